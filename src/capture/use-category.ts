import { useEffect, useRef, useState } from 'preact/hooks'
import type { Draft } from '../offline/draft.ts'
import type { CaptureDraft } from './use-capture-draft.ts'

type Choice = Pick<Draft, 'categoryId' | 'kind'>
export type DraftCategory = Choice & { choose(choice: Choice): void }

const NONE: Choice = { categoryId: null, kind: null }

/** What was chosen, on screen at once and on disk right after: a tap on a picture must never seem lost in between. */
export function useCategory({ draft, change }: CaptureDraft): DraftCategory {
  const [tapped, setTapped] = useState<Choice | null>(null)
  const draftId = draft?.draftId ?? null
  const known = useRef(draftId)
  useEffect(() => {
    // Another draft brings its own category; the first tap only brings the draft itself into being.
    if (known.current !== null) setTapped(null)
    known.current = draftId
  }, [draftId])
  const isOnDisk = draft?.categoryId === tapped?.categoryId && draft?.kind === tapped?.kind
  useEffect(() => {
    if (tapped && isOnDisk) setTapped(null)
  }, [tapped, isOnDisk])
  const { categoryId, kind } = tapped ?? draft ?? NONE
  const choose = (choice: Choice) => {
    setTapped(choice)
    void change(choice).catch(() => setTapped(null)) // not kept: show what is
  }
  return { categoryId, kind, choose }
}
