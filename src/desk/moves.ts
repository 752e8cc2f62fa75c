import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import { factsOfDeskCase } from '../../domain/desk-facts.ts'
import { DESK_TABS, type DeskTab, mayAct, stateAfter } from '../../domain/lifecycle.ts'
import type { Me } from '../../domain/person.ts'
import type { DeskCounts } from '../../domain/wire.ts'
import { isInTab, tabOf } from './desk-address.ts'
import { foreseenTasks } from './foresee-tasks.ts'
import { isOutOfReach } from './settle-change.ts'

/** Steps taken here on one case that the lists do not show yet: how it stood, and how it stands with them. */
export type Move = {
  id: number
  before: DeskCase
  after: DeskCase
  acts: readonly CaseAct[]
  /** What the outbox knows them by; empty while they are being kept. */
  opIds: readonly string[]
  /** When the server had them, Unix ms by this device's clock; null before. */
  endedAt: number | null
  /** It went to a grid that is not this person's to see. */
  away: boolean
}

/** The case as a step will leave it, as far as the life of a case says; the server's own view follows later. */
export function foreseen(seen: DeskCase, act: CaseAct, me: Me): DeskCase {
  const verdict = mayAct(act.act, factsOfDeskCase(seen), { personId: me.personId, posts: me.posts, isReporter: false })
  const tasks = foreseenTasks(seen, act, Date.now())
  const state = verdict.ok ? stateAfter(act.act, verdict.to, tasks ?? seen.tasks ?? []) : seen.state
  const after = { ...seen, state, revision: seen.revision + 1, ...(tasks && { tasks }) }
  if (act.act === 'settle') {
    const { categoryId = seen.categoryId, gridId = seen.gridId, place = seen.place } = act
    return { ...after, categoryId, gridId, place }
  }
  if (act.act !== 'dispatch') return after
  return { ...after, handlerId: act.handlerId, handlerName: null, task: act.task, dueAt: act.dueAt }
}

/** What these steps in a row make of a case. */
export function moveOf(id: number, before: DeskCase, acts: readonly CaseAct[], me: Me): Move {
  const after = acts.reduce((item, act) => foreseen(item, act, me), before)
  const away = after.gridId !== before.gridId && after.gridId !== null && isOutOfReach(after.gridId, me)
  return { id, before, after, acts, opIds: [], endedAt: null, away }
}

/** Whether a list that was asked for at `askedAt` (null: never) may not know of this yet. */
const isNews = (move: Move, askedAt: number | null): boolean =>
  move.endedAt === null || askedAt === null || askedAt <= move.endedAt

/** The last of the steps on each case that the list does not know. */
function latest(moves: readonly Move[], askedAt: number | null): Map<string, Move> {
  const news = moves.filter((move) => isNews(move, askedAt))
  return new Map(news.map((move) => [move.after.caseId, move]))
}

/** The case as it stands with the steps taken here. */
export function withMoved(item: DeskCase, moves: readonly Move[]): DeskCase {
  const move = moves.filter((one) => one.after.caseId === item.caseId).at(-1)
  return move && move.after.revision > item.revision ? move.after : item
}

type Listed = {
  cases: readonly DeskCase[]
  hasMore: boolean
  tab: DeskTab
  askedAt: number | null
  /** Then what comes to the tab is left to the server: it knows whether the filter lets it in. */
  isFiltered?: boolean
}

/** A tab's cases as they stand with the steps taken here: what left it is gone, what came to it stands in its place. */
export function withMoves(
  { cases, hasMore, tab, askedAt, isFiltered = false }: Listed,
  moves: readonly Move[],
): readonly DeskCase[] {
  const news = latest(moves, askedAt)
  if (news.size === 0) return cases
  const staying = cases.filter((item) => !news.has(item.caseId))
  const oldest = cases.at(-1)?.receivedAt ?? Number.NEGATIVE_INFINITY
  const coming = [...news.values()]
    .filter(
      ({ after, away }) => !isFiltered && !away && isInTab(after.state, tab) && !(hasMore && after.receivedAt < oldest),
    )
    .map((move) => move.after)
  return coming.length === 0 ? staying : [...staying, ...coming].sort(newestFirst)
}

const newestFirst = (a: DeskCase, b: DeskCase): number =>
  b.receivedAt - a.receivedAt || (a.caseId < b.caseId ? 1 : a.caseId > b.caseId ? -1 : 0)

/** The numbers on the tabs with the steps taken here. */
export function countsWithMoves(
  counts: DeskCounts | null,
  moves: readonly Move[],
  askedAt: number | null,
): DeskCounts | null {
  if (!counts) return null
  const moved = { ...counts }
  for (const { after, away } of latest(moves, askedAt).values()) {
    const first = moves.find((one) => one.before.caseId === after.caseId && isNews(one, askedAt))
    if (!first) continue
    moved[tabOf(first.before.state)]--
    if (!away) moved[tabOf(after.state)]++
  }
  for (const tab of Object.keys(DESK_TABS) as DeskTab[]) moved[tab] = Math.max(0, moved[tab]) // the table's own keys
  return moved
}
