import type { Owner, PhotoTrouble, ReadyPhoto } from '../offline/draft.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { strictWrite } from '../offline/strict-write.ts'

/** As many as show the place without becoming a burden to look at. */
export const EVIDENCE_PHOTOS_MAX = 3

/** A photo that shows how the place is now: as it came until it is ready, then only the ready one. */
export type EvidencePhoto = {
  id: string
  source: { bytes: ArrayBuffer; name: string; type: string } | null
  ready: ReadyPhoto | null
  trouble: PhotoTrouble | null
}

/** What was gathered for a step and not handed in yet; survives the page being killed behind the camera. */
export type EvidenceDraft = { note: string; photos: EvidencePhoto[] }

export const EMPTY_DRAFT: EvidenceDraft = { note: '', photos: [] }

/** For which step of which case something is gathered: a handler's and a verifier's photos of one case are apart. */
export type EvidenceFor = { caseId: string; step: 'done' | 'verify' | 'fail' | 'resolve' }

/** 已处理 came first, under a name of its own: what an older page gathered is found again. */
const STEP_KEY: Record<EvidenceFor['step'], string> = {
  done: 'after',
  verify: 'evidence-verify',
  fail: 'evidence-fail',
  resolve: 'evidence-resolve',
}

const keyOf = (owner: Owner, { caseId, step }: EvidenceFor): string =>
  `${STEP_KEY[step]}:${owner.communityId}:${owner.personId}:${caseId}`

export async function readEvidenceDraft(db: LocalDb, owner: Owner, on: EvidenceFor): Promise<EvidenceDraft> {
  // Written only by writeEvidenceDraft below.
  return ((await db.get('settings', keyOf(owner, on))) as EvidenceDraft | undefined) ?? EMPTY_DRAFT
}

/** @throws LocalStorageFull when the phone has no room; what was kept before stays */
export const writeEvidenceDraft = (db: LocalDb, owner: Owner, on: EvidenceFor, draft: EvidenceDraft): Promise<void> =>
  strictWrite(db, ['settings'], async (tx) => {
    await tx.objectStore('settings').put(draft, keyOf(owner, on))
  })

export async function dropEvidenceDraft(db: LocalDb, owner: Owner, on: EvidenceFor): Promise<void> {
  await db.delete('settings', keyOf(owner, on))
}

/** Puts one photo's newest state into its place; a photo taken out meanwhile stays out. */
export const withPhoto = (draft: EvidenceDraft, photo: EvidencePhoto): EvidenceDraft => ({
  ...draft,
  photos: draft.photos.map((one) => (one.id === photo.id ? photo : one)),
})

/** What keeps photos from being handed in: one is being made ready, one is stuck until it is tried again, there is none. */
export type EvidenceGap = 'working' | 'broken' | 'none'

/** The gathered photos as they can be handed in, or what is in the way. */
export function photosToHandIn(draft: EvidenceDraft | null, broken: ReadonlySet<string>): ReadyPhoto[] | EvidenceGap {
  if (draft === null) return 'working'
  const unsettled = draft.photos.filter((photo) => photo.ready === null && photo.trouble === null)
  if (unsettled.some(({ id }) => broken.has(id))) return 'broken'
  if (unsettled.length > 0) return 'working'
  const ready = draft.photos.flatMap((photo) => photo.ready ?? [])
  return ready.length > 0 ? ready : 'none'
}
