import type { People } from '../people.ts'
import type { Database } from './database.ts'
import { claimInvitation, findInvitation, insertInvitation } from './sqlite-invitations.ts'
import { listHandlers, nameOf, putPerson } from './sqlite-persons.ts'
import { createSessionReader, endSession, extendSession, sessionExpiry } from './sqlite-sessions.ts'
import { sqliteTaskLinks } from './sqlite-task-links.ts'

/** People kept in the database; sessions are remembered for a second (see `createBriefMemory`). */
export function createSqlitePeople(db: Database, clock: () => number = () => performance.now()): People {
  const sessions = createSessionReader(db, clock)
  return {
    resolveSession: sessions.resolve,
    extendSession: async (tokenHash, expiresAt) => {
      await extendSession(db, tokenHash, expiresAt)
      sessions.forget(tokenHash)
    },
    sessionExpiry: (tokenHash) => sessionExpiry(db, tokenHash),
    endSession: async (tokenHash, now) => {
      await endSession(db, tokenHash, now)
      sessions.forget(tokenHash)
    },
    putPerson: async (person) => {
      await putPerson(db, person)
      sessions.forgetAll()
    },
    postsChanged: () => sessions.forgetAll(),
    createInvitation: (invitation) => insertInvitation(db, invitation),
    findInvitation: (secretHash, now, allowReusable) => findInvitation(db, secretHash, now, allowReusable),
    claim: (session, allowReusable) => claimInvitation(db, session, allowReusable),
    handlers: (communityId, now) => listHandlers(db, communityId, now),
    personName: (communityId, personId) => nameOf(db, communityId, personId),
    ...sqliteTaskLinks(db, sessions.forgetAll),
  }
}
