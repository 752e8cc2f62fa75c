import { Eye, Users } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Draft, DraftPhoto } from '../offline/draft.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Switch } from '../ui/switch.tsx'
import { isHintDismissed, keepHintDismissed } from './remembered.ts'
import { SimilarCaseLine } from './similar-case-line.tsx'
import { findSimilar, type NearbyLike } from './similar-near.ts'
import { SimilarStrip } from './similar-strip.tsx'
import { similarWords } from './similar-words.ts'
import { useJoin } from './use-join.ts'
import './similar-hint.css'

export type SimilarHintProps = {
  draft: Draft | null
  photos: readonly DraftPhoto[]
  /** As it stands on the screen; the draft on disk follows. */
  categoryId: string | null
  /** Resolves when no photo is being prepared. */
  settled: () => Promise<void>
}

/** As soon as category and place are known: what was reported here already, as this phone last heard. Never in the way of 保存上报. */
export function SimilarHint({ draft, photos, categoryId, settled }: SimilarHintProps) {
  const similar = useSimilar(draft, categoryId)
  const [dismissed, setDismissed] = useState<string | null>(null)
  if (!draft || similar.length === 0) return null
  if (dismissed === draft.draftId || isHintDismissed(sessionStorage, draft.draftId)) return null
  const dismiss = () => {
    keepHintDismissed(sessionStorage, draft.draftId)
    setDismissed(draft.draftId)
  }
  return <Hint {...{ similar, photos, settled }} draftId={draft.draftId} onDismiss={dismiss} />
}

function useSimilar(draft: Draft | null, categoryId: string | null): NearbyLike[] {
  const { db, owner, env } = usePhone()
  const place = draft?.place ?? null
  const found = useLive(
    async () => (place && categoryId ? findSimilar(db, owner, place, categoryId, env.now()) : []),
    [db, owner.personId, categoryId, place?.lat, place?.lng, place?.accuracy, place?.buildingId],
  )
  return found ?? []
}

type HintProps = {
  similar: readonly NearbyLike[]
  photos: readonly DraftPhoto[]
  draftId: string
  settled: () => Promise<void>
  onDismiss: () => void
}

function Hint({ similar, photos, draftId, settled, onDismiss }: HintProps) {
  const join = useJoin(settled)
  const [withPhotos, setWithPhotos] = useState(true)
  const canJoin = similar.some(({ mine }) => mine === null)
  const hasPhotos = photos.some(({ trouble }) => trouble === null)
  const title = canJoin ? similarWords.title : similarWords.titleOwn
  const [said, setSaid] = useState('')
  useEffect(() => setSaid(title), [title]) // a region that changes after it appeared is read out
  const section = useRef<HTMLElement>(null)
  return (
    <>
      <SimilarStrip text={canJoin ? similarWords.strip : similarWords.stripOwn} hint={section} />
      <section ref={section} tabIndex={-1} class="similar" aria-label={title}>
        <p class="similar-title">
          <Icon of={Users} />
          <span role="status">{said}</span>
        </p>
        <p class="similar-hint">{canJoin ? similarWords.hint : similarWords.hintOwn}</p>
        <ul class="similar-list">
          {similar.map(({ view, mine }) => (
            <li key={view.caseId} class="similar-case">
              <SimilarCaseLine {...{ view, mine }} id={lineId(view.caseId)} />
              {mine === null ? (
                <Button
                  icon={<Icon of={Eye} />}
                  aria-describedby={lineId(view.caseId)}
                  busy={join.busy === view.caseId}
                  disabled={join.busy !== null}
                  onClick={() => void join.run(draftId, view.caseId, hasPhotos && withPhotos)}
                >
                  {similarWords.join}
                </Button>
              ) : (
                <Link href={pagePaths.mine} class="button button-plain">
                  {similarWords.seeMine}
                </Link>
              )}
            </li>
          ))}
        </ul>
        {join.trouble && <Notice tone="wrong">{similarWords.notKept[join.trouble]}</Notice>}
        {canJoin && hasPhotos && <Switch label={similarWords.photos} on={withPhotos} onChange={setWithPhotos} />}
        <Button kind="quiet" onClick={onDismiss}>
          {similarWords.stillReport}
        </Button>
      </section>
    </>
  )
}

const lineId = (caseId: string): string => `similar-${caseId}`
