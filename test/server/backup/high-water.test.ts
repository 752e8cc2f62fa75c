import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataFiles } from '../../../server/start/data-folder.ts'
import { highWater } from '../../../server/start/high-water.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport } from '../heart/phone.ts'

let heart: Heart
let copy: string
let scratch: string
beforeEach(async () => {
  heart = await openHeart()
  scratch = mkdtempSync(join(tmpdir(), 'woodpecker-water-'))
  copy = join(scratch, 'copy.db')
})
afterEach(async () => {
  await heart.close()
  rmSync(scratch, { recursive: true, force: true })
})

const marks = () => highWater(dataFiles(heart.folder).highWater, heart.stores.epochs)
const epoch = async () => (await heart.stores.journal.head(heart.community.id)).epoch
const report = () => heart.as('wang').putReport(aReport())
async function whileStopped(work: () => void): Promise<void> {
  await heart.stop()
  work()
  heart = await openHeart(heart.folder)
}

test('a restart changes no epoch, also when the mark lags behind', async () => {
  await report()
  await marks().write()
  await report()
  const before = await epoch()
  await whileStopped(() => undefined)
  expect(await marks().check()).toEqual([])
  expect(await epoch()).toBe(before)
})

test('a database put back by hand from an older copy is noticed: a new epoch', async () => {
  await report()
  const before = await epoch()
  await whileStopped(() => copyFileSync(dataFiles(heart.folder).database, copy))
  await report()
  await marks().write()
  await whileStopped(() => copyFileSync(copy, dataFiles(heart.folder).database))
  expect(await marks().check()).toEqual([heart.community.id])
  expect(await epoch()).not.toBe(before)
  await marks().write()
  expect(await marks().check()).toEqual([])
})

test('a database from before the last restore is another history, however far it had come', async () => {
  for (let i = 0; i < 3; i++) await report()
  await whileStopped(() => copyFileSync(dataFiles(heart.folder).database, copy))
  await heart.stores.epochs.renew(heart.community.id)
  await marks().write()
  await whileStopped(() => copyFileSync(copy, dataFiles(heart.folder).database))
  expect(await marks().check()).toEqual([heart.community.id])
})

test('a damaged mark stops nobody and is written anew', async () => {
  await report()
  writeFileSync(dataFiles(heart.folder).highWater, '{"half')
  expect(await marks().check()).toEqual([])
  await marks().write()
  const ahead = JSON.stringify({ [heart.community.id]: { epoch: await epoch(), seq: 99 } })
  writeFileSync(dataFiles(heart.folder).highWater, ahead)
  expect(await marks().check()).toEqual([heart.community.id])
})
