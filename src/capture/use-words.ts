import { useEffect, useRef, useState } from 'preact/hooks'
import type { CaptureDraft } from './use-capture-draft.ts'

export type DraftWords = { text: string; write(text: string): void; flush(): Promise<void> }

/** Between keystrokes the disk rests; a page killed within loses less than a word. */
const SAVE_AFTER_MS = 400

/** What is being written, on screen at once and on disk shortly after. `flush` resolves when it is on disk. */
export function useWords({ draft, change }: CaptureDraft): DraftWords {
  const [text, setText] = useState<string | null>(null)
  const pending = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const draftId = draft?.draftId ?? null

  const flush = async () => {
    clearTimeout(timer.current)
    const waiting = pending.current
    pending.current = null
    if (waiting !== null) await change({ words: waiting })
  }
  const latestFlush = useRef(flush)
  latestFlush.current = flush
  const known = useRef(draftId)
  useEffect(() => {
    // Another draft brings its own words; the first keystroke only brings the draft itself into being.
    if (known.current !== null) setText(null)
    known.current = draftId
  }, [draftId])
  useEffect(() => {
    const save = () => void latestFlush.current()
    document.addEventListener('visibilitychange', save)
    return () => {
      document.removeEventListener('visibilitychange', save)
      save()
    }
  }, [])

  const write = (next: string) => {
    setText(next)
    pending.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void latestFlush.current(), SAVE_AFTER_MS)
  }
  return { text: text ?? draft?.words ?? '', write, flush }
}
