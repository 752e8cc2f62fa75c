import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { HandlerKind } from '../domain/category.ts'
import type { Me, Role } from '../domain/person.ts'
import { communityFromTemplate, TEMPLATE_NAMES } from '../server/community-template/community-template.ts'
import { hashSecret, newSecret } from '../server/sign-in/secret.ts'
import { claimDataFolder, makeDataFolder } from '../server/start/data-folder.ts'
import { openStores } from '../server/start/open-stores.ts'
import { resultsFolder } from './results-folder.ts'

/** Somebody with a phone that is signed in. */
export type Volunteer = { me: Me; cookie: string }

/** A data folder of production with a community and people signed in, as a server process will find it. */
export type Town = {
  dataDir: string
  communityId: string
  volunteers: Volunteer[]
  leader: Volunteer
  handler: Volunteer
  /** One of its grids. */
  gridId: string
  remove: () => void
}

const random = (bytes: number) => randomBytes(bytes)
const SESSION_MS = 90 * 86_400_000

/** A folder on a real disk that goes away with the run: the machine's temp folder may be memory. */
export function faultFolder(prefix: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(resultsFolder(), prefix))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) }
}

/** Founds a town. No server runs on its folder yet. */
export async function foundTown(volunteers: number): Promise<Town> {
  const { folder, remove } = faultFolder('town-')
  const dataDir = join(folder, 'data')
  await makeDataFolder(dataDir)
  await claimDataFolder(dataDir, 'production')
  const { communities, people, close } = await openStores(dataDir)
  const phones = { property: null, community: null }
  const community = communityFromTemplate({ ...TEMPLATE_NAMES, demo: false, phones })
  const { id: communityId } = await communities.write(community)
  const enter = async (personId: string, name: string, role: Role, kinds: HandlerKind[] = []): Promise<Volunteer> => {
    const post = { role, gridIds: null }
    await people.putPerson({ communityId, personId, name, posts: [{ ...post, kinds, from: 0, to: null }] })
    const cookie = await signIn(people, communityId, personId)
    return { me: { communityId, personId, name, posts: [post] }, cookie }
  }
  const signedIn: Volunteer[] = []
  for (let n = 1; n <= volunteers; n++) signedIn.push(await enter(`p-${n}`, `志愿者${n}`, 'reporter'))
  const leader = await enter('leader', '网格长', 'grid_leader')
  const handler = await enter('handler', '物业', 'handler', ['property'])
  await close()
  const gridId = community.grids[0]?.id ?? ''
  return { dataDir, communityId, volunteers: signedIn, leader, handler, gridId, remove }
}

async function signIn(
  people: Awaited<ReturnType<typeof openStores>>['people'],
  communityId: string,
  personId: string,
): Promise<string> {
  const secretHash = hashSecret(newSecret(random))
  const token = newSecret(random)
  const now = Date.now()
  await people.createInvitation({ communityId, personId, secretHash, createdAt: now, expiresAt: null, reusable: false })
  const session = { secretHash, sessionId: newSecret(random), tokenHash: hashSecret(token), now }
  await people.claim({ ...session, expiresAt: now + SESSION_MS }, false)
  return `woodpecker=${token}`
}
