import type { ClusterAnswer, ClusterRequest } from './cluster/cluster-message.ts'

/** The part of a Worker that is needed here; a test gives its own. */
export type ClusterWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<ClusterAnswer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export type ClusterLine = {
  /** The answer, if the request has one, comes to `onAnswer`, in the order asked. */
  ask(request: ClusterRequest): void
  close(): void
}

type Answering = (request: ClusterRequest) => ClusterAnswer | null
type Ways = {
  /** Throws where the browser has no module workers or forbids this one. */
  spawn: () => ClusterWorker
  /** The same work in the page, fetched only when it is needed. */
  inPage: () => Promise<Answering>
}

const WAYS: Ways = {
  spawn: () =>
    new Worker(new URL('./cluster/cluster-worker.ts', import.meta.url), { type: 'module', name: 'clusters' }),
  inPage: () => import('./cluster/cluster-index.ts').then((module) => module.openClusterIndex()),
}

/**
 * A line to the clusters' worker, started with the first request. Where no worker can be had, or it breaks, the page does
 * the work itself: slower, but nothing is missing from the map.
 */
export function openClusterLine(onAnswer: (answer: ClusterAnswer) => void, ways: Ways = WAYS): ClusterLine {
  let worker: ClusterWorker | null = null
  let local: Promise<Answering> | null = null
  let closed = false
  /** What a new answering side must hear: the points, and the last question about them. */
  let places: Float64Array | null = null
  let unanswered: ClusterRequest | null = null

  const hear = (answer: ClusterAnswer | null) => {
    if (closed || !answer) return
    unanswered = null
    onAnswer(answer)
  }
  const askPage = (request: ClusterRequest) => {
    local ??= ways.inPage()
    void local.then((answering) => hear(answering(request)))
  }
  const fallBack = () => {
    if (closed || local) return
    worker?.terminate()
    worker = null
    local = ways.inPage()
    if (places) askPage({ ask: 'load', places })
    if (unanswered) askPage(unanswered)
  }
  const start = (): ClusterWorker => {
    const started = ways.spawn()
    started.onmessage = ({ data }) => hear(data)
    started.onerror = fallBack
    return started
  }
  return {
    ask(request) {
      if (request.ask === 'load') places = request.places
      else unanswered = request
      if (local) return askPage(request)
      try {
        worker ??= start()
        const sent = request.ask === 'load' ? { ...request, places: request.places.slice() } : request
        worker.postMessage(sent, 'places' in sent ? [sent.places.buffer] : [])
      } catch {
        fallBack()
      }
    },
    close() {
      closed = true
      worker?.terminate()
    },
  }
}
