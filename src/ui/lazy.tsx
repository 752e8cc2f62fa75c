import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { Waiting } from './spinner.tsx'
import { words } from './words.ts'

/**
 * `fetchEarly` brings the part before it is asked for: a browser without a service worker has no other chance to show
 * it once the signal is gone. It fails silently; showing the part tries again.
 */
export type LazyPart<P> = ComponentType<P> & { fetchEarly: () => void }

/**
 * A request that neither came nor failed in this time may never do so, and asking again waits for the same one: only a page opened
 * anew asks afresh.
 */
const SLOW_AFTER_MS = 20_000

/**
 * A screen or part that is fetched when first shown: `lazy(() => import('./desk.tsx').then((module) => module.Desk))`.
 * Without a network the part may not come; then it says so and offers another try, and nothing around it is lost.
 * @param options.silent for a part that only adds something: while it is not there, nothing is shown
 */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { silent = false }: { silent?: boolean } = {},
): LazyPart<P> {
  let loaded: ComponentType<P> | null = null
  const fetchOnce = async () => {
    loaded ??= await load()
    return loaded
  }
  return Object.assign(Lazy, { fetchEarly: () => void fetchOnce().catch(() => {}) })

  function Lazy(props: P) {
    const [Part, setPart] = useState(() => loaded)
    /** What 再试一次 does, once it is offered. */
    const [retry, setRetry] = useState<{ run: () => void } | null>(null)
    const fetchPart = () => {
      setRetry(null)
      const slow = setTimeout(() => setRetry({ run: () => location.reload() }), SLOW_AFTER_MS)
      fetchOnce()
        .then(
          (part) => setPart(() => part),
          () => setRetry({ run: fetchPart }),
        )
        .finally(() => clearTimeout(slow))
    }
    useEffect(() => {
      // Effects run a frame later: a part that was fetched early may have come in between, and nobody else would say so.
      if (!Part) fetchPart()
    }, [])
    if (Part) return <Part {...props} />
    if (silent) return null
    if (retry) return <LoadFailed onRetry={retry.run} />
    return <Waiting>{words.loading}</Waiting>
  }
}

function LoadFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <Notice tone="wrong" act={<Button onClick={onRetry}>{words.tryAgain}</Button>}>
      {words.loadFailed}
    </Notice>
  )
}
