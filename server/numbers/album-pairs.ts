import { citedPhotos, cutToDay } from '../cases/view-parts.ts'
import type { CaseFile, CaseRecord } from '../stores/case-record.ts'
import type { Journal } from '../stores/journal.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'
import { type Meant, readPages } from './read-pages.ts'

/** A closed case's first picture of how it was and the last of how it is. */
export type Pair = { case: CaseRecord; day: number; endedDay: number; before: PhotoRecord; after: PhotoRecord }

/** Cases whose files are read at once. */
const FILES = 20

type Options = { isMeant?: (one: { categoryId: string | null }) => boolean; max: number; signal?: AbortSignal }

/** Pairs of the closed cases that are meant, in the order they came in; at most `max`, and whether there are more. */
export async function albumPairs(
  journal: Pick<Journal, 'listed' | 'readFiles'>,
  communityId: string,
  meant: Meant,
  { max, signal, isMeant = () => true }: Options,
): Promise<{ pairs: Pair[]; more: boolean }> {
  const pairs: Pair[] = []
  for await (const page of readPages((query) => journal.listed(communityId, query), meant, signal)) {
    const closed = page.cases.filter((one) => one.state === 'closed' && isMeant(one)).map(({ caseId }) => caseId)
    for (let at = 0; at < closed.length; at += FILES) {
      for (const file of await journal.readFiles(communityId, closed.slice(at, at + FILES))) {
        const pair = pairOf(file)
        if (pair && pairs.length === max) return { pairs, more: true }
        if (pair) pairs.push(pair)
      }
    }
  }
  return { pairs, more: false }
}

/** A joiner's picture is for the desk alone: an album leaves the house. */
function pairOf(file: CaseFile): Pair | null {
  const shown = citedPhotos(file).filter(({ state }) => state === 'stored')
  const before = shown.find(({ reportId, purpose }) => reportId !== null && purpose === 'before')
  const after = shown.filter(({ purpose }) => purpose === 'after').at(-1)
  const { receivedAt, endedAt } = file.case
  if (!before || !after || endedAt === null) return null
  return { case: file.case, day: cutToDay(receivedAt), endedDay: cutToDay(endedAt), before, after }
}
