import type { DeskCase } from '../../domain/case-view.ts'
import type { Rendition } from '../../domain/photo.ts'
import { paths, personTag, headers as wireHeaders } from '../../domain/wire.ts'
import type { Owner } from './draft.ts'
import type { PatrolStore, PhotoWanted } from './patrol-store.ts'
import { timeLimit } from './time-limit.ts'

/** A photo's bytes; null where the server does not show it, `no_network` where nothing answered. */
export type FetchPhoto = (photoId: string, rendition: Rendition) => Promise<ArrayBuffer | null | 'no_network'>

const PHOTO_TIMEOUT_MS = 30_000

/** Photos are no API answers in JSON: fetched as they are, for this person alone, and never through a cache. */
export const photoFetcher =
  (fetchIt: typeof fetch, owner: Owner): FetchPhoto =>
  async (photoId, rendition) => {
    try {
      const answer = await fetchIt(paths.photo(photoId, rendition), {
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        headers: { [wireHeaders.person]: personTag(owner.communityId, owner.personId) },
        signal: timeLimit(PHOTO_TIMEOUT_MS),
      })
      const isPhoto = answer.ok && (answer.headers.get('content-type') ?? '').startsWith('image/')
      return isPhoto ? await answer.arrayBuffer() : null
    } catch {
      return 'no_network'
    }
  }

/** Which photos make a case judgeable on the spot, the most needed first: all in small, then one before and the newest work in full. */
export function photosWanted(cases: readonly DeskCase[]): PhotoWanted[] {
  const small = cases.flatMap(({ caseId, photos }) =>
    photos
      .filter(({ state }) => state === 'stored')
      .map(({ id }): PhotoWanted => ({ caseId, photoId: id, rendition: 'thumbnail' })),
  )
  const full = cases.flatMap((view) =>
    mainPhotos(view).map((photoId): PhotoWanted => ({ caseId: view.caseId, photoId, rendition: 'evidence' })),
  )
  return [...small, ...full]
}

function mainPhotos({ photos, history }: DeskCase): string[] {
  const stored = photos.filter(({ state }) => state === 'stored')
  const [before] = stored.filter(({ purpose }) => purpose === 'before')
  const newest = history.filter(({ photoIds }) => photoIds.length > 0).at(-1)?.photoIds ?? []
  const after = stored.filter(({ id, purpose }) => purpose === 'after' && newest.includes(id))
  return [...(before ? [before] : []), ...after].map(({ id }) => id)
}

/**
 * Keeps the cases to be verified with their photos on this phone, exactly those that were just heard of. Photos come one by one
 * behind; a lost network or a full phone ends that, and the next look goes on.
 * @param isWanted asked before every photo: false once a newer look has begun or the screen is left
 */
export async function keepPatrol(
  owner: Owner,
  cases: readonly DeskCase[],
  at: number,
  { store, fetchPhoto, isWanted }: { store: PatrolStore; fetchPhoto: FetchPhoto; isWanted: () => boolean },
): Promise<void> {
  await store.replace(owner, cases, at)
  for (const wanted of photosWanted(cases)) {
    if (!isWanted()) return
    if (await store.hasPhoto(owner, wanted.photoId, wanted.rendition)) continue
    const bytes = await fetchPhoto(wanted.photoId, wanted.rendition)
    if (bytes === 'no_network') return
    if (bytes !== null && !(await store.keepPhoto(owner, wanted, bytes))) return
  }
}
