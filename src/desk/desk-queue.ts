import type { DeskCase } from '../../domain/case-view.ts'

/** The cases of one tab as far as they were loaded. */
export type DeskQueue = { cases: readonly DeskCase[]; next: string | null }

/** Adds a further page. A case that moved between two pages is shown once, as it was seen last. */
export function withPage(queue: DeskQueue, page: DeskQueue): DeskQueue {
  const fresh = new Set(page.cases.map((item) => item.caseId))
  return { cases: [...queue.cases.filter((item) => !fresh.has(item.caseId)), ...page.cases], next: page.next }
}

/** Puts the newest view of one case in its place; a case that is not listed stays unlisted. */
export const withCase = (queue: DeskQueue, fresh: DeskCase): DeskQueue => ({
  ...queue,
  cases: queue.cases.map((item) => (item.caseId === fresh.caseId ? fresh : item)),
})

export const withoutCase = (queue: DeskQueue, caseId: string): DeskQueue => ({
  ...queue,
  cases: queue.cases.filter((item) => item.caseId !== caseId),
})

/**
 * The case one step on from the one shown; stays at either end. With none shown, the first or the last.
 */
export function stepFrom(cases: readonly DeskCase[], caseId: string | null, step: 1 | -1): DeskCase | null {
  if (cases.length === 0) return null
  const at = cases.findIndex((item) => item.caseId === caseId)
  if (at < 0) return (step === 1 ? cases[0] : cases.at(-1)) ?? null
  return cases[Math.min(cases.length - 1, Math.max(0, at + step))] ?? null
}

/** What to look at when this case leaves the queue: the one after it, at the end the one before. */
export function neighbourOf(cases: readonly DeskCase[], caseId: string): DeskCase | null {
  const at = cases.findIndex((item) => item.caseId === caseId)
  return cases[at + 1] ?? (at > 0 ? cases[at - 1] : undefined) ?? null
}
