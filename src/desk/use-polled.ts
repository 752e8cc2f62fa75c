import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ApiAnswer } from '../offline/api-client.ts'
import { type DeskTrouble, troubleOf } from './trouble.ts'

export type Polled<T> = {
  /** What was last heard; kept while newer news cannot be had. */
  value: T | null
  /** When that was, Unix ms by this device's clock. */
  at: number | null
  /** When it was asked for: what happened later it cannot know. */
  askedAt: number | null
  trouble: DeskTrouble | null
  /** Asks again now. */
  refresh: () => void
  /** Changes what is shown at once; an answer to a question asked before that is not used any more. */
  edit: (change: (value: T) => T) => void
}

type Shown<T> = {
  key: string
  value: T | null
  at: number | null
  askedAt: number | null
  trouble: DeskTrouble | null
}
type Options = { key: string; everyMs: number; now: () => number; enabled?: boolean }

/**
 * Something the server knows, asked for again every `everyMs` while the page is in sight, and on focus and reconnection.
 * Another `key` is another thing: what was shown for the old one is dropped.
 */
export function usePolled<T>(
  ask: () => Promise<ApiAnswer<T>>,
  { key, everyMs, now, enabled = true }: Options,
): Polled<T> {
  const [shown, setShown] = useState<Shown<T>>({ key, value: null, at: null, askedAt: null, trouble: null })
  const asked = useRef(0)
  const current = useRef({ ask, key })
  current.current = { ask, key }

  const refresh = useCallback(() => {
    if (!enabled) return
    const turn = ++asked.current
    const { ask, key } = current.current
    const askedAt = now()
    void ask().then((answer) => {
      if (turn !== asked.current) return
      const news = { answer, askedAt, at: now() }
      setShown((last) => heard(last.key === key ? last : { ...last, key, value: null, at: null, askedAt: null }, news))
    })
  }, [enabled, key, now])

  const edit = useCallback((change: (value: T) => T) => {
    asked.current++
    setShown((last) => (last.value === null ? last : { ...last, value: change(last.value) }))
  }, [])

  useEffect(() => {
    refresh()
    return whenLooked(refresh, everyMs)
  }, [refresh, everyMs])
  const isOther = shown.key !== key
  const { value, at, askedAt } = isOther ? { value: null, at: null, askedAt: null } : shown
  return { value, at, askedAt, trouble: shown.trouble, refresh, edit }
}

type News<T> = { answer: ApiAnswer<T>; askedAt: number; at: number }

function heard<T>(last: Shown<T>, { answer, askedAt, at }: News<T>): Shown<T> {
  if (!answer.ok) return { ...last, trouble: troubleOf(answer) }
  return { ...last, value: answer.value, at, askedAt, trouble: null }
}

/** Calls back at an interval while the page is in sight, and whenever it comes back into sight, focus or reach. */
function whenLooked(run: () => void, everyMs: number): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') run()
  }
  const timer = setInterval(look, everyMs)
  window.addEventListener('focus', look)
  window.addEventListener('online', look)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    window.removeEventListener('focus', look)
    window.removeEventListener('online', look)
    document.removeEventListener('visibilitychange', look)
  }
}
