/** Rows as SQLite and PostgreSQL both hold them: times Unix ms, JSON as text, truth as 0 or 1. */
export type PeopleTables = {
  communities: {
    community_id: string
    name: string
    demo: number
    version: string
    plan_version: number
    config: string
  }
  people: { community_id: string; person_id: string; name: string }
  posts: {
    community_id: string
    person_id: string
    position: number
    role: string
    /** JSON list of grid ids; null = the whole community. */
    grid_ids: string | null
    /** JSON list of handler kinds. */
    kinds: string
    from_at: number
    to_at: number | null
  }
  invitations: {
    community_id: string
    secret_hash: string
    person_id: string
    created_at: number
    expires_at: number | null
    reusable: number
    claimed_at: number | null
  }
  sessions: {
    community_id: string
    session_id: string
    token_hash: string
    person_id: string
    created_at: number
    expires_at: number
    ended_at: number | null
  }
}
