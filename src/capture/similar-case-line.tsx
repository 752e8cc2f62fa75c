import type { NearCase } from '../../domain/case-view.ts'
import { CategoryPicture } from '../case-parts/category-picture.tsx'
import { publicPlaceWords } from '../case-parts/public-place-words.ts'
import { StateChip } from '../case-parts/state-chip.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { pastDayWords } from './past-day-words.ts'
import type { NearbyLike } from './similar-near.ts'
import { similarWords } from './similar-words.ts'

/** One case that may be the same: what, where, since when, how it stands. No picture: none is released. */
export function SimilarCaseLine({ view, mine, id }: NearbyLike & { id: string }) {
  const { community, env } = usePhone()
  const category = community.categories.find((known) => known.id === view.categoryId)?.name
  const facts = [publicPlaceWords(view, community) ?? similarWords.unknownPlace, dayOf(view, env.now())]
  return (
    <div class="similar-line" id={id}>
      <CategoryPicture id={view.categoryId} size={40} />
      <div class="similar-facts">
        <p class="similar-what">{[category, ...facts].filter(Boolean).join(' · ')}</p>
        <div class="similar-state">
          <StateChip state={view.state} />
          {mine && <span>{mine === 'reported' ? similarWords.own : similarWords.joined}</span>}
        </div>
      </div>
    </div>
  )
}

const dayOf = ({ day, closedDay }: NearCase, now: number): string =>
  typeof closedDay === 'number' ? similarWords.ended(pastDayWords(closedDay, now)) : pastDayWords(day, now)
