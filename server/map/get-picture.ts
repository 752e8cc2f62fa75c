import type { Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { randomIdParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'

const YEAR_SECONDS = 31_536_000

/** GET /v1/pictures/:pictureId: a plan picture of the own community; it never changes under its id. */
export const getPicture: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const bytes = await deps.mapFiles.readPicture(communityId, randomIdParam(c, 'pictureId'))
  if (!bytes) throw new Refusal('not_found')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'image/webp',
      'cache-control': `private, max-age=${YEAR_SECONDS}, immutable`,
      'content-security-policy': "sandbox; default-src 'none'",
      vary: 'Cookie',
    },
  })
}
