import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sealAct } from '../../../src/offline/acts.ts'
import type { Environment } from '../../../src/offline/environment.ts'
import { exportRescue, proposePassphrase } from '../../../src/offline/export-rescue.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { countOverdue } from '../../../src/offline/overdue.ts'
import { readRescue } from '../../../src/offline/read-rescue.ts'
import { openRescueFile, sealRescueFile } from '../../../src/offline/rescue-file.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { sha256Hex } from '../../../src/offline/sha256.ts'
import { draftWithPhotos, freshPhone, me, owner, readyPhoto } from '../../support/local-phone.ts'

const PASSPHRASE = '4821 7730 9915 0264'
const DAY_MS = 86_400_000

let db: LocalDb
let env: Environment & { tick(ms: number): void }
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
})
afterEach(() => db.close())

async function report(photos = 2) {
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(3_000, i))
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, ready), env)
  if (!sealing.ok) throw new Error(sealing.why)
  return sealing
}

async function exported() {
  const made = await exportRescue(db, me, PASSPHRASE, env)
  if (!made) throw new Error('nothing to export')
  return made
}

describe('导出未送达', () => {
  test('holds every unsent report and photo, byte for byte, under its own ids', async () => {
    const { opId, reportId } = await report()
    const { file, operations, photos } = await exported()
    expect([operations, photos]).toEqual([1, 2])
    const read = await readRescue(file.buffer, PASSPHRASE)
    if (!read.ok) throw new Error(read.why)
    const op = await db.get('operations', opId)
    const [found] = read.rescue.reports
    expect(found).toMatchObject({ reportId, opId, personId: me.personId, bodySha256: op?.bodySha256 })
    expect(await sha256Hex(new TextEncoder().encode(found?.text))).toBe(op?.bodySha256)
    for (const photo of found?.photos ?? []) {
      expect(await sha256Hex(photo.bytes)).toBe((await db.get('photos', photo.photoId))?.sha256)
    }
    expect(found?.photos).toHaveLength(2)
  })

  test('changes nothing on the phone, and leaves out what is delivered and what is of others', async () => {
    const { opId } = await report()
    const delivered = await report()
    const foreign = await report()
    const change = async (id: string, what: object) => {
      const op = await db.get('operations', id)
      if (op) await db.put('operations', { ...op, ...what })
    }
    await change(delivered.opId, { state: 'delivered' })
    await change(foreign.opId, { personId: 'p-other' })
    const before = await db.getAll('operations')
    const read = await readRescue((await exported()).file.buffer, PASSPHRASE)
    expect(read.ok && read.rescue.reports.map((one) => one.opId)).toEqual([opId])
    expect(await db.getAll('operations')).toEqual(before)
  })

  test('steps on cases are in it and counted; there is no file when all is delivered', async () => {
    expect(await exportRescue(db, me, PASSPHRASE, env)).toBeNull()
    await sealAct(
      db,
      owner,
      { caseId: '0193e3f0-0000-7000-8000-000000000001', act: { act: 'withdraw' }, revision: null },
      env,
    )
    const read = await readRescue((await exported()).file.buffer, PASSPHRASE)
    expect(read.ok && [read.rescue.reports.length, read.rescue.acts]).toEqual([0, 1])
  })

  test('nothing of a report can be read in the file', async () => {
    await report()
    const text = Buffer.from((await exported()).file).toString('latin1')
    expect(text).not.toContain('ebike-parking')
    expect(text).not.toContain('rescue.json')
    expect(text).not.toContain(me.personId)
  })

  test('is offered only after three days', async () => {
    await report()
    expect(await countOverdue(db, owner, env.now() + 3 * DAY_MS - 1000)).toBe(0)
    expect(await countOverdue(db, owner, env.now() + 3 * DAY_MS + 1000)).toBe(1)
  })

  test('the proposed passphrase is sixteen digits in fours, another each time', () => {
    const proposed = Array.from({ length: 20 }, () => proposePassphrase(env.random))
    for (const one of proposed) expect(one).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)
    expect(new Set(proposed).size).toBe(20)
    expect(proposePassphrase(() => Uint8Array.of(255, 250, 249, 10, 0))).toMatch(/^9009/)
  })
})

describe('opening a file', () => {
  const zip = Uint8Array.from({ length: 100 }, (_, i) => i)
  const seal = () => sealRescueFile(zip, PASSPHRASE, env.random)
  const changed = (file: Uint8Array<ArrayBuffer>, at: number, byte?: number) => {
    const copy = file.slice()
    copy[at] = byte ?? (copy[at] ?? 0) ^ 1
    return copy
  }

  test('the passphrase may be typed with or without blanks, dashes or full-width digits', async () => {
    const file = await seal()
    for (const typed of ['4821773099150264', '4821-7730-9915-0264', '４８２１ 7730 9915 0264']) {
      expect((await openRescueFile(file, typed)).ok, typed).toBe(true)
    }
    expect(await openRescueFile(file, PASSPHRASE)).toEqual({ ok: true, zip })
  })

  test('a wrong passphrase is told from a damaged file', async () => {
    const file = await seal()
    expect(await openRescueFile(file, '4821 7730 9915 0265')).toEqual({ ok: false, why: 'wrong_passphrase' })
    expect(await openRescueFile(changed(file, file.length - 20), PASSPHRASE)).toEqual({ ok: false, why: 'damaged' })
    expect(await openRescueFile(changed(file, 30), PASSPHRASE)).toEqual({ ok: false, why: 'damaged' })
  })

  test('foreign, newer, cut and lengthened files are told apart', async () => {
    const file = await seal()
    expect(
      await openRescueFile(new TextEncoder().encode('PK\u0003\u0004 a zip of somebody'), PASSPHRASE),
    ).toMatchObject({ why: 'foreign' })
    expect(await openRescueFile(new Uint8Array(), PASSPHRASE)).toMatchObject({ why: 'foreign' })
    expect(await openRescueFile(changed(file, 8, 2), PASSPHRASE)).toMatchObject({ why: 'newer' })
    for (const length of [8, 52, 53, file.length - 1])
      expect(await openRescueFile(file.slice(0, length), PASSPHRASE), `${length}`).toMatchObject({ why: 'truncated' })
    const longer = new Uint8Array(file.length + 1)
    longer.set(file)
    expect(await openRescueFile(longer, PASSPHRASE)).toMatchObject({ why: 'damaged' })
  })

  test('a hostile file cannot make the page derive for hours, nor weaken the derivation', async () => {
    const file = await seal()
    for (const iterations of [1, 99_999, 5_000_001, 0xffffffff]) {
      const copy = file.slice()
      new DataView(copy.buffer).setUint32(9, iterations)
      expect(await openRescueFile(copy, PASSPHRASE)).toMatchObject({ why: 'damaged' })
    }
  })

  test('what is in the zip is not believed: a list of another shape is damage', async () => {
    const file = await sealRescueFile(zip, PASSPHRASE, env.random)
    expect(await readRescue(file.buffer, PASSPHRASE)).toEqual({ ok: false, why: 'damaged' })
  })
})

test('a photo that went bad on the phone is left out of the file, its report is not', async () => {
  const { opId } = await report()
  const [bad] = await db.getAllFromIndex('photos', 'opId', opId)
  await db.put('photoBytes', { photoId: bad?.photoId ?? '', bytes: new ArrayBuffer(5) })
  const read = await readRescue((await exported()).file.buffer, PASSPHRASE)
  expect(read.ok && read.rescue.reports[0]?.photos.length).toBe(1)
})
