import { gridAt } from '../../domain/grid.ts'
import type { Place } from '../../domain/place.ts'
import { usePhone } from '../phone/use-phone.ts'
import { CareSwitch } from '../ui/care-switch.tsx'
import { words } from './words.ts'

/** Where I am, on one line, and the switch 长辈版. */
export function CaptureHeader({ place }: { place: Place | null }) {
  const { community, me } = usePhone()
  const mine = me.posts.flatMap((post) => post.gridIds ?? [])
  const grid = (place && gridAt(place, community.grids)) ?? community.grids.find(({ id }) => mine.includes(id))
  return (
    <header class="capture-header">
      <h1 class="capture-here">
        <span class="visually-hidden">{words.title}：</span>
        {grid ? words.here(community.name, grid.name) : community.name}
      </h1>
      <CareSwitch />
    </header>
  )
}
