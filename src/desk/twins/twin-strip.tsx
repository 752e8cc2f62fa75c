import { GitCompareArrows, RotateCcw } from 'lucide-preact'
import type { DeskCase } from '../../../domain/case-view.ts'
import { END_STATES } from '../../../domain/lifecycle.ts'
import type { Twin } from '../../../domain/twins.ts'
import { CasePhoto } from '../../case-parts/case-photo.tsx'
import { CategoryPicture } from '../../case-parts/category-picture.tsx'
import { StateChip } from '../../case-parts/state-chip.tsx'
import { usePhone } from '../../phone/use-phone.ts'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { categoryText } from '../case-words.ts'
import { reasonWords } from './reasons.ts'
import { useTwins } from './use-twins.ts'
import { twinWords as words } from './words.ts'
import './twin-strip.css'

/** More stand in the sheet that compares. */
const SHOWN = 3

type Props = { item: DeskCase; news: string; onCompare: (caseId: string) => void }

/** 可能是同一件: what else may be this case and why, each opening beside it. Says nothing where there is none. */
export function TwinStrip({ item, news, onCompare }: Props) {
  const twins = useTwins(item, news)
  if (END_STATES.has(item.state) || twins.state !== 'found' || twins.twins.length === 0) return null
  return (
    <section class="twin-strip" aria-label={words.strip}>
      <h3>
        <Icon of={GitCompareArrows} />
        {words.strip}
      </h3>
      <ul>
        {twins.twins.slice(0, SHOWN).map((twin) => (
          <li key={twin.caseId}>
            <TwinCard {...{ twin }} onCompare={() => onCompare(twin.caseId)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function TwinCard({ twin, onCompare }: { twin: Twin; onCompare: () => void }) {
  const { community } = usePhone()
  const photo = twin.photoId === null ? null : { id: twin.photoId, state: 'stored' as const, width: null, height: null }
  return (
    <button type="button" class="twin-card" onClick={onCompare}>
      <span class="twin-picture">
        {photo ? (
          <CasePhoto {...{ photo }} rendition="thumbnail" alt="" />
        ) : (
          <CategoryPicture id={twin.categoryId} size={48} />
        )}
      </span>
      <span class="twin-words">
        <strong>{categoryText(twin, community)}</strong>
        <span>{reasonWords(twin).join(' · ')}</span>
        <span class="twin-marks">
          <StateChip state={twin.state} />
          {twin.endedAt !== null && (
            <Chip tone="waiting" icon={<Icon of={RotateCcw} />}>
              {words.recurs}
            </Chip>
          )}
          <span class="twin-compare">{words.compare}</span>
        </span>
      </span>
    </button>
  )
}
