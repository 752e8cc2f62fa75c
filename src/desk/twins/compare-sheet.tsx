import { Merge } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { DeskCase } from '../../../domain/case-view.ts'
import { END_STATES } from '../../../domain/lifecycle.ts'
import type { Twin } from '../../../domain/twins.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Waiting } from '../../ui/spinner.tsx'
import { categoryText } from '../case-words.ts'
import { CompareFacts } from './compare-facts.tsx'
import { ComparePhotos } from './compare-photos.tsx'
import { MergeForm, useName } from './merge-form.tsx'
import { type MergePlan, mayTakePart, planMerge, proposedRoot } from './merge-plan.ts'
import { reasonWords } from './reasons.ts'
import { type Twins, useCases, useTwins } from './use-twins.ts'
import { twinWords as words } from './words.ts'
import './compare-sheet.css'

type Props = {
  /** The case that is compared; null closes the sheet. */
  item: DeskCase | null
  /** Which other case first; missing: the likeliest. */
  otherId?: string | null
  /** What else can be chosen from, beside what looks alike. */
  listed: readonly DeskCase[]
  busy: boolean
  onMerge: (plan: MergePlan) => void
  onClose: () => void
}

/** Compares a case with others that may be the same, and merges those that are (M). */
export function CompareSheet({ item, onClose, ...rest }: Props) {
  return item ? <Comparison key={item.caseId} {...{ item, onClose }} {...rest} /> : null
}

function Comparison({ item, otherId, listed, busy, onMerge, onClose }: Props & { item: DeskCase }) {
  const { me } = usePhone()
  const found = useTwins(item)
  const comparison = useComparison(item, otherId ?? null, found, listed)
  const { other, otherTwin, plan } = comparison
  const count = plan && plan.stuck.length === 0 ? plan.from.length : 0
  return (
    <Sheet
      title={words.title}
      open
      wide
      {...{ onClose }}
      foot={
        mayTakePart(item, me) && (
          <Button
            kind="main"
            wide
            icon={<Icon of={Merge} />}
            {...{ busy }}
            disabled={count === 0}
            onClick={() => plan && onMerge(plan)}
          >
            {words.mergeButton(count)}
          </Button>
        )
      }
    >
      <div class="compare">
        <Others {...{ item, found, listed, comparison }} />
        {comparison.shownId !== null && other === undefined && <Waiting>{words.loadingOther}</Waiting>}
        {other === null && <Notice tone="waiting">{words.otherGone}</Notice>}
        {other && (
          <>
            <ComparePhotos key={other.caseId} one={item} {...{ other }} otherFirst={otherTwin?.photoId ?? null} />
            <CompareFacts one={item} {...{ other }} />
          </>
        )}
        {otherTwin && otherTwin.endedAt !== null && <Notice tone="info">{words.onlyOpen}</Notice>}
        {mayTakePart(item, me) && comparison.others.length > 0 && (
          <MergeForm {...{ item, plan }} {...comparison} onChoose={comparison.choose} onKeep={comparison.keep} />
        )}
      </div>
    </Sheet>
  )
}

type Comparing = ReturnType<typeof useComparison>

/** Which case is looked at beside this one, which are said to be one, and which stays. */
function useComparison(item: DeskCase, firstId: string | null, found: Twins, listed: readonly DeskCase[]) {
  const { me } = usePhone()
  const nameOf = useName()
  const twins = found.state === 'found' ? found.twins : []
  const open = twins.filter((twin) => twin.endedAt === null)
  const [asked, setAsked] = useState(firstId)
  const [picked, setPicked] = useState<string | null>(null)
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [kept, setKept] = useState<string | null>(null)
  const shownId = asked ?? twins[0]?.caseId ?? null
  const otherIds = [...new Set([...open.map((twin) => twin.caseId), ...(picked ? [picked] : [])])]
  const isChosen = (id: string) => said.get(id) ?? id === shownId
  const chosen = new Set(otherIds.filter(isChosen))
  const wanted = [...new Set([...(shownId ? [shownId] : []), ...chosen])]
  const whole = useCases(wanted, listed)
  const cases = [item, ...[...chosen].flatMap((id) => whole.get(id) ?? [])]
  const keepId =
    kept !== null && cases.some((one) => one.caseId === kept) ? kept : (proposedRoot(cases, me)?.caseId ?? null)
  const others = otherIds.map((caseId) => {
    const twin = twins.find((one) => one.caseId === caseId)
    const view = whole.get(caseId) ?? null
    return { caseId, item: view, label: view ? nameOf(view) : twin ? reasonWords(twin).join(' · ') : caseId }
  })
  const isWhole = [...chosen].every((id) => whole.get(id))
  return {
    shownId,
    other: shownId === null ? undefined : whole.get(shownId),
    otherTwin: twins.find((twin) => twin.caseId === shownId) ?? null,
    others,
    chosen,
    keepId,
    plan: isWhole && keepId !== null ? planMerge(cases, keepId, me) : null,
    look: setAsked,
    pick: (id: string | null) => {
      setPicked(id)
      setAsked(id)
    },
    picked,
    choose: (id: string, isOne: boolean) => setSaid((held) => new Map(held).set(id, isOne)),
    keep: setKept,
  }
}

type OthersProps = { item: DeskCase; found: Twins; listed: readonly DeskCase[]; comparison: Comparing }

/** What the case may be compared with: what looks alike with its reasons, or any other of the list. */
function Others({ item, found, listed, comparison }: OthersProps) {
  const nameOf = useName()
  const twins = found.state === 'found' ? found.twins : []
  const rest = listed.filter(
    (one) =>
      one.caseId !== item.caseId && !END_STATES.has(one.state) && !twins.some((twin) => twin.caseId === one.caseId),
  )
  return (
    <section class="compare-others" aria-label={words.other}>
      {found.state === 'looking' && <Waiting>{words.looking}</Waiting>}
      {found.state === 'unknown' && <Notice tone="waiting">{words.offline}</Notice>}
      {found.state === 'found' && twins.length === 0 && <p>{words.none}</p>}
      <div class="compare-choices">
        {twins.map((twin) => (
          <Choice
            key={twin.caseId}
            {...{ twin }}
            shown={twin.caseId === comparison.shownId}
            onShow={() => comparison.look(twin.caseId)}
          />
        ))}
      </div>
      {rest.length > 0 && (
        <label class="compare-list">
          <span>{words.fromList}</span>
          <select
            value={comparison.picked ?? ''}
            onChange={(event) => comparison.pick(event.currentTarget.value || null)}
          >
            <option value="">{words.fromListNone}</option>
            {rest.map((one) => (
              <option key={one.caseId} value={one.caseId}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  )
}

function Choice({ twin, shown, onShow }: { twin: Twin; shown: boolean; onShow: () => void }) {
  const { community } = usePhone()
  return (
    <button type="button" class="compare-choice" aria-pressed={shown} onClick={onShow}>
      <strong>{categoryText(twin, community)}</strong>
      <span>{reasonWords(twin).join(' · ')}</span>
      {twin.endedAt !== null && <span class="compare-recurs">{words.wasClosed}</span>}
    </button>
  )
}
