import { Check, EqualNot } from 'lucide-preact'
import type { DeskCase } from '../../../domain/case-view.ts'
import type { Community } from '../../../domain/community.ts'
import { exactMoment } from '../../case-parts/shanghai-time.ts'
import { stateWords } from '../../case-parts/state-words.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { Icon } from '../../ui/icon.tsx'
import { momentWords } from '../../ui/when.ts'
import { categoryText, gridText, placeText } from '../case-words.ts'
import { twinWords as words } from './words.ts'
import './compare-facts.css'

const { facts } = words

/** What is known of two cases, line by line beside each other, with a sign where they agree. */
export function CompareFacts({ one, other }: { one: DeskCase; other: DeskCase }) {
  const { community, env } = usePhone()
  const [mine, theirs] = [factsOf(one, community, env.now()), factsOf(other, community, env.now())]
  return (
    <table class="compare-facts">
      <caption class="visually-hidden">{words.factsTitle}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{words.factsTitle}</span>
          </th>
          <th scope="col">{words.this}</th>
          <th scope="col">{words.that}</th>
        </tr>
      </thead>
      <tbody>
        {mine.map(({ name, text, sure }, at) => {
          const its = theirs[at]?.text ?? ''
          return (
            <tr key={name}>
              <th scope="row">
                {name}
                {sure && <Agreement same={text === its} />}
              </th>
              <td>{text}</td>
              <td>{its}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Agreement({ same }: { same: boolean }) {
  return (
    <span class={same ? 'compare-same' : 'compare-differs'}>
      <Icon of={same ? Check : EqualNot} />
      {same ? words.same : words.differs}
    </span>
  )
}

/** `sure`: two people would say it in the same words if it were the same. */
type Fact = { name: string; text: string; sure: boolean }

function factsOf(item: DeskCase, community: Community, now: number): Fact[] {
  const kind = item.kind ? ` · ${item.kind}` : ''
  const shots = item.photos.filter((photo) => photo.purpose === 'before').length
  return [
    { name: facts.category, text: categoryText(item, community) + kind, sure: true },
    { name: facts.place, text: placeText(item, community), sure: true },
    { name: facts.grid, text: gridText(item, community), sure: true },
    { name: facts.state, text: stateWords[item.state], sure: false },
    { name: facts.words, text: item.words || facts.noWords, sure: false },
    {
      name: facts.received,
      text: `${momentWords(item.receivedAt, now)}（${exactMoment(item.receivedAt)}）`,
      sure: false,
    },
    {
      name: facts.taken,
      text: item.takenAt === null ? facts.takenUnknown : momentWords(item.takenAt, now),
      sure: false,
    },
    { name: facts.photos, text: facts.photoCount(shots), sure: false },
    { name: facts.seenBy, text: facts.people(item.seenBy ?? 0), sure: false },
  ]
}
