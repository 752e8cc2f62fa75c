/** Rows as SQLite and PostgreSQL both hold them: times Unix ms, JSON as text. */
export type ErrandTables = {
  /** Rules of dispatch; the highest version is in force. */
  routing_versions: {
    community_id: string
    version: number
    rules_json: string
    /** How many they are. */
    rules: number
    made_at: number
    made_by: string
  }
  task_links: TaskLinkRow
}

/** A link by which somebody without an account sees one task. */
export type TaskLinkRow = {
  community_id: string
  link_id: string
  case_id: string
  /** The person made for it alone. */
  person_id: string
  secret_hash: string
  created_at: number
  created_by: string
  expires_at: number
  revoked_at: number | null
  revoked_by: string | null
  /** When it was last opened. */
  opened_at: number | null
}
