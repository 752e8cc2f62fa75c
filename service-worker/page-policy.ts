/**
 * Where the page puts the pictures' part of the policy it was last served by (`src/map/learn-policy.ts`): an admin may choose
 * another tile service any day, and the copy of the page that this worker keeps carries the policy of the day it was kept.
 */
const CACHE = 'woodpecker-page-policy'
const KEY = '/page-policy'

const IMAGES = /(?:^|;\s*)(img-src [^;]*)/

/** The page's own answer with the newest `img-src` known; every other directive stays as it was kept. Never fails. */
export async function withNewestImages(caches: CacheStorage, answer: Response): Promise<Response> {
  try {
    const known = await (await caches.open(CACHE)).match(KEY)
    const images = known && IMAGES.exec(await known.text())?.[1]
    const policy = answer.headers.get('content-security-policy')
    if (!images || !policy) return answer
    const headers = new Headers(answer.headers)
    headers.set(
      'content-security-policy',
      policy.replace(IMAGES, (whole, old: string) => whole.replace(old, images)),
    )
    return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers })
  } catch {
    return answer
  }
}
