import { openClusterIndex } from './cluster-index.ts'
import type { ClusterRequest } from './cluster-message.ts'

// as: the worker's global is typed as the page's where both libraries are loaded
const scope = self as unknown as DedicatedWorkerGlobalScope

const answer = openClusterIndex()

scope.addEventListener('message', ({ data }: MessageEvent<ClusterRequest>) => {
  const reply = answer(data)
  if (reply) scope.postMessage(reply, 'marks' in reply ? [reply.marks.buffer] : [])
})
