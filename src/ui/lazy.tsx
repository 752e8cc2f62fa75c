import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { Waiting } from './spinner.tsx'
import { words } from './words.ts'

/**
 * A screen or part that is fetched when first shown: `lazy(() => import('./desk.tsx').then((module) => module.Desk))`.
 * Without a network the part may not come; then it says so and offers another try, and nothing around it is lost.
 */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null
  return function Lazy(props: P) {
    const [Part, setPart] = useState(() => loaded)
    const [failed, setFailed] = useState(false)
    const fetchPart = () => {
      setFailed(false)
      load().then(
        (part) => {
          loaded = part
          setPart(() => part)
        },
        () => setFailed(true),
      )
    }
    useEffect(() => {
      if (!loaded) fetchPart()
    }, [])
    if (Part) return <Part {...props} />
    if (failed) return <LoadFailed onRetry={fetchPart} />
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
