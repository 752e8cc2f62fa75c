import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gridAt } from '../../../domain/grid-at.ts'
import { holdsPost } from '../../../domain/person.ts'
import { issueDemoLinks } from '../../../server/demo/demo-links.ts'
import { DEMO_SIGN_INS } from '../../../server/demo/demo-people.ts'
import { seedDemo } from '../../../server/demo/seed-demo.ts'
import { hashSecret } from '../../../server/sign-in/secret.ts'
import { openStores } from '../../../server/start/open-stores.ts'

const NOW = Date.UTC(2026, 9, 12)

async function demo() {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-demo-'))
  const stores = await openStores(folder)
  const community = await seedDemo(stores.communities, stores.people, NOW)
  const file = join(folder, 'demo-links.json')
  const random = (bytes: number) => randomBytes(bytes)
  const issue = (baseUrl: string) =>
    issueDemoLinks({ people: stores.people, communityId: community.id, baseUrl, file, now: NOW, random })
  const personOf = async (link: string) => {
    const found = await stores.people.findInvitation(hashSecret(link.split('#')[1] ?? ''), NOW, true)
    if (!found.ok) throw new Error(found.why)
    return found.invitation
  }
  return { ...stores, community, file, issue, personOf }
}

test('beside it stands a second community, with another plan and nobody in it', async () => {
  const { communities, people, community } = await demo()
  expect(community.name).toBe('湖畔社区')
  expect((await communities.list()).map(({ name, demo }) => [name, demo])).toEqual([
    ['月河社区', true],
    ['湖畔社区', true],
  ])
  expect(await people.handlers('331081001008', NOW)).toEqual([])
})

test('every key of demo-links.json signs in the invented person of that role, and only this user can read the file', async () => {
  const { issue, file, personOf } = await demo()
  const links = await issue('http://localhost:1')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(links)
  expect(statSync(file).mode & 0o077).toBe(0)
  const roles = {
    reporter: 'reporter',
    gridLeader: 'grid_leader',
    handler: 'handler',
    supervisor: 'supervisor',
    admin: 'admin',
  }
  for (const [key, role] of Object.entries(roles)) {
    const link = links[key as keyof typeof links] // the keys of `roles` are those of the links
    expect(link).toMatch(/^http:\/\/localhost:1\/join#[\w-]{43}$/)
    const invitation = await personOf(link)
    expect(invitation).toMatchObject({ posts: [{ role }], reusable: true, name: expect.stringMatching(/^演示·/) })
  }
})

test('links survive a restart, at the new address; a damaged file means new links', async () => {
  const { issue, file, personOf } = await demo()
  const first = await issue('http://localhost:1')
  const second = await issue('https://demo.example')
  expect(second.reporter).toBe(first.reporter.replace('http://localhost:1', 'https://demo.example'))
  writeFileSync(file, '{"reporter": "nonsense"')
  const third = await issue('http://localhost:1')
  expect(third.reporter).not.toBe(first.reporter)
  expect((await personOf(third.admin)).personId).toBe(DEMO_SIGN_INS.admin)
  expect((await personOf(first.admin)).personId).toBe(DEMO_SIGN_INS.admin)
})

test('the demo leader leads the grid in the middle and what has no grid yet; somebody leads each other grid', async () => {
  const { issue, personOf, people, community } = await demo()
  const leader = await personOf((await issue('http://localhost:1')).gridLeader)
  const middle = gridAt(community.center, community.grids)
  expect(leader.posts).toEqual([{ role: 'grid_leader', gridIds: [middle?.id, 'none'] }])
  const led = community.grids.filter(({ id }) => holdsPost(leader.posts, ['grid_leader'], id))
  expect(led).toEqual([middle])
  expect(await people.personName(community.id, 'demo-grid-leader-2')).toBe('演示·何网格长')
})

test('for every kind of handler a category asks for there is one, and a choice', async () => {
  const { people, community } = await demo()
  const handlers = await people.handlers(community.id, NOW)
  expect(handlers.length).toBeGreaterThan(3)
  const wanted = new Set(community.categories.map((category) => category.handler))
  expect([...wanted].filter((kind) => !handlers.some(({ kinds }) => kinds.includes(kind)))).toEqual([])
})

test('what was edited in the demo outlives a restart', async () => {
  const { communities, people, community } = await demo()
  const { version: _, ...content } = community
  await communities.write({ ...content, name: '改过的社区' })
  expect((await seedDemo(communities, people, NOW)).name).toBe('改过的社区')
})
