import { Printer } from 'lucide-preact'
import { type Checklist, checklistSchema } from '../../domain/numbers.ts'
import { paths } from '../../domain/wire.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Asking } from './asking.tsx'
import { DataTable } from './data-table.tsx'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

type Props = { query: string; onPrint: (item: string) => void }

/** The 文明城市 checklist: of each item its cases and its pictures of before and after. */
export function ChecklistPart({ query, onPrint }: Props) {
  const { api } = usePhone()
  const answered = useAnswer(() => api.get(`${paths.checklist}?${query}`, checklistSchema), query)
  return (
    <div class="numbers-part">
      <h2>{words.checklistTitle}</h2>
      <p class="numbers-note">{words.checklistNote}</p>
      <Asking {...{ answered }}>{({ items }) => <ChecklistTable {...{ items, onPrint }} />}</Asking>
    </div>
  )
}

export function ChecklistTable({ items, onPrint }: Pick<Checklist, 'items'> & { onPrint?: Props['onPrint'] }) {
  return (
    <DataTable
      caption={words.checklistTitle}
      heads={[words.item, words.received, words.open, words.closed, words.photosBefore, words.photosAfter, words.pairs]}
      rows={items.map(({ item, received, open, closed, photosBefore, photosAfter, pairs }) => ({
        key: item ?? '',
        cells: [
          item ?? words.noItem,
          received,
          open,
          closed,
          photosBefore,
          photosAfter,
          onPrint && item !== null && pairs > 0 ? (
            <Button
              kind="quiet"
              icon={<Icon of={Printer} />}
              aria-label={`${pairs} · ${words.printItem(item)}`}
              onClick={() => onPrint(item)}
            >
              {pairs}
            </Button>
          ) : (
            pairs
          ),
        ],
      }))}
    />
  )
}
