import type { ComponentChildren } from 'preact'
import type { DeskCase } from '../../domain/case-view.ts'
import { DeadlineMark } from '../case-parts/deadline-mark.tsx'
import { exactMoment } from '../case-parts/shanghai-time.ts'
import { usePhone } from '../phone/use-phone.ts'
import { momentWords } from '../ui/when.ts'
import { categoryText, gridText, placeText } from './case-words.ts'
import { deadlineNow } from './deadline-now.ts'
import { DoubtedPlace } from './doubted-place.tsx'
import { errandWords } from './errand-words.ts'
import { judgeWords } from './judge-words.ts'
import { words } from './words.ts'

/** A photo taken longer before it came than this deserves a second look. */
const TAKEN_GAP_MS = 24 * 3_600_000

const { fact } = words

/** What is known of the case, in words; the exact moment stands behind each time. */
export function DeskFacts({ item }: { item: DeskCase }) {
  const { community, env } = usePhone()
  const now = env.now()
  const category = community.categories.find((one) => one.id === item.categoryId)
  return (
    <dl class="desk-facts">
      <Fact name={fact.category}>
        {categoryText(item, community)}
        {item.kind && ` · ${item.kind}`}
      </Fact>
      <Fact name={fact.place}>
        {placeText(item, community)}
        <DoubtedPlace place={item.place} />
      </Fact>
      <Fact name={fact.grid}>{gridText(item, community)}</Fact>
      <Fact name={fact.words}>{item.words || fact.noWords}</Fact>
      {(item.seenBy ?? 0) > 0 && <Fact name={fact.seenBy}>{fact.seenByOthers(item.seenBy ?? 0)}</Fact>}
      <Fact name={words.received}>
        <Moment at={item.receivedAt} {...{ now }} />
      </Fact>
      <Fact name={fact.taken}>
        <Taken {...{ item, now }} />
      </Fact>
      {deadlineNow(item) !== null && (
        <Fact name={item.state === 'submitted' ? fact.acknowledgeBy : fact.dueAt}>
          <DeadlineMark by={deadlineNow(item)} said={item.limit ?? null} {...{ now }} />
        </Fact>
      )}
      {item.state === 'suspended' && item.reviewAt && (
        <Fact name={errandWords.reviewAt}>
          <Moment at={item.reviewAt} {...{ now }} />
        </Fact>
      )}
      {!item.tasks && item.handlerName && <Fact name={fact.handler}>{item.handlerName}</Fact>}
      {!item.tasks && item.task && <Fact name={fact.task}>{item.task}</Fact>}
      <Heard {...{ item }} />
      {item.reworkCount > 0 && <Fact name={fact.rework}>{words.reworked(item.reworkCount)}</Fact>}
      {category && item.state === 'submitted' && <Fact name={fact.acceptWhen}>{category.acceptWhen}</Fact>}
      {category && item.state !== 'submitted' && <Fact name={fact.closeWhen}>{category.closeWhen}</Fact>}
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="desk-fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const Moment = ({ at, now }: { at: number; now: number }) => (
  <time dateTime={new Date(at).toISOString()} title={exactMoment(at)}>
    {momentWords(at, now)}
  </time>
)

function Taken({ item, now }: { item: DeskCase; now: number }) {
  if (item.takenAt === null) return <>{fact.takenUnknown}</>
  const isFar = Math.abs(item.receivedAt - item.takenAt) > TAKEN_GAP_MS
  return (
    <>
      <Moment at={item.takenAt} {...{ now }} />
      {isFar && <span class="desk-note">（{fact.takenGap}）</span>}
    </>
  )
}

/** What people said of the end: the last word, and how often it was no. */
function Heard({ item: { satisfied = null, objections = 0 } }: { item: DeskCase }) {
  if (satisfied === null && objections === 0) return null
  const no = objections > 0 ? judgeWords.notSolved(objections) : ''
  return (
    <Fact name={judgeWords.heard}>
      {[no, satisfied === true ? judgeWords.satisfied : ''].filter((said) => said !== '').join(' · ')}
    </Fact>
  )
}
