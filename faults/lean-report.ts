import { createHash } from 'node:crypto'
import { randomId, toHex, uuidV7 } from '../domain/id.ts'
import { digestHeader } from '../domain/wire.ts'
import type { Dice } from './dice.ts'
import type { Told } from './ledger.ts'

export type LeanPhoto = { id: string; bytes: Uint8Array<ArrayBuffer>; sha256: string }
export type LeanAct = { opId: string; body: string }

/** What one volunteer says and sends in a session, sealed before it begins. */
export type LeanReport = {
  reportId: string
  caseId: string
  mark: string
  manifest: string
  opId: string
  photos: LeanPhoto[]
  act: LeanAct
}

export const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
export const digest = (data: Uint8Array | string) => digestHeader(createHash('sha256').update(data).digest('base64'))

/** A sealed report with these photos, and one act on it; ids come from the dice, so that a run can be played again. */
export function leanReport(chance: Dice, photos: readonly ArrayBuffer[]): LeanReport {
  const uuid = () => uuidV7(Date.UTC(2026, 9, 12) + chance.between(0, 1e9), chance.bytes(10))
  const [reportId, caseId, opId] = [uuid(), uuid(), uuid()]
  const mark = `上报 ${toHex(chance.bytes(6))}`
  const taken = photos.map((buffer): LeanPhoto => {
    const bytes = new Uint8Array(buffer)
    return { id: randomId(chance.bytes(16)), bytes, sha256: sha256(bytes) }
  })
  const refs = taken.map(({ id, sha256: hash, bytes }) => ({
    id,
    sha256: hash,
    size: bytes.length,
    type: 'image/jpeg',
  }))
  const open = { takenAt: null, categoryId: 'ebike-parking', kind: null, place: null }
  const manifest = JSON.stringify({ schema: 1, reportId, caseId, sealedAt: 0, ...open, words: mark, photos: refs })
  const act = { opId: uuid(), body: JSON.stringify({ act: 'supplement', supplement: { categoryId: 'clutter' } }) }
  return { reportId, caseId, mark, manifest, opId, photos: taken, act }
}

/** The ledger's line for it. A session that ended told its person 已送达. */
export const toldOfLean = (report: LeanReport, delivered: boolean): Told => ({
  reportId: report.reportId,
  mark: report.mark,
  manifestSha256: sha256(report.manifest),
  photos: report.photos.map(({ id, sha256: hash }) => ({ id, sha256: hash })),
  delivered,
  stillHere: true,
})
