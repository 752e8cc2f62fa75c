import { useEffect, useState } from 'preact/hooks'
import type { Place } from '../../domain/place.ts'
import { usePhone } from '../phone/use-phone.ts'

/** The grid of the place, else the person's own; null where neither is known. The geometry is fetched when first needed. */
export function useGridName(place: Place | null): string | null {
  const { community, me } = usePhone()
  const [found, setFound] = useState<string | null>(null)
  useEffect(() => {
    if (!place) return setFound(null)
    import('../../domain/place-grid.ts').then(
      ({ gridOfPlace }) => setFound(gridOfPlace(place, community)?.grid.name ?? null),
      () => undefined, // without it the header names the community alone
    )
  }, [place?.lat, place?.lng, place?.buildingId, community])
  const mine = me.posts.flatMap((post) => post.gridIds ?? [])
  return found ?? community.grids.find(({ id }) => mine.includes(id))?.name ?? null
}
