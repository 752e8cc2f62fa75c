import type { PhotoOutcome, PhotoSource } from './worker/photo-message.ts'
import { openWorkerLine } from './worker-line.ts'

export type { PhotoOutcome, PhotoSource } from './worker/photo-message.ts'

/** `path` forces one of the two ways, for tests and measures; left out, the native one goes first. */
export type PrepareOptions = { path?: 'native' | 'package' }

const line = openWorkerLine(
  () => new Worker(new URL('./worker/photo-worker.ts', import.meta.url), { type: 'module', name: 'photo' }),
)

/**
 * Fetches what preparing a photo needs, so that it works when the signal is gone and no service worker kept the page's
 * files (WeChat's browser has none).
 */
export function warmPhotoWork(): void {
  line.warm()
  if (typeof OffscreenCanvas === 'undefined') import('./prepare-with-package.ts').catch(() => {})
}

/** Photos are prepared one after another: two 48 MP photos at once are more than a small phone's memory. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Makes a photo ready to be sent: upright JPEG, long edge min(1600, source), about 300 KB, no metadata, and a thumbnail;
 * or says why it cannot be one. Time and position are read from the photo before they are dropped.
 * The bytes stay the caller's: a copy is worked on. Away from the page's thread where the browser can.
 */
export function preparePhoto(source: PhotoSource, options: PrepareOptions = {}): Promise<PhotoOutcome> {
  const mine = last.then(() => prepareNow(source, options.path))
  last = mine.catch(() => {})
  return mine
}

async function prepareNow(source: PhotoSource, path: PrepareOptions['path']): Promise<PhotoOutcome> {
  if (path !== 'package') {
    const answer = await line.ask(source.bytes.slice(0))
    if ('outcome' in answer) return answer.outcome
    if (path === 'native') throw new Error(`native path: ${answer.cannot}`)
  }
  const { prepareWithPackage } = await import('./prepare-with-package.ts')
  return prepareWithPackage(source)
}
