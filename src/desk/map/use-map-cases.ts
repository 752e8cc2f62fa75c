import { useEffect, useMemo, useState } from 'preact/hooks'
import { type DeskMap, deskMapSchema } from '../../../domain/desk-map.ts'
import { paths } from '../../../domain/wire.ts'
import type { MapView } from '../../map/choosing-map.tsx'
import type { CountAt } from '../../map/count-layer.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { type Polled, usePolled } from '../use-polled.ts'
import type { MapCase } from './map-case.ts'
import { mapQuery } from './map-query.ts'

/** What others do on the map is seen within this time. */
const EVERY_MS = 25_000
/** A hand that is still moving the map asks for nothing. */
const SETTLED_AFTER_MS = 180

/** The cases of a view, or counts where there are too many; what was seen before stays until the next is known. */
export type MapCases = Pick<Polled<unknown>, 'trouble' | 'at' | 'refresh'> & {
  state: 'loading' | 'shown'
  total: number
  cases: readonly MapCase[]
  counts: readonly CountAt[]
}

const NONE: DeskMap = { total: 0, points: [], cells: [] }

/** Asks the server for what lies in the view, under the filter that the address names. */
export function useMapCases(view: MapView | null, filter: URLSearchParams): MapCases {
  const { api, env } = usePhone()
  const settled = useSettled(view)
  const query = settled ? mapQuery(settled, filter) : null
  const polled = usePolled(() => api.get(`${paths.deskMap}?${query}`, deskMapSchema), {
    key: query ?? '',
    everyMs: EVERY_MS,
    now: env.now,
    enabled: query !== null,
  })
  const [last, setLast] = useState<DeskMap | null>(null)
  useEffect(() => {
    if (polled.value) setLast(polled.value)
  }, [polled.value])
  const found = polled.value ?? last
  const shown = found ?? NONE
  const cases = useMemo(() => shown.points.map(toMapCase), [shown.points])
  const counts = useMemo(() => shown.cells.map(toCount), [shown.cells])
  return {
    state: found ? 'shown' : 'loading',
    total: shown.total,
    cases,
    counts,
    trouble: polled.trouble,
    at: polled.at,
    refresh: polled.refresh,
  }
}

const toMapCase = ({ place, ...known }: DeskMap['points'][number]): MapCase => ({
  ...known,
  lat: place.lat,
  lng: place.lng,
  place,
})

const toCount = ({ south, west, north, east, count }: DeskMap['cells'][number]): CountAt => ({
  lat: (south + north) / 2,
  lng: (west + east) / 2,
  count,
})

/** The view once it has come to rest. */
function useSettled(view: MapView | null): MapView | null {
  const [settled, setSettled] = useState(view)
  useEffect(() => {
    if (settled === null) return setSettled(view)
    const timer = setTimeout(() => setSettled(view), SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [view])
  return settled
}
