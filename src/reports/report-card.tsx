import { MapPin } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { outcomeWords } from '../case-parts/outcome-words.ts'
import { placeWords } from '../case-parts/place-words.ts'
import { StateChip } from '../case-parts/state-chip.tsx'
import type { MyReport } from '../offline/my-reports.ts'
import { useOnline } from '../phone/use-online.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Icon } from '../ui/icon.tsx'
import { whenWords } from '../ui/when.ts'
import { OutcomePart } from './outcome-part.tsx'
import { PendingActs } from './pending-acts.tsx'
import { isJudging } from './pending-words.ts'
import { ReportActs } from './report-acts.tsx'
import { ReportHistory } from './report-history.tsx'
import { afterPhotos, beforePhotos } from './report-photos.ts'
import { ReportThumb } from './report-thumb.tsx'
import { SyncLineView } from './sync-line.tsx'
import { syncLine } from './sync-words.ts'
import { toldOf } from './told.ts'
import { VerdictPart } from './verdict-part.tsx'
import { WayOn } from './way-on.tsx'
import { words } from './words.ts'

/** One report of mine: what and where, how far it has been sent, and apart from that what came of it. */
export function ReportCard({ report }: { report: MyReport }) {
  const online = useOnline()
  const [historyShown, showHistory] = useState(false)
  const told = report.case && toldOf(report.case)
  return (
    <article class="report-card" aria-label={useTitle(report)}>
      <ReportHead report={report} />
      <div class="report-lines">
        <SyncLineView line={syncLine(report.sync, online)} />
        {report.sync.photosRefused > 0 && (
          <p class="report-sync report-sync-wrong">{words.photosRefused(report.sync.photosRefused)}</p>
        )}
        {report.sync.photosDamaged > 0 && (
          <p class="report-sync report-sync-wrong">{words.photosDamaged(report.sync.photosDamaged)}</p>
        )}
        <CaseLine report={report} />
        <WayOn hold={report.sync.hold} />
        <PendingActs operations={report.pending} />
      </div>
      {told?.state === 'closed' && <OutcomePart before={beforePhotos(report)} after={afterPhotos(told)} />}
      {told && <VerdictPart {...{ told }} waiting={isJudging(report.pending)} />}
      <ReportActs report={report} historyShown={historyShown} onHistory={() => showHistory(!historyShown)} />
      {historyShown && <ReportHistory report={report} />}
    </article>
  )
}

function useTitle({ said }: MyReport): string {
  const { community } = usePhone()
  const category = community.categories.find(({ id }) => id === said.categoryId)
  return category ? [category.name, said.kind].filter(Boolean).join(' · ') : words.noCategory
}

function ReportHead({ report }: { report: MyReport }) {
  const { community, env } = usePhone()
  const title = useTitle(report)
  return (
    <div class="report-head">
      <ReportThumb photo={beforePhotos(report)[0]} categoryId={report.said.categoryId} />
      <div class="report-what">
        <h3 class="report-title">{title}</h3>
        <p class="report-fact">
          <Icon of={MapPin} />
          <span>{placeWords(report.said.place, community)}</span>
        </p>
        <p class="report-fact">
          <time dateTime={new Date(report.sealedAt).toISOString()}>{whenWords(report.sealedAt, env.now())}</time>
        </p>
        {report.opId === null && <p class="report-fact">{words.elsewhere}</p>}
      </div>
    </div>
  )
}

/** Where the case stands. A delivered report of which nothing was heard yet waits for its review: the receipt says so. */
function CaseLine({ report }: { report: MyReport }) {
  if (report.sync.state !== 'delivered') return null
  const nothing = { state: 'submitted' as const, history: [], reworkCount: 0, isMerged: false } // literal, not any string
  const known = report.case ? toldOf(report.case) : nothing
  return (
    <div class="report-case">
      <StateChip state={known.state} />
      <span>
        {known.isMerged && words.mergedInto}
        {outcomeWords(known)}
      </span>
    </div>
  )
}
