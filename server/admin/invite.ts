import type { Community } from '../../domain/community.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { randomId } from '../../domain/id.ts'
import { communityFromTemplate, TEMPLATE_NAMES } from '../community-template/community-template.ts'
import { hashSecret, newSecret } from '../sign-in/secret.ts'
import type { Communities } from '../stores/communities.ts'
import type { People } from '../stores/people.ts'
import { AdminRefused } from './admin-refused.ts'
import type { CreateCommunity, Invite } from './command.ts'
import { words } from './words.ts'

export type AdminDeps = {
  communities: Communities
  people: People
  now: number
  random: (bytes: number) => Uint8Array
}
export type Invited = { name: string; personId: string; secret: string; createdCommunity: Community | null }

/** Creates a community from the template. @throws AdminRefused when there is one of that id */
export async function createCommunity(asked: CreateCommunity, { communities }: AdminDeps): Promise<Community> {
  if (await communities.read(asked.names.id)) throw new AdminRefused(`community ${asked.names.id} exists. 社区已存在。`)
  return communities.write(communityFromTemplate({ ...asked.names, demo: false, phones: asked.phones }, asked.plan))
}

/**
 * Makes a person with the post (or takes the one named by `personId`, posts unchanged) and a link that signs them in once.
 * Where there is no community yet, the template's is created first.
 */
export async function invite(asked: Invite, deps: AdminDeps): Promise<Invited> {
  const { community, created } = await communityFor(asked, deps)
  const person = asked.personId
    ? await known(asked.personId, community.id, deps)
    : await newPerson(asked, community, deps)
  const secret = newSecret(deps.random)
  await deps.people.createInvitation({
    communityId: community.id,
    personId: person.personId,
    secretHash: hashSecret(secret),
    createdAt: deps.now,
    expiresAt: deps.now + asked.minutes * 60_000,
    reusable: false,
  })
  return { ...person, secret, createdCommunity: created ? community : null }
}

async function communityFor(asked: Invite, deps: AdminDeps): Promise<{ community: Community; created: boolean }> {
  const listed = await deps.communities.list()
  const only = listed.length === 1 ? listed[0]?.id : undefined
  const id = asked.communityId ?? only
  if (id !== undefined) return { community: await existing(id, deps), created: false }
  if (listed.length > 1) {
    const ids = listed.map((one) => one.id).join(', ')
    throw new AdminRefused(`--community is needed, one of ${ids}. 请写明社区。`)
  }
  const names = { command: 'create-community', plan: 'hupan', names: TEMPLATE_NAMES } as const
  const phones = { property: null, community: null }
  return { community: await createCommunity({ ...names, phones }, deps), created: true }
}

async function existing(id: string, { communities }: AdminDeps): Promise<Community> {
  const community = await communities.read(id)
  if (!community) throw new AdminRefused(`--community ${id}: there is none of that id. 没有这个社区。`)
  return community
}

async function known(personId: string, communityId: string, { people }: AdminDeps) {
  const name = await people.personName(communityId, personId)
  if (name === null) throw new AdminRefused(`--person ${personId}: nobody has that id. 没有这个人。`)
  return { personId, name }
}

async function newPerson(asked: Invite, community: Community, { people, now, random }: AdminDeps) {
  const { role, kinds } = asked
  const name = asked.name ?? words.unnamed[role]
  const gridIds = asked.grids?.map((typed) => gridIdOf(typed, community)) ?? null
  const personId = randomId(random(16))
  const post = { role, gridIds, kinds, from: now, to: null }
  await people.putPerson({ communityId: community.id, personId, name, posts: [post] })
  return { personId, name }
}

/** People say 3 or 3号网格; the id is what the community's data calls it. */
function gridIdOf(typed: string, community: Community): string {
  if (typed === UNPLACED_GRID) return UNPLACED_GRID
  const grid = community.grids.find(({ id, name }) => id === typed || name === typed || name === `${typed}号网格`)
  if (grid) return grid.id
  const names = community.grids.map((one) => one.name).join(', ')
  throw new AdminRefused(`--grid ${typed}: must be of ${names}, ${UNPLACED_GRID}. 没有这个网格。`)
}
