import type { Draft } from '../offline/draft.ts'

/**
 * The draft that opening 上报 goes on with: the one asked for, else the newest that was not set aside. Null begins a
 * new one with the first thing done.
 * @param drafts newest first
 */
export function currentDraft(
  drafts: readonly Draft[],
  wanted: string | null,
  isAside: (draftId: string) => boolean,
): Draft | null {
  return drafts.find(({ draftId }) => draftId === wanted) ?? drafts.find(({ draftId }) => !isAside(draftId)) ?? null
}
