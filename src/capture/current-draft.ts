import type { Draft } from '../offline/draft.ts'

/** What the person set aside to begin another report, as long as this page lives; it stays listed under 我的. */
export type SetAside = ReadonlySet<string>

/**
 * The draft that opening 上报 goes on with: the one asked for, else the newest not set aside. Null begins a new one with
 * the first thing done.
 * @param drafts newest first
 */
export function currentDraft(drafts: readonly Draft[], wanted: string | null, aside: SetAside): Draft | null {
  return drafts.find(({ draftId }) => draftId === wanted) ?? drafts.find(({ draftId }) => !aside.has(draftId)) ?? null
}
