import { communitySchema } from '../domain/community.ts'
import { meSchema } from '../domain/person.ts'
import { paths } from '../domain/wire.ts'
import type { ApiClient } from './offline/api-client.ts'
import type { LocalDb } from './offline/local-db.ts'
import { readCommunity, readMe, writeCommunity, writeMe, writePause } from './offline/settings.ts'

/**
 * Asks the server who this phone is and what the community looks like now. Without a network, or with a session that
 * ended, the phone goes on with what it knows: own unsent work never depends on it.
 */
export async function refreshSession(db: LocalDb, api: ApiClient): Promise<void> {
  const known = await readMe(db)
  const me = await api.get(paths.me, meSchema)
  if (!me.ok) {
    const signedOut = me.why === 'refused' && me.problem.code === 'sign_in_required'
    if (signedOut && known) await writePause(db, 'sign_in')
    return
  }
  if (JSON.stringify(me.value) !== JSON.stringify(known)) await writeMe(db, me.value)
  const community = await api.get(paths.community, communitySchema)
  const stored = community.ok ? await readCommunity(db, community.value.id) : null
  if (community.ok && stored?.version !== community.value.version) await writeCommunity(db, community.value)
}
