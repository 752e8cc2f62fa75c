/** Filters of the desk that people saved, each person's own. `saved_at` Unix ms, of the first time. */
export type DeskViewTables = {
  desk_views: {
    community_id: string
    person_id: string
    view_id: string
    name: string
    query: string
    saved_at: number
  }
}
