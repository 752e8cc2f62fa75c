import type { MapView } from '../../map/choosing-map.tsx'

/** What a filter may hold, by the names both the page's address and the server use. */
const FILTERS = ['grid', 'category', 'state', 'from', 'to'] as const
/** Six digits are a tenth of a metre; a view that trembles less asks nothing new. */
const DIGITS = 6

/** The question to the server: this view, under what the address filters by. */
export function mapQuery({ bounds, zoom }: MapView, filter: URLSearchParams): string {
  const query = new URLSearchParams({
    south: bounds.south.toFixed(DIGITS),
    west: bounds.west.toFixed(DIGITS),
    north: bounds.north.toFixed(DIGITS),
    east: bounds.east.toFixed(DIGITS),
    zoom: String(Math.round(zoom)),
  })
  for (const name of FILTERS) {
    const value = filter.get(name)
    if (value) query.set(name, value)
  }
  return query.toString()
}
