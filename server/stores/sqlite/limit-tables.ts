/** What the desk counts and hears by the clock, and what everybody may read of a case. Times are integer UTC ms. */
export type LimitTables = { tab_counts: TabCountRow; case_alarms: CaseAlarmRow; case_releases: CaseReleaseRow }

/** How many cases of a grid (`none` for the unplaced, `*` for all together) stand in a tab of the desk. */
export type TabCountRow = { community_id: string; grid_id: string; tab: string; count: number }

/** That somebody was told of a promise: `since` is the event that set it, `stage` how far it had come at `at`. */
export type CaseAlarmRow = {
  community_id: string
  case_id: string
  since: number
  stage: string
  at: number
  raised_at: number
}

/** A case as a person released it to everybody: days instead of moments, the public point, no word of a reporter. */
export type CaseReleaseRow = {
  community_id: string
  case_id: string
  /** A random 128-bit id: the case's own would tell the moment of capture. */
  public_id: string
  released_at: number
  /** `open` or `closed`. */
  status: string
  category_id: string
  requested_day: number
  updated_day: number
  lat: number | null
  lng: number | null
  address: string | null
  photo_name: string | null
}
