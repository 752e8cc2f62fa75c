import type { ComponentChildren } from 'preact'
import type { Draft } from '../offline/draft.ts'
import { listDrafts } from '../offline/drafts.ts'
import { type JoinedCase, listJoinedCases } from '../offline/joined-cases.ts'
import { listMyReports, type MyReport } from '../offline/my-reports.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Empty } from '../ui/empty.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { Drafts } from './drafts.tsx'
import { EmptyPicture } from './empty-picture.tsx'
import { JoinedCard } from './joined-card.tsx'
import { joinedWords } from './joined-words.ts'
import { ReportCard } from './report-card.tsx'
import { RescueOffer } from './rescue-offer.tsx'
import { RoomGauge } from './room-gauge.tsx'
import { SyncNow } from './sync-now.tsx'
import { isUnplaced } from './unplaced.ts'
import { words } from './words.ts'
import { isWorthListing } from './worth-listing.ts'
import './reports.css'

type Props = {
  /** Beside the heading: the account. */
  corner?: ComponentChildren
  /** Under everything: what is not about reports. */
  foot?: ComponentChildren
}

/** 我的: what I reported, how far it has been sent, what came of it. Works with no network. */
export function MyReportsScreen({ corner, foot }: Props) {
  const { db, owner } = usePhone()
  const reports = useLive(() => listMyReports(db, owner), [db, owner])
  const joined = useLive(() => listJoinedCases(db, owner), [db, owner])
  const drafts = useLive(() => listDrafts(db, owner), [db, owner])
  return (
    <main class="reports">
      <header class="reports-head">
        <h1>{words.title}</h1>
        {corner}
      </header>
      {reports && joined && drafts ? (
        <Lists {...{ reports, joined }} drafts={drafts.filter(isWorthListing)} />
      ) : (
        <Waiting>{words.opening}</Waiting>
      )}
      <RoomGauge />
      {foot}
    </main>
  )
}

type ListsProps = { reports: MyReport[]; joined: JoinedCase[]; drafts: Draft[] }

function Lists({ reports, joined, drafts }: ListsProps) {
  const onlyReports =
    reports.every(({ pending }) => pending.length === 0) && joined.every(({ sync }) => sync.state === 'delivered')
  const unplaced = reports.filter(isUnplaced)
  const placed = reports.filter((report) => !isUnplaced(report))
  return (
    <>
      <SyncNow onlyReports={onlyReports} />
      <RescueOffer />
      <Drafts drafts={drafts} />
      <Reports title={words.unplaced(unplaced.length)} shown reports={unplaced} />
      <Reports title={words.reports} shown={drafts.length + unplaced.length > 0} reports={placed} />
      {joined.length > 0 && (
        <section class="reports-section">
          <h2 class="reports-section-title">{joinedWords.section}</h2>
          <div class="reports-list">
            {joined.map((one) => (
              <JoinedCard key={one.opId ?? one.caseId} joined={one} />
            ))}
          </div>
        </section>
      )}
      {reports.length + joined.length + drafts.length === 0 && <NothingYet />}
    </>
  )
}

type ReportsProps = {
  title: string
  /** Whether the title is seen: alone on the screen a list says what it is by itself. */
  shown: boolean
  reports: MyReport[]
}

function Reports({ title, shown, reports }: ReportsProps) {
  if (reports.length === 0) return null
  return (
    <section class="reports-section">
      <h2 class={shown ? 'reports-section-title' : 'visually-hidden'}>{title}</h2>
      <div class="reports-list">
        {reports.map((report) => (
          <ReportCard key={report.reportId} report={report} />
        ))}
      </div>
    </section>
  )
}

const NothingYet = () => (
  <Empty
    picture={<EmptyPicture />}
    act={
      <Link href={pagePaths.capture} class="button button-main">
        {words.takePhoto}
      </Link>
    }
  >
    {words.empty}
  </Empty>
)
