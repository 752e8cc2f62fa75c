/** What the desk's map is read from; kept in the transactions that change the cases it is made of. */
export type MapTables = { case_spots: CaseSpotRow; map_counts: MapCountRow }

/** Where a case with a place lies. `x` and `y` are its cell at `SPOT_LEVEL`. */
export type CaseSpotRow = {
  community_id: string
  case_id: string
  x: number
  y: number
  lat: number
  lng: number
  building_id: string | null
  grid_id: string
  /** '' while nobody has said. */
  category_id: string
  tab: string
  received_at: number
}

/** How many cases of a kind lie in a cell. `month` is when they came in, as 202611; 0 counts all months together. */
export type MapCountRow = {
  community_id: string
  level: number
  month: number
  x: number
  y: number
  grid_id: string
  category_id: string
  tab: string
  count: number
}
