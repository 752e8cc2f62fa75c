import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../server/stores/sqlite/database.ts'
import { createSqlitePeople } from '../../../server/stores/sqlite/sqlite-people.ts'
import { peopleContract } from './people.contract.ts'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'woodpecker-people-')), 'test.db')

peopleContract(async () => {
  const file = newFile()
  const people = createSqlitePeople(await openDatabase(file), () => 0)
  return { people, elsewhere: async () => createSqlitePeople(await openDatabase(file), () => 0) }
})

test('what another process ends is gone after a second', async () => {
  const file = newFile()
  let clock = 0
  const here = createSqlitePeople(await openDatabase(file), () => clock)
  const there = createSqlitePeople(await openDatabase(file), () => 0)
  await here.putPerson({ communityId: 'c', personId: 'p', name: '某', posts: [] })
  const link = { communityId: 'c', personId: 'p', secretHash: 's', createdAt: 0, expiresAt: null, reusable: false }
  await here.createInvitation(link)
  await here.claim({ secretHash: 's', sessionId: 'i', tokenHash: 't', now: 0, expiresAt: 10_000 }, false)
  expect(await here.resolveSession('t', 0)).not.toBeNull()
  await there.endSession('t', 0)
  clock = 1000
  expect(await here.resolveSession('t', 0)).toBeNull()
})
