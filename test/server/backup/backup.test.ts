import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reconcileAnswerSchema } from '../../../domain/reconcile.ts'
import { paths } from '../../../domain/wire.ts'
import { backup } from '../../../server/admin/backup.ts'
import { BACKUP_DATABASE, verifiedBackup } from '../../../server/admin/backup-manifest.ts'
import { restore } from '../../../server/admin/restore.ts'
import { dataFiles } from '../../../server/start/data-folder.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, newUuid, type PhotoBytes, photoOf, refusal, sha256 } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

let heart: Heart
let scratch: string
let folder: string
let photo: PhotoBytes
let early: ReturnType<typeof aReport>
beforeEach(async () => {
  heart = await openHeart()
  scratch = mkdtempSync(join(tmpdir(), 'woodpecker-backup-'))
  folder = join(scratch, 'backup')
  photo = photoOf(await rawPhoto())
  early = aReport({ photos: [photo.ref] })
  await heart.as('wang').putReport(early)
  await heart.as('wang').upload(photo)
})
afterEach(async () => {
  await heart.close()
  rmSync(scratch, { recursive: true, force: true })
})

const makeBackup = () => backup({ dataDir: heart.folder, mode: 'demo', folder, now: heart.clock.now })
/** The server is stopped, the backup put in place, and the server started again. */
async function restored(dataDir = heart.folder): Promise<string | null> {
  await heart.stop()
  const aside = await restore({ dataDir, folder, now: ++heart.clock.now }, await verifiedBackup(folder))
  heart = await openHeart(dataDir)
  return aside
}
const head = () => heart.stores.journal.head(heart.community.id)
const offer = (report: typeof early) => ({
  reports: [
    {
      reportId: report.reportId,
      opId: newUuid(),
      manifestSha256: sha256(Buffer.from(JSON.stringify(report))),
      photos: report.photos.map((one) => ({ id: one.id, sha256: one.sha256 })),
    },
  ],
  acts: [],
})
async function stateOf(report: typeof early) {
  const answer = await heart.as('wang').send('POST', paths.reconcile, { json: offer(report) })
  return reconcileAnswerSchema.parse(await answer.json()).reports[0]
}

describe('a backup', () => {
  test('holds the database and every photo it names, and is whole while people go on writing', async () => {
    const writing = Promise.all(Array.from({ length: 30 }, () => heart.as('wang').putReport(aReport())))
    const [manifest] = await Promise.all([makeBackup(), writing])
    expect([manifest.photos.length, manifest.missing]).toEqual([2, []])
    expect(await verifiedBackup(folder)).toEqual(manifest)
    const elsewhere = join(scratch, 'elsewhere')
    mkdirSync(elsewhere)
    await restored(elsewhere)
    expect((await stateOf(early))?.photos[0]?.state).toBe('have')
    expect((await heart.as('wang').send('GET', paths.photo(photo.ref.id, 'evidence'))).status).toBe(200)
  })

  test('goes into an empty folder only', async () => {
    await makeBackup()
    await expect(makeBackup()).rejects.toThrow('not empty')
  })

  test('in which a bit has changed is refused before anything is touched', async () => {
    await makeBackup()
    const file = join(folder, 'photos', (await verifiedBackup(folder)).photos[0]?.path ?? '')
    const bytes = readFileSync(file)
    rmSync(file) // the backup's name alone: it may be a link to the live photo
    appendFileSync(file, Buffer.concat([bytes, Buffer.from('x')]))
    await expect(verifiedBackup(folder)).rejects.toThrow('damaged')
    rmSync(join(folder, BACKUP_DATABASE))
    await expect(verifiedBackup(folder)).rejects.toThrow('damaged')
    expect((await stateOf(early))?.state).toBe('have')
  })

  test('that was cut short is no backup', async () => {
    await makeBackup()
    rmSync(join(folder, 'backup.json'))
    await expect(verifiedBackup(folder)).rejects.toThrow('no whole backup')
  })
})

describe('after a restore', () => {
  test('there is a new epoch, every old cursor is gone, and what came later is missing until it is sent again', async () => {
    await makeBackup()
    const before = await head()
    const late = aReport({ photos: [photoOf(await rawPhoto()).ref] })
    const opId = newUuid()
    await heart.as('wang').putReport(late, opId)
    const { next } = await heart.as('wang').feed('mine')
    const aside = await restored()
    expect((await head()).epoch).not.toBe(before.epoch)
    const again = heart.as('wang').send('GET', `${paths.feed}?scope=mine&after=${next}`)
    expect(await refusal(again)).toEqual([410, 'cursor_gone'])
    expect([(await stateOf(early))?.state, (await stateOf(late))?.state]).toEqual(['have', 'missing'])
    expect((await heart.as('wang').putReport(late, opId)).status).toBe(201)
    expect((await stateOf(late))?.state).toBe('have')
    expect(readdirSync(aside ?? '')).toContain('woodpecker.db')
  })

  test('what was forgotten since the backup stays forgotten', async () => {
    await makeBackup()
    await heart.stores.journal.forgetReport(heart.community.id, early.reportId, 1)
    await restored()
    expect((await stateOf(early))?.state).toBe('gone')
    expect(await heart.stores.journal.findCase(heart.community.id, early.caseId)).toBeNull()
  })

  test('photos that were lost with the disk are back', async () => {
    await makeBackup()
    rmSync(dataFiles(heart.folder).photos, { recursive: true })
    await restored()
    expect((await stateOf(early))?.photos[0]?.state).toBe('have')
  })

  test('one that was cut short can be done again, and what was there first is still kept', async () => {
    await makeBackup()
    await heart.stop()
    const aside = join(heart.folder, 'replaced-1')
    cpSync(dataFiles(heart.folder).database, join(aside, 'woodpecker.db'), { recursive: true })
    rmSync(dataFiles(heart.folder).database)
    const { writeWhole } = await import('../../../server/start/whole-file.ts')
    await writeWhole(dataFiles(heart.folder).restoring, `${aside}\n`)
    await restore({ dataDir: heart.folder, folder, now: 2 }, await verifiedBackup(folder))
    heart = await openHeart(heart.folder)
    expect((await stateOf(early))?.state).toBe('have')
    expect(existsSync(dataFiles(heart.folder).restoring)).toBe(false)
    expect(statSync(join(aside, 'woodpecker.db')).size).toBeGreaterThan(0)
  })
})
