import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ApiClient } from '../../../src/offline/api-client.ts'
import { onChange } from '../../../src/offline/changes.ts'
import { markNoticesRead, pullInbox } from '../../../src/offline/inbox.ts'
import { countUnread, readInbox } from '../../../src/offline/kept-inbox.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { type Heart, openHeart } from '../../server/heart/heart.ts'
import { aReport } from '../../server/heart/phone.ts'
import { dispatch, walkOf } from '../../server/heart/walk.ts'
import { hear, inboxOf } from '../../server/inbox/hear.ts'
import { freshPhone, handEnvironment, me } from '../../support/local-phone.ts'
import { clientOn, type Fate } from '../../support/phone-on-server.ts'

let heart: Heart
let db: LocalDb
let walk: ReturnType<typeof walkOf>
const env = handEnvironment()
const owner = () => ({ communityId: heart.community.id, personId: 'wang' })
beforeEach(async () => {
  heart = await openHeart()
  db = (await freshPhone({ ...me, ...owner() })).db
  const report = aReport()
  await heart.as('wang').putReport(report)
  walk = walkOf(heart, report.caseId)
  await walk.step('li', { act: 'accept' })
  await hear(heart)
})
afterEach(() => heart.close())

const pull = (fate?: (exchange: number) => Fate) => pullInbox(owner(), { ...clientOn(heart, 'wang', fate), db, env })
const events = async () => (await readInbox(db, owner())).items.map(({ event }) => event)

test('messages are kept for when there is no network, and counted while unread', async () => {
  await pull()
  expect(await events()).toEqual(['accept'])
  expect(await countUnread(db, owner())).toBe(1)
  await pull(() => 'lost on the way')
  expect(await events()).toEqual(['accept'])
  expect(await countUnread(db, { ...owner(), personId: 'zhao' })).toBe(0)
})

test('only what is new is fetched, and a pull that brings nothing new wakes nobody', async () => {
  await pull()
  let changes = 0
  const off = onChange(() => changes++)
  await pull()
  expect(changes).toBe(0)
  await walk.step('li', dispatch)
  await hear(heart)
  await pull()
  off()
  expect(changes).toBe(1)
  expect(await events()).toEqual(['accept', 'dispatch'])
})

test('what was read without a network is read at once here, and the server hears of it later, once or twice', async () => {
  await pull()
  const { unread } = await readInbox(db, owner())
  await markNoticesRead(db, owner(), [...unread, 12345])
  expect(await countUnread(db, owner())).toBe(0)
  await pull(() => 'lost on the way')
  expect((await inboxOf(heart, 'wang')).unread).toEqual(unread)
  await pull(() => 'answer lost')
  expect((await inboxOf(heart, 'wang')).unread).toEqual([])
  expect((await readInbox(db, owner())).readHere).toEqual(unread)
  await pull()
  expect(await readInbox(db, owner())).toMatchObject({ readHere: [], unread: [] })
})

test('what another phone read is read here too', async () => {
  await pull()
  const { unread } = await readInbox(db, owner())
  await heart.as('wang').send('POST', '/v1/inbox/read', { json: { seqs: unread } })
  await pull()
  expect(await countUnread(db, owner())).toBe(0)
  expect(await events()).toEqual(['accept'])
})

test('after a restored backup the server’s messages replace those of before', async () => {
  await pull()
  await markNoticesRead(db, owner(), (await readInbox(db, owner())).unread)
  await heart.stores.epochs.renew(heart.community.id)
  const api: ApiClient = clientOn(heart, 'wang').api
  await pullInbox(owner(), { api, db, env })
  expect(await readInbox(db, owner())).toMatchObject({ items: [{ event: 'accept' }], readHere: [], unread: [] })
})
