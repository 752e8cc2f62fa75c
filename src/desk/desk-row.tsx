import { CircleAlert, Frown, Hourglass, RotateCcw, Send } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { DeskCase } from '../../domain/case-view.ts'
import { DESK_TABS, type DeskTab } from '../../domain/lifecycle.ts'
import { CasePhoto } from '../case-parts/case-photo.tsx'
import { CategoryPicture } from '../case-parts/category-picture.tsx'
import { DeadlineMark } from '../case-parts/deadline-mark.tsx'
import { needsPerson, type PendingAct } from '../case-parts/pending-acts.ts'
import { exactMoment } from '../case-parts/shanghai-time.ts'
import { StateChip } from '../case-parts/state-chip.tsx'
import { Link } from '../phone/link.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { memoized } from '../ui/memoized.ts'
import { whenWords } from '../ui/when.ts'
import { categoryText, gridText, placeText } from './case-words.ts'
import { deadlineNow } from './deadline-now.ts'
import { judgeWords } from './judge-words.ts'
import { RecursChip } from './twins/recurs-line.tsx'
import { words } from './words.ts'

type Props = {
  tab: DeskTab
  item: DeskCase
  href: string
  shown: boolean
  pending: PendingAct | null
  /** The minute it is looked at, Unix ms: what is said of times goes by it. */
  now: number
  /** A box to choose it with, where several are chosen. */
  box?: ComponentChildren
}

export const rowId = (caseId: string): string => `desk-row-${caseId}`

/** One case in the queue: picture, what, where, how old, and what presses. */
export const DeskRow = memoized(function Row({ tab, item, href, shown, pending, now, box }: Props) {
  const { community } = usePhone()
  const photo = item.photos.find((one) => one.state === 'stored')
  return (
    <li class={box ? 'desk-row-choosable' : undefined}>
      {box}
      <Link {...{ href }} id={rowId(item.caseId)} class="desk-row" aria-current={shown ? 'true' : undefined}>
        <span class="desk-row-picture">
          {photo ? (
            <CasePhoto {...{ photo }} rendition="thumbnail" alt="" />
          ) : (
            <CategoryPicture id={item.categoryId} size={48} />
          )}
        </span>
        <span class="desk-row-words">
          <strong>{categoryText(item, community)}</strong>
          <span>{placeText(item, community)}</span>
          <span class="desk-row-quiet">
            {gridText(item, community)} ·{' '}
            <time title={exactMoment(item.receivedAt)}>{whenWords(item.receivedAt, now)}</time>
          </span>
          <RowMarks {...{ tab, item, pending, now }} />
        </span>
      </Link>
    </li>
  )
})

function RowMarks({ tab, item, pending, now }: Pick<Props, 'tab' | 'item' | 'pending' | 'now'>) {
  const isOpenEnded = item.categoryId === null || item.place === null
  return (
    <span class="desk-row-marks">
      {item.state !== DESK_TABS[tab][0] && <StateChip state={item.state} />}
      <DeadlineMark by={deadlineNow(item)} said={item.limit ?? null} {...{ now }} />
      {item.state === 'submitted' && isOpenEnded && (
        <Chip tone="waiting" icon={<Icon of={CircleAlert} />}>
          {words.incomplete}
        </Chip>
      )}
      {item.recursOf && <RecursChip {...{ item }} />}
      {(item.objections ?? 0) > 0 && (
        <Chip tone="wrong" icon={<Icon of={Frown} />}>
          {judgeWords.objected(item.objections ?? 0)}
        </Chip>
      )}
      {item.reworkCount > 0 && (
        <Chip tone="wrong" icon={<Icon of={RotateCcw} />}>
          {words.reworked(item.reworkCount)}
        </Chip>
      )}
      {pending && <PendingChip {...{ pending }} />}
    </span>
  )
}

function PendingChip({ pending }: { pending: PendingAct }) {
  return needsPerson(pending) ? (
    <Chip tone="wrong" icon={<Icon of={CircleAlert} />}>
      {words.held}
    </Chip>
  ) : (
    <Chip tone="waiting" icon={<Icon of={pending.trouble ? Hourglass : Send} />}>
      {words.unsent}
    </Chip>
  )
}
