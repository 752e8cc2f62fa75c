import type { Owner, PhotoTrouble, ReadyPhoto } from '../offline/draft.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { strictWrite } from '../offline/strict-write.ts'

/** As many as show the work without becoming a burden to look at. */
export const AFTER_PHOTOS_MAX = 3

/** A photo of the finished work: as it came until it is ready, then only the ready one. */
export type AfterPhoto = {
  id: string
  source: { bytes: ArrayBuffer; name: string; type: string } | null
  ready: ReadyPhoto | null
  trouble: PhotoTrouble | null
}

/** What a handler has gathered for 已处理 and not handed in yet; survives the page being killed behind the camera. */
export type AfterDraft = { note: string; photos: AfterPhoto[] }

export const EMPTY_DRAFT: AfterDraft = { note: '', photos: [] }

const keyOf = (owner: Owner, caseId: string): string => `after:${owner.communityId}:${owner.personId}:${caseId}`

export async function readAfterDraft(db: LocalDb, owner: Owner, caseId: string): Promise<AfterDraft> {
  // Written only by writeAfterDraft below.
  return ((await db.get('settings', keyOf(owner, caseId))) as AfterDraft | undefined) ?? EMPTY_DRAFT
}

/** @throws LocalStorageFull when the phone has no room; what was kept before stays */
export const writeAfterDraft = (db: LocalDb, owner: Owner, caseId: string, draft: AfterDraft): Promise<void> =>
  strictWrite(db, ['settings'], async (tx) => {
    await tx.objectStore('settings').put(draft, keyOf(owner, caseId))
  })

export async function dropAfterDraft(db: LocalDb, owner: Owner, caseId: string): Promise<void> {
  await db.delete('settings', keyOf(owner, caseId))
}

/** Puts one photo's newest state into its place; a photo taken out meanwhile stays out. */
export const withPhoto = (draft: AfterDraft, photo: AfterPhoto): AfterDraft => ({
  ...draft,
  photos: draft.photos.map((one) => (one.id === photo.id ? photo : one)),
})

/** The photos that can be handed in, or null while one is still being made ready or none is there. */
export function readyPhotos({ photos }: AfterDraft): ReadyPhoto[] | null {
  if (photos.some((photo) => photo.ready === null && photo.trouble === null)) return null
  const ready = photos.flatMap((photo) => photo.ready ?? [])
  return ready.length > 0 ? ready : null
}
