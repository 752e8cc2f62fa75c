import { unzipSync } from 'fflate'
import { parse } from '../../domain/parse.ts'
import { type ReportManifest, reportManifestSchema } from '../../domain/report.ts'
import { type NotOpened, openRescueFile } from './rescue-file.ts'
import { type RescueList, rescueListSchema, rescuePaths } from './rescue-list.ts'
import { sha256Hex } from './sha256.ts'

/** A report found in a rescue file, with the bytes of each photo that is whole. */
export type RescuedReport = {
  reportId: string
  opId: string
  personId: string
  sealedAt: number
  /** The sealed body, character for character, and its hash. */
  text: string
  bodySha256: string
  said: ReportManifest
  photos: { photoId: string; sha256: string; size: number; bytes: ArrayBuffer }[]
}

export type Rescue = {
  personName: string
  exportedAt: number
  communityId: string
  reports: RescuedReport[]
  /** Steps on cases: only their own person's phone can send them. */
  acts: number
  /** Reports whose text in the file does not match its hash. */
  unreadable: number
}
export type RescueRead = { ok: true; rescue: Rescue } | { ok: false; why: NotOpened }

/** Opens a rescue file and checks every hash in it. */
export async function readRescue(file: ArrayBuffer, passphrase: string): Promise<RescueRead> {
  const opened = await openRescueFile(new Uint8Array(file), passphrase)
  if (!opened.ok) return opened
  const files = unzip(opened.zip)
  const list = files && parse(rescueListSchema, jsonIn(files[rescuePaths.list]))
  if (!files || !list?.ok) return { ok: false, why: 'damaged' }
  const { personName, exportedAt, communityId, operations } = list.value
  const wanted = operations.filter((op) => op.kind === 'report')
  const found = await Promise.all(wanted.map((op) => reportIn(files, op, list.value.personId)))
  const reports = found.filter((report) => report !== null)
  const unreadable = wanted.length - reports.length
  return {
    ok: true,
    rescue: { personName, exportedAt, communityId, reports, acts: operations.length - wanted.length, unreadable },
  }
}

type Files = Record<string, Uint8Array<ArrayBuffer> | undefined>

function unzip(zip: Uint8Array<ArrayBuffer>): Files | null {
  try {
    return unzipSync(zip) as Files // fflate makes fresh arrays, never shared ones
  } catch {
    return null
  }
}

function jsonIn(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

async function reportIn(
  files: Files,
  op: RescueList['operations'][number],
  personId: string,
): Promise<RescuedReport | null> {
  const body = files[rescuePaths.body(op.opId)]
  if (!body || (await sha256Hex(body)) !== op.bodySha256) return null
  const said = parse(reportManifestSchema, jsonIn(body))
  if (!said.ok || said.value.reportId !== op.reportId) return null
  const photos: RescuedReport['photos'] = []
  for (const { photoId, sha256, size, type } of op.photos) {
    const bytes = files[rescuePaths.photo(photoId, type)]
    if (bytes && (await sha256Hex(bytes)) === sha256)
      photos.push({ photoId, sha256, size, bytes: bytes.slice().buffer })
  }
  const { opId, sealedAt, bodySha256 } = op
  const text = new TextDecoder().decode(body)
  return { reportId: op.reportId, opId, personId, sealedAt, text, bodySha256, said: said.value, photos }
}
