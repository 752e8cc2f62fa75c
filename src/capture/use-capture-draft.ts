import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Draft, DraftPhoto } from '../offline/draft.ts'
import { createDraft, type DraftChange, listDrafts, readDraft, saveDraft } from '../offline/drafts.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { currentDraft } from './current-draft.ts'
import { isSetAside, keepSetAside } from './remembered.ts'

const isAside = (draftId: string) => isSetAside(sessionStorage, draftId)

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
  const [asides, setAsides] = useState(0)
  const making = useRef<Promise<string> | null>(null)
  const found = useLive(async () => {
    const drafts = await listDrafts(db, owner)
    const draft = currentDraft(drafts, wanted, isAside)
    return { ids: drafts.map((one) => one.draftId), read: draft && (await readDraft(db, draft.draftId)) }
  }, [db, owner.personId, wanted, asides])
  const draft = found?.read?.draft ?? null
  const draftId = draft?.draftId ?? null
  useEffect(() => {
    making.current = null
  }, [draftId])

  const findOrMake = async (): Promise<string> => {
    // A tap may come before the first look at the disk has ended.
    const found = currentDraft(await listDrafts(db, owner), wanted, isAside)
    return (found ?? (await createDraft(db, owner, env))).draftId
  }
  const ensure = useCallback((): Promise<string> => {
    if (draftId) return Promise.resolve(draftId)
    making.current ??= findOrMake()
    making.current.catch(() => {
      making.current = null
    })
    return making.current
  }, [db, owner.personId, wanted, draftId])
  const change = useCallback(async (what: DraftChange) => saveDraft(db, await ensure(), what, env), [db, ensure])
  return useMemo(
    () => ({
      known: found !== undefined,
      draft,
      photos: found?.read?.photos ?? [],
      ensure,
      change,
      setAside: () => {
        for (const id of found?.ids ?? []) keepSetAside(sessionStorage, id)
        setAsides((count) => count + 1)
      },
    }),
    [found, ensure, change],
  )
}
