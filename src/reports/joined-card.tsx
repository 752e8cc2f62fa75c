import { MapPin } from 'lucide-preact'
import { placeWords } from '../case-parts/place-words.ts'
import { fromPhone, type ShownPhoto, withKept } from '../case-parts/shown-photo.ts'
import { StateChip } from '../case-parts/state-chip.tsx'
import type { JoinedCase } from '../offline/joined-cases.ts'
import { useOnline } from '../phone/use-online.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Icon } from '../ui/icon.tsx'
import { whenWords } from '../ui/when.ts'
import { JoinedActs } from './joined-acts.tsx'
import { joinedLine, joinedOutcome, joinedWords } from './joined-words.ts'
import { OutcomePart } from './outcome-part.tsx'
import { PendingActs } from './pending-acts.tsx'
import { isJudging } from './pending-words.ts'
import { afterPhotos } from './report-photos.ts'
import { ReportThumb } from './report-thumb.tsx'
import { SyncLineView } from './sync-line.tsx'
import { type Told, toldOf } from './told.ts'
import { VerdictPart } from './verdict-part.tsx'
import { WayOn } from './way-on.tsx'
import { words } from './words.ts'

/** A case somebody else reported and I saw too: how far that was told, where the case stands, what came of it. */
export function JoinedCard({ joined }: { joined: JoinedCase }) {
  const { community, env } = usePhone()
  const online = useOnline()
  const title = community.categories.find(({ id }) => id === joined.categoryId)?.name ?? words.noCategory
  const before = ownPhotos(joined)
  const told = joined.case && toldOf(joined.case)
  const state = told?.state ?? joined.state
  return (
    <article class="report-card" aria-label={`${joinedWords.section} ${title}`}>
      <div class="report-head">
        <ReportThumb photo={before[0]} categoryId={joined.categoryId} />
        <div class="report-what">
          <h3 class="report-title">{title}</h3>
          <p class="report-fact">
            <Icon of={MapPin} />
            <span>{placeWords(joined.place, community)}</span>
          </p>
          <p class="report-fact">
            <time dateTime={new Date(joined.joinedAt).toISOString()}>
              {joinedWords.joinedAt(whenWords(joined.joinedAt, env.now()))}
            </time>
          </p>
        </div>
      </div>
      <div class="report-lines">
        <SyncLineView line={joinedLine(joined.sync, online)} />
        <PendingActs operations={joined.pending} />
        {state && (
          <div class="report-case">
            <StateChip state={state} />
            <span>
              {told?.isMerged && words.mergedInto}
              {joinedOutcome({ ...joined, state })}
            </span>
          </div>
        )}
        <WayOn hold={joined.sync.hold} />
      </div>
      {told?.state === 'closed' && <Outcome {...{ told, before }} />}
      {told && <VerdictPart {...{ told }} waiting={isJudging(joined.pending)} />}
      <JoinedActs joined={joined} />
    </article>
  )
}

function Outcome({ told, before }: { told: Told; before: readonly ShownPhoto[] }) {
  const after = afterPhotos(told)
  if (after.length === 0) return null
  return (
    <>
      <OutcomePart {...{ before, after }} />
      {before.length === 0 && <p class="report-fact">{joinedWords.photosHidden}</p>}
    </>
  )
}

/** What I showed of it myself; the reporter's photos are not mine to see. */
function ownPhotos({ photos, case: known }: JoinedCase): ShownPhoto[] {
  if (photos.length > 0) return photos.map(fromPhone)
  return withKept(known?.photos.filter(({ purpose }) => purpose === 'before') ?? [], photos)
}
