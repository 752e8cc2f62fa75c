import { PhotoStrip } from '../case-parts/photo-strip.tsx'
import { Timeline } from '../case-parts/timeline.tsx'
import type { MyReport } from '../offline/my-reports.ts'
import { beforePhotos } from './report-photos.ts'
import { words } from './words.ts'

/** The whole of one report: own photos and words, and what happened to it. */
export function ReportHistory({ report }: { report: MyReport }) {
  return (
    <div class="report-history report-lines">
      <PhotoStrip photos={beforePhotos(report)} name={words.title} />
      {report.said.words && <p>{report.said.words}</p>}
      {report.case ? <Timeline history={report.case.history} mine /> : <p>{words.historyLater}</p>}
      {report.case?.into && (
        <>
          <p>{words.mergedInto}</p>
          <Timeline history={report.case.into.history} mine />
        </>
      )}
    </div>
  )
}
