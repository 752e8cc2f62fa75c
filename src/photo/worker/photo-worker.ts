import type { PhotoAnswer, PhotoRequest } from './photo-message.ts'
import { canPrepareNatively, prepareNatively } from './prepare-natively.ts'

// as: the worker's global is typed as the page's where both libraries are loaded
const scope = self as unknown as DedicatedWorkerGlobalScope

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
