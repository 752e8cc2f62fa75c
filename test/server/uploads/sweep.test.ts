import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nowhere } from '../../../server/notify/outgoing.ts'
import { ORPHAN_AFTER_MS, sweepOrphans } from '../../../server/photos/sweep-orphans.ts'
import { beginChores } from '../../../server/start/chores.ts'
import { dataFiles } from '../../../server/start/data-folder.ts'
import { DEAD_AFTER_MS, sweepFiles, UNFINISHED_AFTER_MS } from '../../../server/uploads/sweep-uploads.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, newPhotoId, type PhotoBytes, photoOf } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

let heart: Heart
let photo: PhotoBytes
beforeEach(async () => {
  heart = await openHeart()
  photo = photoOf(await rawPhoto())
  await heart.as('wang').putReport(aReport({ photos: [photo.ref] }))
})
afterEach(() => heart.close())

const NOW = Date.now()
const sweep = (later = 0) => sweepFiles({ ...heart.stores, now: () => NOW + later })
const folderOf = (photoId: string) => join(dataFiles(heart.folder).uploads, heart.community.id, photoId)

/** Bytes that lie there as a crash left them. */
function leave(photoId: string): void {
  mkdirSync(folderOf(photoId), { recursive: true })
  writeFileSync(join(folderOf(photoId), 'a1'), 'bytes')
}

test('bytes of a photo that is stored already are dropped, but not at once: its last request may be under way', async () => {
  await heart.as('wang').upload(photo)
  leave(photo.ref.id)
  expect(await sweep(DEAD_AFTER_MS / 2)).toBe(0)
  expect(existsSync(folderOf(photo.ref.id))).toBe(true)
  expect(await sweep(DEAD_AFTER_MS + 60_000)).toBe(1)
  expect(existsSync(folderOf(photo.ref.id))).toBe(false)
})

test('bytes of a photo nobody knows any more are dropped', async () => {
  const unknown = newPhotoId()
  leave(unknown)
  expect(await sweep(DEAD_AFTER_MS + 60_000)).toBe(1)
  expect(existsSync(folderOf(unknown))).toBe(false)
})

test('an unfinished upload waits for its phone for 30 days, and then only starts over', async () => {
  await heart.as('wang').create(photo)
  await heart.as('wang').patch(photo.ref.id, 0, photo.bytes.subarray(0, 100))
  expect(await sweep(UNFINISHED_AFTER_MS - 60_000)).toBe(0)
  expect(await heart.stores.uploadFiles.size({ ...key(), attempt: 'a1' })).toBe(100)
  expect(await sweep(UNFINISHED_AFTER_MS + 60_000)).toBe(1)
  expect((await (await heart.as('wang').upload(photo, 'a2')).json()).photo.state).toBe('stored')
})
const key = () => ({ communityId: heart.community.id, photoId: photo.ref.id })

test('half-written renditions of a crash are dropped, whole ones never', async () => {
  await heart.as('wang').upload(photo)
  const stored = await heart.stores.journal.findPhoto(heart.community.id, photo.ref.id)
  const folder = join(dataFiles(heart.folder).photos, heart.community.id, 'ab')
  mkdirSync(folder, { recursive: true })
  const half = join(folder, `${'ab'.repeat(16)}.jpg.tmp`)
  writeFileSync(half, 'half')
  expect(await sweep()).toBe(0)
  utimesSync(half, 1000, 1000)
  expect(await sweep(400 * 86_400_000)).toBe(1)
  expect(existsSync(half)).toBe(false)
  expect(await heart.stores.photoFiles.read(heart.community.id, stored?.evidenceName ?? '')).not.toBeNull()
})

/** Every whole rendition there is. */
const renditions = () =>
  readdirSync(dataFiles(heart.folder).photos, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.jpg'))
    .sort()
const orphans = (later: number) => sweepOrphans({ ...heart.stores, now: () => Date.now() + later })
const A_WHILE_MS = 60_000

test('renditions that a dying process left without a name are removed after a day; a named one never is', async () => {
  await heart.as('wang').upload(photo)
  const named = renditions()
  expect(named).toHaveLength(2)
  const orphan = await heart.stores.photoFiles.keep(heart.community.id, new Uint8Array(9))
  expect(await orphans(ORPHAN_AFTER_MS - A_WHILE_MS)).toBe(0)
  expect(await heart.stores.photoFiles.has(heart.community.id, orphan)).toBe(true)
  expect(await orphans(ORPHAN_AFTER_MS + A_WHILE_MS)).toBe(1)
  expect(renditions()).toEqual(named)
  expect(await orphans(400 * ORPHAN_AFTER_MS)).toBe(0)
  expect(renditions()).toEqual(named)
})

test('what is named while the sweep is under way stays', async () => {
  const { journal, photoFiles } = heart.stores
  const name = await photoFiles.keep(heart.community.id, new Uint8Array(9))
  const nameIt: typeof journal.renditionNames = async () => new Set([name])
  const now = () => Date.now() + 2 * ORPHAN_AFTER_MS
  expect(await sweepOrphans({ journal: { ...journal, renditionNames: nameIt }, photoFiles, now })).toBe(0)
})

describe('a server at its start', () => {
  const startsAndStops = async (wasPutBack: boolean) => {
    const marks = { check: async () => [], write: async () => undefined }
    const now = () => Date.now() + 2 * ORPHAN_AFTER_MS
    const log = pino({ level: 'silent' })
    const settings = { demo: true, publicOrigin: null, secure: false, pageDir: null }
    const { exports } = heart
    const deps = { ...heart.stores, exports, now, random: () => new Uint8Array(), log, settings, postOut: nowhere }
    await beginChores(deps, { marks, wasPutBack, dataDir: heart.folder, log })()
  }
  beforeEach(() => heart.stores.photoFiles.keep(heart.community.id, new Uint8Array(9)))

  test('removes orphans', async () => {
    await startsAndStops(false)
    expect(renditions()).toEqual([])
  })

  test('keeps them while a replaced database lies there, which may still name them', async () => {
    mkdirSync(join(heart.folder, 'replaced-1'))
    await startsAndStops(false)
    expect(renditions()).toHaveLength(1)
  })

  test('keeps them when it finds a database that was put back by hand', async () => {
    await startsAndStops(true)
    expect(renditions()).toHaveLength(1)
  })
})
