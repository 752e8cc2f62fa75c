import type { Place } from '../../domain/place.ts'
import { usePhone } from '../phone/use-phone.ts'
import { CareSwitch } from '../ui/care-switch.tsx'
import { useGridName } from './use-grid-name.ts'
import { words } from './words.ts'

/** Where I am, on one line, and the switch 长辈版. */
export function CaptureHeader({ place }: { place: Place | null }) {
  const { name } = usePhone().community
  const grid = useGridName(place)
  return (
    <header class="capture-header">
      <h1 class="capture-here">
        <span class="visually-hidden">{words.title}：</span>
        {grid ? words.here(name, grid) : name}
      </h1>
      <CareSwitch />
    </header>
  )
}
