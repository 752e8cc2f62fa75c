import { CircleCheck, Smartphone } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { usePhotoUrl } from '../photo/photo-url.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { laterWords } from './later-words.ts'
import { readSavedReport, type SavedReport } from './saved-report.ts'

export type SavedCardProps = { opId: string; onAgain: () => void }

/** After 保存上报: the report is on this phone, later that it is delivered; then on to the next. */
export function SavedCard({ opId, onAgain }: SavedCardProps) {
  const { db } = usePhone()
  const report = useLive(() => readSavedReport(db, opId), [db, opId])
  const heading = useRef<HTMLHeadingElement>(null)
  const isThere = report !== undefined && report !== null
  useEffect(() => heading.current?.focus(), [isThere])
  if (!report) return null
  return (
    <section class="capture-saved">
      <SavedPicture report={report} />
      <div role="status">
        <h1 ref={heading} tabIndex={-1} class={`capture-saved-state capture-saved-${report.state}`}>
          <Icon of={report.state === 'delivered' ? CircleCheck : Smartphone} size="large" />
          {report.state === 'delivered' ? laterWords.saved.delivered : laterWords.saved.kept}
        </h1>
      </div>
      <p>{hintOf(report.state)}</p>
      {report.open !== '' && (
        <p class="capture-saved-open">
          <strong>{laterWords.saved.incomplete}</strong> {laterWords.saved.incompleteHint(report.open)}
        </p>
      )}
      <Button kind="main" wide onClick={onAgain}>
        {laterWords.saved.again}
      </Button>
      <Link href={pagePaths.mine} class="button button-plain button-wide">
        {laterWords.saved.mine}
      </Link>
    </section>
  )
}

function SavedPicture({ report: { thumbnail } }: { report: SavedReport }) {
  const url = usePhotoUrl(thumbnail, 'image/jpeg')
  return url ? <img class="capture-saved-picture" src={url} alt={laterWords.photos.alt(1)} /> : null
}

function hintOf(state: SavedReport['state']): string {
  if (state === 'delivered') return laterWords.saved.deliveredHint
  if (state === 'held') return laterWords.saved.heldHint
  return state === 'sending' ? laterWords.saved.sending : laterWords.saved.keptHint
}
