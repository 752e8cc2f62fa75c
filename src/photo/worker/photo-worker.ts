import type { PhotoAnswer, PhotoRequest } from './photo-message.ts'
import { canPrepareNatively, prepareNatively } from './prepare-natively.ts'
import { warmExif } from './read-exif.ts'

// as: the worker's global is typed as the page's where both libraries are loaded
const scope = self as unknown as DedicatedWorkerGlobalScope

// Fetched with the worker, not with the first photo: by then there may be no signal.
warmExif()

scope.addEventListener('message', (event: MessageEvent<PhotoRequest>) => {
  void answer(event.data).then((reply) => scope.postMessage(reply, transfers(reply)))
})

async function answer({ id, bytes }: PhotoRequest): Promise<PhotoAnswer> {
  if (!canPrepareNatively()) return { id, cannot: 'no OffscreenCanvas' }
  try {
    return { id, outcome: await prepareNatively(bytes) }
  } catch (error) {
    return { id, cannot: String(error) }
  }
}

const transfers = (reply: PhotoAnswer): Transferable[] =>
  'outcome' in reply && 'ready' in reply.outcome ? [reply.outcome.ready.bytes, reply.outcome.ready.thumbnail] : []
