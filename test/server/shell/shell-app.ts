import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../../server/app.ts'
import type { Settings } from '../../../server/deps.ts'
import { exportsHere } from '../../../server/export/exports-here.ts'
import { nowhere } from '../../../server/notify/outgoing.ts'
import { hashSecret, newSecret } from '../../../server/sign-in/secret.ts'
import { openStores } from '../../../server/start/open-stores.ts'
import { communityFixture } from '../../support/community-fixture.ts'

const random = (bytes: number) => randomBytes(bytes)
const DEMO: Settings = { demo: true, publicOrigin: null, secure: false, pageDir: null }

/** The app on real stores in a folder of its own, with one community, one leader and a clock that the test holds. */
export async function shellApp(settings: Partial<Settings> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-shell-'))
  const stores = await openStores(folder)
  const clock = { now: Date.UTC(2026, 9, 12, 2) }
  const { version: _, ...content } = communityFixture
  const community = await stores.communities.write(content)
  const post = { role: 'grid_leader' as const, gridIds: ['g3'], kinds: [], from: 0, to: null }
  await stores.people.putPerson({ communityId: community.id, personId: 'leader', name: '李网格长', posts: [post] })
  const now = () => clock.now
  const exports = exportsHere(stores, { now, random, onFailure: () => undefined })
  const deps = { ...stores, exports, now, random, log: pino({ level: 'silent' }), postOut: nowhere }
  const app = createApp({ ...deps, settings: { ...DEMO, ...settings } })
  const invite = async (options: { reusable?: boolean; expiresAt?: number | null } = {}) => {
    const secret = newSecret(random)
    const person = { communityId: community.id, personId: 'leader', secretHash: hashSecret(secret) }
    await stores.people.createInvitation({
      ...person,
      createdAt: clock.now,
      expiresAt: null,
      reusable: false,
      ...options,
    })
    return secret
  }
  const post_ = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const close = async () => {
    await stores.close()
    rmSync(folder, { recursive: true })
  }
  return { app, stores, community, clock, invite, post: post_, close }
}

export type ShellApp = Awaited<ReturnType<typeof shellApp>>

/** The Cookie header a browser would send after this answer. */
export const cookieFrom = (response: Response): string => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
