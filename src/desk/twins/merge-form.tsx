import { useId } from 'preact/hooks'
import type { DeskCase } from '../../../domain/case-view.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { Notice } from '../../ui/notice.tsx'
import { momentWords } from '../../ui/when.ts'
import { categoryText, placeText } from '../case-words.ts'
import { hearers, type MergePlan } from './merge-plan.ts'
import { twinWords as words } from './words.ts'
import './merge-form.css'

type Props = {
  item: DeskCase
  /** What may be chosen beside the case itself; null where it is on its way from the server. */
  others: readonly { caseId: string; label: string; item: DeskCase | null }[]
  chosen: ReadonlySet<string>
  onChoose: (caseId: string, chosen: boolean) => void
  keepId: string | null
  onKeep: (caseId: string) => void
  plan: MergePlan | null
}

/** Which cases are one, which of them stays, and what happens then. */
export function MergeForm({ item, others, chosen, onChoose, keepId, onKeep, plan }: Props) {
  const name = useId()
  const nameOf = useName()
  const all = [item, ...others.flatMap((one) => (one.item && chosen.has(one.caseId) ? one.item : []))]
  return (
    <div class="merge-form">
      <fieldset>
        <legend>{words.mergeWhich}</legend>
        {others.map((one) => (
          <label key={one.caseId} class="merge-check">
            <input
              type="checkbox"
              checked={chosen.has(one.caseId)}
              onChange={(event) => onChoose(one.caseId, event.currentTarget.checked)}
            />
            <span>{one.label}</span>
          </label>
        ))}
      </fieldset>
      {all.length > 1 && (
        <fieldset>
          <legend>{words.keepWhich}</legend>
          {all.map((one) => (
            <label key={one.caseId} class="merge-check">
              <input type="radio" {...{ name }} checked={one.caseId === keepId} onChange={() => onKeep(one.caseId)} />
              <span>
                {nameOf(one)}
                {one.caseId === item.caseId && words.isThis}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {plan && plan.stuck.length > 0 && (
        <Notice tone="waiting">{words.mustStay(plan.stuck.map(nameOf).join('、'))}</Notice>
      )}
      {plan && plan.stuck.length === 0 && plan.from.length > 0 && (
        <Consequences {...{ plan }} name={nameOf(plan.into)} />
      )}
    </div>
  )
}

/** More of what somebody wrote does not help to tell two cases apart. */
const WORDS_MAX = 16

/** `电瓶车乱停放 · 12幢 · 今天 10:02 · “门口停了三辆”` */
export function useName(): (item: DeskCase) => string {
  const { community, env } = usePhone()
  return (item) =>
    [
      categoryText(item, community),
      placeText(item, community),
      momentWords(item.receivedAt, env.now()),
      ...(item.words ? [words.wrote([...item.words].slice(0, WORDS_MAX).join(''))] : []),
    ].join(' · ')
}

function Consequences({ plan, name }: { plan: MergePlan; name: string }) {
  const { reports, seen } = hearers(plan)
  return (
    <section class="merge-consequences">
      <h3>{words.whatHappens}</h3>
      <ul>
        <li>{words.keeps(name)}</li>
        <li>{words.everybodyHears(reports, seen)}</li>
        <li>{words.nothingLost}</li>
      </ul>
    </section>
  )
}
