import { RENDITIONS, type Rendition } from '../../domain/photo.ts'
import type { Actor } from '../actor.ts'
import { maySeePhoto } from '../cases/photo-sight.ts'
import { relationTo } from '../cases/relation.ts'
import type { Deps, Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { randomIdParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'

const HEADERS = {
  'content-type': 'image/jpeg',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
}

/** GET /v1/photos/:photoId/:rendition: the bytes, for who may see the case at this moment; 404 for everybody else. */
export const getPhoto: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const photo = await deps.journal.findPhoto(actor.communityId, randomIdParam(c, 'photoId'))
  const rendition = RENDITIONS.find((one) => one === c.req.param('rendition'))
  if (!photo || !rendition || !(await maySee(photo, actor, deps))) throw new Refusal('not_found')
  const bytes = await readRendition(photo, rendition, deps)
  if (!bytes) throw new Refusal('not_found')
  return new Response(new Uint8Array(bytes), { status: 200, headers: HEADERS })
}

async function maySee(photo: PhotoRecord, actor: Actor, deps: Deps): Promise<boolean> {
  const found = await deps.journal.findCase(photo.communityId, photo.caseId)
  return found !== null && maySeePhoto(photo, found, await relationTo(found, actor, deps), actor.personId)
}

function readRendition(photo: PhotoRecord, rendition: Rendition, deps: Deps): Promise<Uint8Array | null> {
  const name = rendition === 'evidence' ? photo.evidenceName : photo.thumbnailName
  return name === null ? Promise.resolve(null) : deps.photoFiles.read(photo.communityId, name)
}
