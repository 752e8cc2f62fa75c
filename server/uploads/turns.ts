import { Refusal } from '../refusal.ts'
import type { UploadFiles } from '../stores/upload-files.ts'

type Turn = { superseded: AbortController; ended: Promise<void> }
type Turns = Map<string, Turn>

/** Two apps on the same files share the turns; two apps on different files do not meet. */
const turnsByFiles = new WeakMap<UploadFiles, Turns>()

/**
 * Lets one request at a time work on a photo's upload. A newer one ends those before it: a phone that comes back over a
 * new connection must not wait for the dead one (field lesson 20). An ended request stops at its next wait for bytes with
 * `upload_superseded`; what it is already writing it finishes first.
 */
export async function inTurn<T>(
  files: UploadFiles,
  key: string,
  work: (superseded: AbortSignal) => Promise<T>,
): Promise<T> {
  const turns = turnsByFiles.get(files) ?? new Map<string, Turn>()
  turnsByFiles.set(files, turns)
  const before = turns.get(key)
  before?.superseded.abort()
  const { promise: ended, resolve: end } = withResolvers()
  const mine: Turn = { superseded: new AbortController(), ended }
  turns.set(key, mine)
  try {
    await before?.ended
    throwIfSuperseded(mine.superseded.signal)
    return await work(mine.superseded.signal)
  } finally {
    if (turns.get(key) === mine) turns.delete(key)
    end()
  }
}

/** Waits for bytes, but not past the moment a newer request comes. */
export function unlessSuperseded<T>(waiting: Promise<T>, superseded: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Refusal('upload_superseded'))
    if (superseded.aborted) stop()
    superseded.addEventListener('abort', stop, { once: true })
    waiting.then(resolve, reject).finally(() => superseded.removeEventListener('abort', stop))
  })
}

function throwIfSuperseded(signal: AbortSignal): void {
  if (signal.aborted) throw new Refusal('upload_superseded')
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
