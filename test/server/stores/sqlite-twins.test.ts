import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { hashOldPhotos } from '../../../server/photos/hash-old-photos.ts'
import { diskPhotoFiles } from '../../../server/stores/disk-photos/photo-files.ts'
import { type Database, openDatabase } from '../../../server/stores/sqlite/database.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { aReport, newUuid } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'
import { twinsContract } from './twins.contract.ts'

const opened: { folder: string; db: Database }[] = []

async function openOne() {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-twins-'))
  const db = await openDatabase(join(folder, 'test.sqlite'), { synchronous: 'OFF' })
  opened.push({ folder, db })
  return { folder, db, journal: sqliteJournal(db, (bytes) => randomBytes(bytes)) }
}

afterEach(async () => {
  for (const { folder, db } of opened.splice(0)) {
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
})

describe('cases that may be one, in SQLite', () => twinsContract(async () => (await openOne()).journal))

test('photos from before their look was kept are looked at once, and one that is gone holds up none', async () => {
  const { db, journal, folder } = await openOne()
  const photoFiles = diskPhotoFiles(join(folder, 'photos'), (bytes) => randomBytes(bytes))
  const ids: string[] = []
  for (const thumbnailName of [await photoFiles.keep('c1', await rawPhoto()), 'a'.repeat(32)]) {
    const manifest = aReport()
    const rest = { opId: newUuid(), manifest, text: JSON.stringify(manifest), gridId: null, planVersion: 1 }
    await journal.takeIn({ communityId: 'c1', personId: 'wang', ...rest, manifestSha256: 's', receivedAt: 1 })
    const photoId = manifest.photos[0]?.id ?? ''
    ids.push(photoId)
    const kept = { receivedSha256: 'x', width: 4, height: 3, evidenceName: 'e', thumbnailName, hash: 'ff' }
    await journal.settlePhoto('c1', photoId, { state: 'stored', ...kept })
  }
  await sql`update photos set phash = null`.execute(db)
  expect(await journal.photosWithoutHash(10)).toHaveLength(2)
  expect(await hashOldPhotos({ journal, photoFiles })).toBe(2)
  expect(await hashOldPhotos({ journal, photoFiles })).toBe(0)
  const rows = await db.selectFrom('photos').select(['photo_id', 'phash']).execute()
  const hashes = new Map(rows.map((row) => [row.photo_id, row.phash]))
  expect(ids.map((id) => hashes.get(id))).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), ''])
})

test('no question about likes reads a whole table', async () => {
  const { db } = await openOne()
  const plan = async (text: string) => {
    const { rows } = await sql.raw<{ detail: string }>(`explain query plan ${text}`).execute(db)
    return rows.map((row) => row.detail).join('; ')
  }
  const cells = "community_id = 'c1' and x in (1, 2) and y between 3 and 4"
  expect(await plan(`select case_id from case_spots where ${cells} and tab <> 'closed'`)).toMatch(/case_spots_by_cell/)
  const copies = "community_id = 'c1' and phash in ('a', 'b') and phash > ''"
  expect(await plan(`select case_id from photos where ${copies}`)).toMatch(/photos_by_hash/)
  const old = await plan("select photo_id from photos where state = 'stored' and phash is null limit 50")
  expect(old).toMatch(/photos_without_hash/)
})
