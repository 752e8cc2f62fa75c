import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Draft, DraftPhoto } from '../offline/draft.ts'
import { createDraft, type DraftChange, listDrafts, readDraft, saveDraft } from '../offline/drafts.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { currentDraft } from './current-draft.ts'

export type CaptureDraft = {
  /** Undefined until it was looked up. */
  known: boolean
  draft: Draft | null
  photos: DraftPhoto[]
  /** The draft's id, made and on disk when this resolves. */
  ensure(): Promise<string>
  change(change: DraftChange): Promise<void>
  /** Leaves this draft listed under 我的 and begins another. */
  setAside(): void
}

/** The report being made: the one a killed page left behind, or a new one begun with the first thing done. */
export function useCaptureDraft(wanted: string | null): CaptureDraft {
  const { db, owner, env } = usePhone()
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set())
  const making = useRef<Promise<string> | null>(null)
  const found = useLive(async () => {
    const drafts = await listDrafts(db, owner)
    const draft = currentDraft(drafts, wanted, aside)
    return { ids: drafts.map((one) => one.draftId), read: draft && (await readDraft(db, draft.draftId)) }
  }, [db, owner.personId, wanted, aside])
  const draft = found?.read?.draft ?? null
  const draftId = draft?.draftId ?? null
  useEffect(() => {
    making.current = null
  }, [draftId])

  const ensure = useCallback((): Promise<string> => {
    if (draftId) return Promise.resolve(draftId)
    making.current ??= createDraft(db, owner, env).then((made) => made.draftId)
    making.current.catch(() => {
      making.current = null
    })
    return making.current
  }, [db, owner.personId, draftId])
  const change = useCallback(async (what: DraftChange) => saveDraft(db, await ensure(), what, env), [db, ensure])
  return useMemo(
    () => ({
      known: found !== undefined,
      draft,
      photos: found?.read?.photos ?? [],
      ensure,
      change,
      setAside: () => setAside(new Set(found?.ids)),
    }),
    [found, ensure, change],
  )
}
