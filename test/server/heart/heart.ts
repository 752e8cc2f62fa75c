import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { HandlerKind } from '../../../domain/category.ts'
import type { Role } from '../../../domain/person.ts'
import { createApp } from '../../../server/app.ts'
import { exportsHere } from '../../../server/export/exports-here.ts'
import { nowhere, type PostOut } from '../../../server/notify/outgoing.ts'
import { hashSecret, newSecret } from '../../../server/sign-in/secret.ts'
import { openStores } from '../../../server/start/open-stores.ts'
import { communityFixture } from '../../support/community-fixture.ts'
import { phoneOf } from './phone.ts'

const random = (bytes: number) => randomBytes(bytes)
const SETTINGS = { demo: true, publicOrigin: null, secure: false, pageDir: null }
/** Monday 2026-10-12, 10:00 in Shanghai. */
const START = Date.UTC(2026, 9, 12, 2)

/** Who takes part: two volunteers, leaders of both grids, two handlers, supervisor and admin. */
const CAST: Record<string, { role: Role; gridIds: string[] | null; kinds?: HandlerKind[] }> = {
  wang: { role: 'reporter', gridIds: null },
  zhao: { role: 'reporter', gridIds: null },
  li: { role: 'grid_leader', gridIds: ['g3', 'none'] },
  sun: { role: 'grid_leader', gridIds: ['g4'] },
  chen: { role: 'handler', gridIds: null, kinds: ['property'] },
  qian: { role: 'handler', gridIds: null, kinds: ['cleaning'] },
  wu: { role: 'supervisor', gridIds: null },
  zheng: { role: 'admin', gridIds: null },
}
export type Member = 'wang' | 'zhao' | 'li' | 'sun' | 'chen' | 'qian' | 'wu' | 'zheng'

/** The server on real stores in a folder, with people signed in and a clock that the test holds. */
export async function openHeart(folder = mkdtempSync(join(tmpdir(), 'woodpecker-heart-'))) {
  const stores = await openStores(folder)
  const clock = { now: START }
  const { version: _, ...content } = communityFixture
  const community = await stores.communities.write(content)
  const logged: unknown[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(JSON.parse(line)) })
  const now = () => clock.now
  const exports = exportsHere(stores, { now, random, onFailure: (error) => log.error(error) })
  const outside: { post: PostOut } = { post: nowhere }
  const postOut: PostOut = (request) => outside.post(request)
  const app = createApp({ ...stores, exports, now, random, log, settings: SETTINGS, postOut })
  const tokens = new Map<string, string>()
  for (const [personId, { role, gridIds, kinds = [] }] of Object.entries(CAST)) {
    const posts = [{ role, gridIds, kinds, from: 0, to: null }]
    await stores.people.putPerson({ communityId: community.id, personId, name: `姓名-${personId}`, posts })
    tokens.set(personId, await signIn(stores.people, community.id, personId))
  }
  const cookieOf = (personId: Member) => `woodpecker=${tokens.get(personId) ?? ''}`
  return {
    app,
    stores,
    folder,
    clock,
    /** What happens to what is posted out of the community; nothing leaves unless a test says so. */
    outside,
    community,
    exports,
    /** What was logged as an error: a refusal that is really a fault shows here. */
    logged,
    log,
    as: (personId: Member) => phoneOf(app, cookieOf(personId), () => clock.now),
    cookieOf,
    /** Ends the process' part, keeping the folder: what a restart finds. */
    stop: () => stores.close(),
    close: async () => {
      await stores.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function signIn(
  people: Awaited<ReturnType<typeof openStores>>['people'],
  communityId: string,
  personId: string,
): Promise<string> {
  const secretHash = hashSecret(newSecret(random))
  const token = newSecret(random)
  await people.createInvitation({ communityId, personId, secretHash, createdAt: 0, expiresAt: null, reusable: false })
  const session = { secretHash, sessionId: newSecret(random), tokenHash: hashSecret(token), now: START }
  await people.claim({ ...session, expiresAt: START + 90 * 86_400_000 }, false)
  return token
}

export type Heart = Awaited<ReturnType<typeof openHeart>>
