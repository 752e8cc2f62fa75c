import { ArrowDown, Users } from 'lucide-preact'
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'

type Props = { text: string; hint: RefObject<HTMLElement> }

/**
 * Over 保存上报 as long as the hint itself lies below it: on a small phone nobody would see it before they save. One tap leads
 * there; it takes no room and blocks nothing.
 */
export function SimilarStrip({ text, hint }: Props) {
  const isBelow = useIsBelow(hint)
  const show = () => {
    hint.current?.scrollIntoView({ block: 'start' })
    hint.current?.focus({ preventScroll: true })
  }
  return (
    <div class="similar-strip">
      {isBelow && (
        <button type="button" class="similar-pill" onClick={show}>
          <Icon of={Users} />
          <span>{text}</span>
          <Icon of={ArrowDown} />
        </button>
      )}
    </div>
  )
}

/** How much of a screen's foot 保存上报 and the bar of links take up: what lies there is not in sight. */
const FOOT = '0px 0px -200px 0px'

function useIsBelow(part: RefObject<HTMLElement>): boolean {
  const [isBelow, setIsBelow] = useState(false)
  useEffect(() => {
    if (!part.current) return
    const observer = new IntersectionObserver(
      ([entry]) => setIsBelow(entry !== undefined && !entry.isIntersecting && entry.boundingClientRect.top > 0),
      { rootMargin: FOOT },
    )
    observer.observe(part.current)
    return () => observer.disconnect()
  }, [])
  return isBelow
}
