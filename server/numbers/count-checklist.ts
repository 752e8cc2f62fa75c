import { checklistItem } from '../../domain/checklist.ts'
import type { Community } from '../../domain/community.ts'
import type { ChecklistRow } from '../../domain/numbers.ts'
import type { CountedCase, NumbersJournal, PhotoCounts } from '../stores/numbers-journal.ts'
import { type Meant, readPages } from './read-pages.ts'

/** Cases and their pictures by 文明城市 checklist item, in the order of the community's categories, then those of none. */
export async function countChecklist(
  journal: Pick<NumbersJournal, 'counted' | 'photoCounts'>,
  community: Pick<Community, 'id' | 'categories'>,
  meant: Meant,
): Promise<ChecklistRow[]> {
  const rows = emptyRows(community)
  const rowOf = new Map(rows.flatMap((row) => row.categoryIds.map((id) => [id, row])))
  const rest = emptyRow(null)
  for await (const { cases } of readPages((query) => journal.counted(community.id, query), meant)) {
    const photos = await journal.photoCounts(
      community.id,
      cases.map(({ caseId }) => caseId),
    )
    for (const one of cases) addTo(rowOf.get(one.categoryId ?? '') ?? rest, one, photos.get(one.caseId))
  }
  const known = rows.filter(({ item }) => item !== null)
  const loose = rows.filter(({ item }) => item === null).reduce(merged, rest)
  return loose.received > 0 ? [...known, loose] : known
}

function addTo(row: ChecklistRow, one: CountedCase, photos: PhotoCounts = { before: 0, after: 0 }): void {
  row.received++
  if (one.endedAt === null) row.open++
  if (one.state === 'closed') row.closed++
  row.photosBefore += photos.before
  row.photosAfter += photos.after
  if (photos.before > 0 && photos.after > 0) row.pairs++
}

function emptyRows({ categories }: Pick<Community, 'categories'>): ChecklistRow[] {
  const byItem = new Map<string | null, ChecklistRow>()
  for (const category of categories) {
    const item = checklistItem(category)
    const row = byItem.get(item) ?? emptyRow(item)
    row.categoryIds.push(category.id)
    byItem.set(item, row)
  }
  return [...byItem.values()]
}

const emptyRow = (item: string | null): ChecklistRow => ({
  item,
  categoryIds: [],
  received: 0,
  open: 0,
  closed: 0,
  photosBefore: 0,
  photosAfter: 0,
  pairs: 0,
})

const merged = (a: ChecklistRow, b: ChecklistRow): ChecklistRow => ({
  item: null,
  categoryIds: [...a.categoryIds, ...b.categoryIds],
  received: a.received + b.received,
  open: a.open + b.open,
  closed: a.closed + b.closed,
  photosBefore: a.photosBefore + b.photosBefore,
  photosAfter: a.photosAfter + b.photosAfter,
  pairs: a.pairs + b.pairs,
})
