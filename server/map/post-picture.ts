import { PICTURE_BYTES_MAX, type PictureReceipt } from '../../domain/map-files.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readBytes } from '../json-body.ts'
import { inDarkroom } from '../photos/darkroom.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import { developPlanPicture } from './develop-plan-picture.ts'
import { refuseWhenCrowded } from './room-for-files.ts'

/**
 * POST /v1/community/pictures: a plan picture as it is, at most 25 MB and 64 MP. 201 with its id follows the fsync; a layer
 * of the settings then names it. 422 `picture_refused` says in `reason` why not.
 */
export const postPicture: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const bytes = await readBytes(c.req.raw, PICTURE_BYTES_MAX)
  await refuseWhenCrowded(communityId, 'pictures', deps)
  const developed = await inDarkroom(() => developPlanPicture(bytes))
  if (!developed.ok) throw new Refusal('picture_refused', { members: { reason: developed.refusal } })
  const pictureId = await deps.mapFiles.keepPicture(communityId, developed.bytes)
  const receipt: PictureReceipt = { pictureId, width: developed.width, height: developed.height }
  return dataAnswer(receipt, 201)
}
