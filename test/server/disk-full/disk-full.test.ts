import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { headers } from '../../../domain/wire.ts'
import { createApp } from '../../../server/app.ts'
import type { Deps } from '../../../server/deps.ts'
import { nowhere } from '../../../server/notify/outgoing.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, newUuid, phoneOf, photoOf } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

let heart: Heart
let full = true
beforeEach(async () => {
  heart = await openHeart()
  full = true
})
afterEach(() => heart.close())

const noRoom = (code: string) => Promise.reject(Object.assign(new Error('no room'), { code }))

/** The same server with one part of its stores that has no room while `full`. */
function phoneOnFull(broken: Partial<Pick<Deps, 'journal' | 'photoFiles' | 'uploadFiles'>>) {
  const settings = { demo: true, publicOrigin: null, secure: false, pageDir: null }
  const logged: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) })
  const now = () => heart.clock.now
  const { exports } = heart
  const app = createApp({
    ...heart.stores,
    exports,
    now,
    random: (n) => randomBytes(n),
    log,
    settings,
    postOut: nowhere,
    ...broken,
  })
  return { phone: phoneOf(app, heart.cookieOf('wang'), now), logged }
}
async function expectFull(answer: Response) {
  expect([answer.status, (await answer.json()).code]).toEqual([507, 'disk_full'])
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
}

describe('a full disk is said as such, acknowledges nothing, and is over when there is room', () => {
  test.each(['SQLITE_FULL', 'ENOSPC', 'SQLITE_IOERR_SHMSIZE'])('in the database: %s', async (code) => {
    const { journal } = heart.stores
    const takeIn: typeof journal.takeIn = (report) => (full ? noRoom(code) : journal.takeIn(report))
    const { phone, logged } = phoneOnFull({ journal: { ...journal, takeIn } })
    const report = aReport()
    const opId = newUuid()
    await expectFull(await phone.putReport(report, opId))
    expect((await phone.feed('mine')).items).toEqual([])
    full = false
    expect((await phone.putReport(report, opId)).status).toBe(201)
    expect(logged).toEqual([])
  })

  test('in the arriving bytes: the offset stays where it was, and the same piece goes on', async () => {
    const { uploadFiles } = heart.stores
    const append: typeof uploadFiles.append = (...args) => (full ? noRoom('ENOSPC') : uploadFiles.append(...args))
    const { phone } = phoneOnFull({ uploadFiles: { ...uploadFiles, append } })
    const photo = photoOf(await rawPhoto())
    await phone.putReport(aReport({ photos: [photo.ref] }))
    await phone.create(photo)
    await expectFull(await phone.patch(photo.ref.id, 0, photo.bytes))
    expect((await phone.create(photo)).headers.get(headers.uploadOffset)).toBe('0')
    full = false
    expect((await (await phone.patch(photo.ref.id, 0, photo.bytes)).json()).photo.state).toBe('stored')
  })

  test('in the renditions: the photo is not stored, and its bytes need not be sent again', async () => {
    const { photoFiles } = heart.stores
    const keep: typeof photoFiles.keep = (...args) => (full ? noRoom('ENOSPC') : photoFiles.keep(...args))
    const { phone } = phoneOnFull({ photoFiles: { ...photoFiles, keep } })
    const photo = photoOf(await rawPhoto())
    await phone.putReport(aReport({ photos: [photo.ref] }))
    await phone.create(photo)
    await expectFull(await phone.patch(photo.ref.id, 0, photo.bytes))
    expect((await heart.stores.journal.findPhoto(heart.community.id, photo.ref.id))?.state).toBe('awaiting')
    full = false
    expect((await (await phone.create(photo)).json()).photo.state).toBe('stored')
  })
})
