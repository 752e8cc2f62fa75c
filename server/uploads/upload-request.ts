import type { Context } from 'hono'
import type { Actor } from '../actor.ts'
import type { Deps, Env } from '../deps.ts'
import { refuseIfGone } from '../gone.ts'
import { Refusal } from '../refusal.ts'
import { matching, randomIdParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'
import type { UploadKey } from '../stores/upload-files.ts'
import { inTurn } from './turns.ts'

const ATTEMPT = /^[a-z0-9]{1,32}$/

export type Upload = { key: UploadKey; photo: PhotoRecord; superseded: AbortSignal }

/**
 * Finds the declared photo an upload request is about and works on it in turn.
 * Only who declared a photo may send it; to everybody else it is `photo_not_declared`, whether it exists or not.
 */
export async function onUpload(
  c: Context<Env>,
  deps: Deps,
  work: (upload: Upload) => Promise<Response>,
): Promise<Response> {
  const actor = signedIn(c)
  const key: UploadKey = {
    communityId: actor.communityId,
    photoId: randomIdParam(c, 'photoId'),
    attempt: matching(c.req.param('attempt'), ATTEMPT),
  }
  await declaredPhoto(key, actor, deps) // before the turn: a stranger must not end anybody's upload
  return inTurn(deps.uploadFiles, `${key.communityId}/${key.photoId}`, async (superseded) =>
    work({ key, photo: await declaredPhoto(key, actor, deps), superseded }),
  )
}

async function declaredPhoto(key: UploadKey, actor: Actor, deps: Deps): Promise<PhotoRecord> {
  const photo = await deps.journal.findDeclaredPhoto(key.communityId, key.photoId, actor.personId)
  if (photo) return photo
  await refuseIfGone(key.communityId, 'photo', key.photoId, deps)
  throw new Refusal('photo_not_declared')
}

/** Whether the photo's fate is final: stored, or of a kind that no further attempt can change. */
export const isSettled = (photo: PhotoRecord): boolean =>
  photo.state === 'stored' || (photo.state === 'refused' && photo.refusal !== 'hash_mismatch')
