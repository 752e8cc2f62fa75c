import type { Asked, Told } from './worker-message.ts'

/** Asks a worker of its own, which ends with the answer. @throws when the browser will not run it */
export function askWorker(asked: Asked): Promise<Told> {
  const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Told>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => resolve(data))
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
    worker.postMessage(asked)
  }).finally(() => worker.terminate())
}
