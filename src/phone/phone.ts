import type { Community } from '../../domain/community.ts'
import type { Me } from '../../domain/person.ts'
import type { ApiClient } from '../offline/api-client.ts'
import type { Owner } from '../offline/draft.ts'
import type { Environment } from '../offline/environment.ts'
import type { LocalDb } from '../offline/local-db.ts'
import type { Sync } from '../offline/sync.ts'

/** This phone with somebody signed in: what every screen works with. */
export type Phone = {
  db: LocalDb
  api: ApiClient
  sync: Sync
  me: Me
  owner: Owner
  community: Community
  env: Environment
}
