import type { ComponentChildren } from 'preact'
import type { Draft } from '../offline/draft.ts'
import { listDrafts } from '../offline/drafts.ts'
import { listMyReports, type MyReport } from '../offline/my-reports.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Empty } from '../ui/empty.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { Drafts } from './drafts.tsx'
import { EmptyPicture } from './empty-picture.tsx'
import { ReportCard } from './report-card.tsx'
import { RescueOffer } from './rescue-offer.tsx'
import { RoomGauge } from './room-gauge.tsx'
import { SyncNow } from './sync-now.tsx'
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
  const drafts = useLive(() => listDrafts(db, owner), [db, owner])
  return (
    <main class="reports">
      <header class="reports-head">
        <h1>{words.title}</h1>
        {corner}
      </header>
      {reports && drafts ? (
        <Lists reports={reports} drafts={drafts.filter(isWorthListing)} />
      ) : (
        <Waiting>{words.opening}</Waiting>
      )}
      <RoomGauge />
      {foot}
    </main>
  )
}

function Lists({ reports, drafts }: { reports: MyReport[]; drafts: Draft[] }) {
  return (
    <>
      <SyncNow reports={reports} />
      <RescueOffer />
      <Drafts drafts={drafts} />
      {reports.length > 0 && (
        <section class="reports-section">
          <h2 class={drafts.length > 0 ? 'reports-section-title' : 'visually-hidden'}>{words.reports}</h2>
          <div class="reports-list">
            {reports.map((report) => (
              <ReportCard key={report.reportId} report={report} />
            ))}
          </div>
        </section>
      )}
      {reports.length === 0 && drafts.length === 0 && <NothingYet />}
    </>
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
