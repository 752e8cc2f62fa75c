import type { PhotoAnswer, PhotoOutcome, PhotoRequest } from './worker/photo-message.ts'

/** The part of a Worker that is needed here; a test gives its own. */
export type PhotoWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<PhotoAnswer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** `cannot` is about this browser or this moment, never about the photo. */
export type LineAnswer = { outcome: PhotoOutcome } | { cannot: string }

export type WorkerLine = {
  ask(bytes: ArrayBuffer): Promise<LineAnswer>
  /** Starts the worker before the first question, while its script can still be fetched. */
  warm(): void
}

/** A worker that says nothing for this long hangs: 48 MP take a second on a desk and some ten on an old phone. */
const PATIENCE_MS = 60_000

/**
 * A line to one worker, made on first use and kept warm; one question at a time is the caller's business.
 * A worker that crashes, hangs or cannot be started is let go, so that the next question starts a new one.
 * @param spawn throws where the browser has no module workers or forbids this one
 */
export function openWorkerLine(spawn: () => PhotoWorker, patienceMs = PATIENCE_MS): WorkerLine {
  let worker: PhotoWorker | null = null
  let nextId = 0
  const letGo = () => {
    worker?.terminate()
    worker = null
  }
  const ask = (bytes: ArrayBuffer): Promise<LineAnswer> =>
    new Promise((resolve) => {
      const id = nextId++
      const giveUp = (why: string) => {
        clearTimeout(timer)
        letGo()
        resolve({ cannot: why })
      }
      const timer = setTimeout(() => giveUp('the worker hangs'), patienceMs)
      try {
        worker ??= spawn()
        worker.onmessage = ({ data }) => {
          if (data.id !== id) return
          clearTimeout(timer)
          resolve(data)
        }
        worker.onerror = (event) => giveUp(event.message || 'the worker crashed')
        worker.postMessage({ id, bytes } satisfies PhotoRequest, [bytes])
      } catch (error) {
        giveUp(String(error))
      }
    })
  const warm = () => {
    if (worker) return
    try {
      worker = spawn()
      worker.onerror = letGo
    } catch {
      // The first question finds out the same and says so.
    }
  }
  return { ask, warm }
}
