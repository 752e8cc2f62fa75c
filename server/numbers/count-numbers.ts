import { NO_CATEGORY } from '../../domain/desk-map.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { monthText, shanghaiMonth } from '../../domain/month.ts'
import { type Figures, NUMBER_GROUPS, type NumberGroup, OUTSIDE } from '../../domain/numbers.ts'
import { isOutsider } from '../../domain/task-link.ts'
import type { CountedCase, NumbersJournal } from '../stores/numbers-journal.ts'
import { type Meant, readPages } from './read-pages.ts'
import { addCase, figuresOf, newTally, type Tally } from './tally.ts'

/** Figures of all cases that are meant, and by every group; groups in the order of their keys. */
export type Counted = { total: Figures; groups: Record<NumberGroup, { key: string; figures: Figures }[]> }

/** Null leaves a case out of the group: one that nobody handled yet is no handler's. */
const KEY: Record<NumberGroup, (one: CountedCase) => string | null> = {
  grid: ({ gridId }) => gridId ?? UNPLACED_GRID,
  category: ({ categoryId }) => categoryId ?? NO_CATEGORY,
  handler: ({ handlerId }) => (handlerId !== null && isOutsider(handlerId) ? OUTSIDE : handlerId),
  month: ({ receivedAt }) => monthText(shanghaiMonth(receivedAt)),
}

type Options = { now: number; signal?: AbortSignal; onLooked?: (cases: number) => void }

/** Counts the cases that are meant in one pass, holding a page of them and the tallies. */
export async function countNumbers(
  journal: Pick<NumbersJournal, 'counted'>,
  communityId: string,
  meant: Meant,
  { now, signal, onLooked }: Options,
): Promise<Counted> {
  const total = newTally()
  const groups = eachGroup(() => new Map<string, Tally>())
  for await (const page of readPages((query) => journal.counted(communityId, query), meant, signal)) {
    for (const one of page.cases) {
      addCase(total, one, now)
      for (const group of NUMBER_GROUPS) addTo(groups[group], KEY[group](one), one, now)
    }
    onLooked?.(page.looked)
  }
  return { total: figuresOf(total), groups: eachGroup((group) => inOrder(groups[group])) }
}

function addTo(tallies: Map<string, Tally>, key: string | null, one: CountedCase, now: number): void {
  if (key === null) return
  const tally = tallies.get(key) ?? newTally()
  tallies.set(key, tally)
  addCase(tally, one, now)
}

const inOrder = (tallies: Map<string, Tally>) =>
  [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, tally]) => ({ key, figures: figuresOf(tally) }))

const eachGroup = <T>(make: (group: NumberGroup) => T) =>
  Object.fromEntries(NUMBER_GROUPS.map((group) => [group, make(group)])) as Record<NumberGroup, T> // a key for each
