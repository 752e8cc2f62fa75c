import { caseActSchema } from '../../domain/case-act.ts'
import type { MyCase } from '../../domain/case-view.ts'
import { parse } from '../../domain/parse.ts'
import type { ReportManifest } from '../../domain/report.ts'
import { cachedCases } from './cached-cases.ts'
import { announceChange } from './changes.ts'
import type { Owner } from './draft.ts'
import { forgetCopies, withFollowers } from './held-back.ts'
import type { LocalDb } from './local-db.ts'
import type { Hold, KeptPhoto, Operation, SendTrouble, SyncState } from './operation.ts'
import { type Pause, readPause } from './settings.ts'
import { lightWrite } from './strict-write.ts'

/** One report as its author sees it: how far this phone has sent it, and apart from that where its case stands. */
export type MyReport = {
  reportId: string
  caseId: string
  /** Null for a report this phone did not make (another phone, or cleared storage): the server has it. */
  opId: string | null
  sealedAt: number
  said: Pick<ReportManifest, 'categoryId' | 'kind' | 'place' | 'words' | 'takenAt'>
  photos: KeptPhoto[]
  sync: {
    state: SyncState
    photosSent: number
    photosTotal: number
    photosRefused: number
    /** Photos whose bytes on this phone went bad before they were sent. */
    photosDamaged: number
    /** How much of the photo on its way has arrived, 0–100; null when none is. */
    percent: number | null
    /** What a restored backup did to it on the server. */
    afterRestore: 'gone' | 'lost' | null
    hold: Hold | null
    trouble: SendTrouble | null
  }
  /** Steps of one's own that are not delivered yet. */
  pending: Operation[]
  case: MyCase | null
  /** 信息待完善: category or place is still open, and may still be said. */
  incomplete: boolean
}

/** Everything this person reported, newest first: from this phone's outbox and from what the server told. */
export async function listMyReports(db: LocalDb, owner: Owner): Promise<MyReport[]> {
  const key: [string, string] = [owner.communityId, owner.personId]
  const [ops, cases, pause] = await Promise.all([
    db.getAllFromIndex('operations', 'owner', key),
    cachedCases(db, owner, 'mine'),
    readPause(db),
  ])
  const caseOf = new Map(cases.map((one) => [one.reportId, one]))
  const sealed = ops.filter((op) => op.kind === 'report' && op.reportId !== null)
  const local = await Promise.all(
    sealed.map((op) => fromOperation(db, op, ops, caseOf.get(op.reportId ?? '') ?? null, pause)),
  )
  const here = new Set(local.map((report) => report.reportId))
  const elsewhere = cases.filter((one) => !here.has(one.reportId) && !one.joined).map((one) => fromCase(one, ops))
  return [...local, ...elsewhere].sort((a, b) => b.sealedAt - a.sealedAt)
}

async function fromOperation(
  db: LocalDb,
  op: Operation,
  ops: Operation[],
  known: MyCase | null,
  pause: Pause | null,
): Promise<MyReport> {
  const manifest = manifestIn(op)
  const stored = await db.getAllFromIndex('photos', 'opId', op.opId)
  const photos = op.photoIds.flatMap((id) => stored.find((photo) => photo.photoId === id) ?? [])
  const pending = pendingActs(ops, op.caseId, known)
  const said = saidSoFar(manifest, known, pending)
  return {
    reportId: manifest.reportId,
    caseId: op.caseId,
    opId: op.opId,
    sealedAt: op.sealedAt,
    said,
    photos,
    sync: syncOf(op, photos, pause),
    pending,
    case: known,
    incomplete: isIncomplete(said, known),
  }
}

/** How far this phone has sent an operation with these photos. */
export const syncOf = (op: Operation, photos: readonly KeptPhoto[], pause: Pause | null): MyReport['sync'] => ({
  state: op.state,
  photosSent: photos.filter((photo) => photo.state === 'delivered').length,
  photosTotal: op.photoIds.length,
  photosRefused: photos.filter((photo) => photo.state === 'refused').length,
  photosDamaged: photos.filter((photo) => photo.damaged === true && photo.state === 'waiting').length,
  percent: percentOf(photos.find((photo) => photo.state === 'waiting' && photo.sentBytes > 0)),
  afterRestore: op.afterRestore?.why ?? null,
  hold: op.hold ?? (pause && op.state !== 'delivered' ? { why: pause } : null),
  trouble: op.lastTrouble,
})

const percentOf = (photo: KeptPhoto | undefined): number | null =>
  photo ? Math.min(99, Math.floor((photo.sentBytes * 100) / photo.size)) : null

function fromCase(known: MyCase, ops: Operation[]): MyReport {
  const pending = pendingActs(ops, known.caseId, known)
  const said = saidSoFar({ ...known, takenAt: null }, known, pending)
  const before = known.photos.filter((photo) => photo.purpose === 'before')
  const stored = before.filter((photo) => photo.state === 'stored').length
  const refused = before.filter((photo) => photo.state === 'refused').length
  return {
    reportId: known.reportId,
    caseId: known.caseId,
    opId: null,
    sealedAt: known.receivedAt,
    said,
    photos: [],
    sync: {
      state: 'delivered',
      photosSent: stored,
      photosTotal: before.length,
      photosRefused: refused,
      photosDamaged: 0,
      percent: null,
      afterRestore: null,
      hold: null,
      trouble: null,
    },
    pending,
    case: known,
    incomplete: isIncomplete(said, known),
  }
}

/** The sealed bytes are the truth; they were made by this app, so their shape is known. */
export const manifestIn = (op: Operation): ReportManifest =>
  JSON.parse(new TextDecoder().decode(op.body)) as ReportManifest // sealed by sealDraft, never changed since

/** Steps on the report's own case, or on the one it was merged into. */
const pendingActs = (ops: Operation[], caseId: string, known: MyCase | null): Operation[] =>
  ops.filter(
    (op) =>
      op.kind === 'act' && (op.caseId === caseId || op.caseId === known?.into?.caseId) && op.state !== 'delivered',
  )

/** What was said in the report, as the server settled it since, with what waits to be sent on top. */
function saidSoFar(first: MyReport['said'], known: MyCase | null, pending: Operation[]): MyReport['said'] {
  const said = { ...first, ...(known ? { ...pick(known) } : {}) }
  for (const op of pending) {
    if (op.hold !== null) continue
    const act = parse(caseActSchema, JSON.parse(new TextDecoder().decode(op.body)))
    if (act.ok && act.value.act === 'supplement') Object.assign(said, act.value.supplement)
  }
  return said
}

const pick = (known: MyCase) => ({
  categoryId: known.categoryId,
  kind: known.kind,
  place: known.place,
  words: known.words,
})

function isIncomplete(said: MyReport['said'], known: MyCase | null): boolean {
  const open = known === null || known.state === 'submitted' || known.state === 'info_requested'
  return open && (said.categoryId === null || said.place === null)
}

/** A kept photo's full bytes, or null once they were let go (30 days after delivery). */
export async function readPhotoBytes(db: LocalDb, photoId: string): Promise<ArrayBuffer | null> {
  return (await db.get('photoBytes', photoId))?.bytes ?? null
}

/** Tries a refused or conflicting operation again, as it is: the person's own act. */
export async function retryOperation(db: LocalDb, opId: string): Promise<void> {
  await lightWrite(db, ['operations'], async (tx) => {
    const op = await tx.objectStore('operations').get(opId)
    if (op) await tx.objectStore('operations').put({ ...op, hold: null, nextTryAt: null })
  })
  announceChange()
}

/**
 * Gives up an act the server did not take, and the steps decided on what it would have left: the person's own act, never
 * done by itself. Reports cannot be dropped here.
 */
export async function dropOperation(db: LocalDb, opId: string): Promise<void> {
  await forgetCopies(db, [opId])
  await lightWrite(db, ['operations', 'photos', 'photoBytes'], async (tx) => {
    const op = await tx.objectStore('operations').get(opId)
    if (op?.kind !== 'act' || op.hold === null) return
    for (const one of withFollowers([op], await tx.objectStore('operations').getAll())) {
      await tx.objectStore('operations').delete(one.opId)
      for (const photoId of one.photoIds) {
        await tx.objectStore('photos').delete(photoId)
        await tx.objectStore('photoBytes').delete(photoId)
      }
    }
  })
  announceChange()
}
