import { CategoryPicture } from '../case-parts/category-picture.tsx'
import type { Draft } from '../offline/draft.ts'
import { deleteDraft, readDraft, restoreDraft } from '../offline/drafts.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { usePhotoUrl } from '../photo/photo-url.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'
import { whenWords } from '../ui/when.ts'
import { words } from './words.ts'

/** As long as a deleted draft can be had back. */
const UNDO_MS = 10_000

/** Reports that were begun and not saved yet. */
export function Drafts({ drafts }: { drafts: readonly Draft[] }) {
  if (drafts.length === 0) return null
  return (
    <section class="reports-section">
      <h2 class="reports-section-title">{words.drafts}</h2>
      {drafts.map((draft) => (
        <DraftCard key={draft.draftId} draft={draft} />
      ))}
    </section>
  )
}

function DraftCard({ draft }: { draft: Draft }) {
  const { community, env } = usePhone()
  const category = community.categories.find(({ id }) => id === draft.categoryId)?.name ?? words.noCategory
  return (
    <article class="report-card" aria-label={category}>
      <div class="report-head">
        <DraftThumb draft={draft} />
        <div class="report-what">
          <h3 class="report-title">{category}</h3>
          <p class="report-fact">{words.draftPhotos(draft.photoIds.length)}</p>
          <p class="report-fact">{whenWords(draft.updatedAt, env.now())}</p>
        </div>
      </div>
      <DraftActs draft={draft} />
    </article>
  )
}

function DraftThumb({ draft }: { draft: Draft }) {
  const { db } = usePhone()
  const kept = useLive(() => readDraft(db, draft.draftId), [db, draft.draftId])
  const url = usePhotoUrl(kept?.photos.find(({ ready }) => ready)?.ready?.thumbnail, 'image/jpeg')
  if (url) return <img class="report-thumb" src={url} alt="" />
  return (
    <div class="report-thumb report-thumb-none">
      <CategoryPicture id={draft.categoryId} size={56} />
    </div>
  )
}

function DraftActs({ draft: { draftId } }: { draft: Draft }) {
  const { db } = usePhone()
  const remove = async () => {
    const kept = await readDraft(db, draftId)
    if (!kept) return
    await deleteDraft(db, draftId)
    const undo = () => void restoreDraft(db, kept.draft, kept.photos)
    showToast(words.draftDeleted, { act: { label: words.undo, run: undo }, lastsMs: UNDO_MS })
  }
  return (
    <div class="report-acts">
      <Link href={`${pagePaths.capture}?draft=${draftId}`} class="button button-main">
        {words.continueDraft}
      </Link>
      <Button kind="quiet" onClick={() => void remove()}>
        {words.deleteDraft}
      </Button>
    </div>
  )
}
