import { caseActSchema } from '../../domain/case-act.ts'
import type { MyCase, NearCase } from '../../domain/case-view.ts'
import type { CaseState } from '../../domain/lifecycle.ts'
import { parse } from '../../domain/parse.ts'
import type { Place } from '../../domain/place.ts'
import { cachedCases } from './cached-cases.ts'
import type { Owner } from './draft.ts'
import type { LocalDb } from './local-db.ts'
import { type MyReport, syncOf } from './my-reports.ts'
import type { KeptPhoto, Operation } from './operation.ts'
import { readPause } from './settings.ts'

/** A case that this person joined (我也看到): how far this phone has told it, and apart from that where the case stands. */
export type JoinedCase = {
  caseId: string
  /** Null when it was joined on another phone, or this one's storage was cleared. */
  opId: string | null
  joinedAt: number
  categoryId: string | null
  place: Place | null
  /** Photos that went or go along, as this phone keeps them. */
  photos: KeptPhoto[]
  sync: MyReport['sync']
  /** Null while nothing was heard of the case. */
  state: CaseState | null
  case: MyCase | null
  /** What was said of its outcome and is not delivered yet. */
  pending: Operation[]
  /** It can become a report of its own again. */
  canTakeBack: boolean
}

/** Everything this person joined, newest first. One whose case is no longer shown by the server is not listed. */
export async function listJoinedCases(db: LocalDb, owner: Owner): Promise<JoinedCase[]> {
  const key: [string, string] = [owner.communityId, owner.personId]
  const [ops, mine, near, pause] = await Promise.all([
    db.getAllFromIndex('operations', 'owner', key),
    cachedCases(db, owner, 'mine'),
    cachedCases(db, owner, 'near'),
    readPause(db),
  ])
  const told = new Map(mine.filter((one) => one.joined).map((one) => [one.caseId, one]))
  const around = new Map(near.map((one) => [one.caseId, one]))
  const joinings = ops.filter(isJoining)
  const here = await Promise.all(
    joinings.map(async (op) => {
      const photos = await db.getAllFromIndex('photos', 'opId', op.opId)
      const sync = syncOf(op, photos, pause)
      return fromOperation(op, photos, sync, told.get(op.caseId) ?? null, around.get(op.caseId) ?? null)
    }),
  )
  const known = new Set(joinings.map((op) => op.caseId))
  const elsewhere = [...told.values()].filter((one) => !known.has(one.caseId)).map(fromCase)
  const isShown = (one: JoinedCase) => one.state !== null || one.sync.state !== 'delivered'
  const pendingOn = (caseId: string) =>
    ops.filter((op) => op.kind === 'act' && op.caseId === caseId && op.state !== 'delivered' && !isJoining(op))
  return [...here, ...elsewhere]
    .filter(isShown)
    .map((one) => ({ ...one, pending: pendingOn(one.caseId) }))
    .sort((a, b) => b.joinedAt - a.joinedAt)
}

/** Whether an operation of the outbox is a joining. */
export function isJoining(op: Operation): boolean {
  if (op.kind !== 'act') return false
  const act = parse(caseActSchema, JSON.parse(new TextDecoder().decode(op.body)))
  return act.ok && act.value.act === 'join'
}

function fromOperation(
  op: Operation,
  photos: KeptPhoto[],
  sync: MyReport['sync'],
  told: MyCase | null,
  near: NearCase | null,
): JoinedCase {
  return {
    caseId: op.caseId,
    opId: op.opId,
    joinedAt: op.sealedAt,
    categoryId: told?.categoryId ?? near?.categoryId ?? op.madeFrom?.categoryId ?? null,
    place: told?.place ?? (near && placeOfNear(near)) ?? op.madeFrom?.place ?? null,
    photos,
    sync,
    state: told?.state ?? near?.state ?? null,
    case: told,
    pending: [],
    canTakeBack: op.state !== 'delivered' && op.madeFrom !== undefined,
  }
}

function fromCase(told: MyCase): JoinedCase {
  const stored = told.photos.filter((photo) => photo.purpose === 'before').length
  return {
    caseId: told.caseId,
    opId: null,
    joinedAt: told.receivedAt,
    categoryId: told.categoryId,
    place: told.place,
    photos: [],
    sync: { ...NOTHING_TO_SEND, photosSent: stored, photosTotal: stored },
    state: told.state,
    case: told,
    pending: [],
    canTakeBack: false,
  }
}

const NOTHING_TO_SEND: MyReport['sync'] = {
  state: 'delivered',
  photosSent: 0,
  photosTotal: 0,
  photosRefused: 0,
  photosDamaged: 0,
  percent: null,
  afterRestore: null,
  hold: null,
  trouble: null,
}

function placeOfNear({ buildingId, point }: NearCase): Place | null {
  if (!point) return null
  const source = buildingId === null ? 'map' : 'building'
  return { source, ...point, accuracy: null, at: null, buildingId, unit: null, spot: null }
}
