import { placeWords } from '../case-parts/place-words.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import type { Rescue, RescuedReport } from '../offline/read-rescue.ts'
import { usePhone } from '../phone/use-phone.ts'
import { dayWords } from '../ui/when.ts'
import { words } from './rescue-words.ts'
import type { RescueProgress } from './use-rescue.ts'

type Props = { rescue: Rescue; progress: ReadonlyMap<string, RescueProgress> }

/** What a file holds, and how far each report of it is. */
export function RescueReports({ rescue, progress }: Props) {
  const { env } = usePhone()
  const { personName, exportedAt, reports, acts, unreadable } = rescue
  return (
    <>
      <p>
        {reports.length > 0
          ? words.whose(personName, dayWords(exportedAt, env.now()), reports.length)
          : words.noReports}
      </p>
      <ul class="rescue-list">
        {reports.map((report) => (
          <RescueRow
            key={report.reportId}
            {...{ report }}
            now={progress.get(report.reportId) ?? { state: 'waiting' }}
          />
        ))}
      </ul>
      {unreadable > 0 && <p>{words.bad(unreadable)}</p>}
      {acts > 0 && <p>{words.acts(acts)}</p>}
    </>
  )
}

function RescueRow({ report, now }: { report: RescuedReport; now: RescueProgress }) {
  const { community, env } = usePhone()
  const category = community.categories.find(({ id }) => id === report.said.categoryId)?.name ?? words.noCategory
  const place = placeWords(report.said.place, community)
  return (
    <li>
      <strong>{words.report(category, place, report.photos.length)}</strong>
      <span>{dayWords(report.sealedAt, env.now())}</span>
      <span class={`rescue-${now.state}`} role="status">
        {progressWords(now)}
      </span>
    </li>
  )
}

function progressWords(now: RescueProgress): string {
  switch (now.state) {
    case 'refused':
      return words.state.refused(refusalWords[now.code])
    case 'delivered':
      return now.photosMissing > 0 ? words.state.missing(now.photosMissing) : words.state.delivered
    default:
      return words.state[now.state]
  }
}
