import { CircleCheck, ScanEye, TriangleAlert, X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { FramingCamera } from '../photo/camera/lazy-camera.ts'
import { canTryCamera } from '../photo/camera/open-camera.ts'
import { PhotoFileButton } from '../photo/photo-file-button.tsx'
import { usePhotoUrl } from '../photo/photo-url.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Spinner, Waiting } from '../ui/spinner.tsx'
import { CasePhoto } from './case-photo.tsx'
import { EVIDENCE_PHOTOS_MAX, type EvidencePhoto } from './evidence-draft.ts'
import { words } from './evidence-words.ts'
import type { ShownPhoto } from './shown-photo.ts'
import type { EvidenceEditor } from './use-evidence-draft.ts'
import './evidence-photos.css'

type Props = {
  editor: EvidenceEditor
  hint: string
  /** How it was: the new photo can be taken from the same spot. */
  before: readonly ShownPhoto[]
}

/** Takes, shows and removes photos of how the place is now: framed like the first one, with the phone's camera, or from the album. */
export function EvidencePhotos({ editor, hint, before }: Props) {
  const { draft, trouble, broken, add, remove, retry } = editor
  if (!draft) return <Waiting>{words.preparing}</Waiting>
  return (
    <section class="evidence" aria-label={words.photos}>
      <p>{hint}</p>
      {draft.photos.length > 0 && (
        <ul class="evidence-list">
          {draft.photos.map((photo, index) => (
            <EvidencePhotoCard
              key={photo.id}
              {...{ photo }}
              at={index + 1}
              onRemove={() => remove(photo.id)}
              onRetry={broken.has(photo.id) ? () => retry(photo) : null}
            />
          ))}
        </ul>
      )}
      <div class="evidence-add">
        <FramedShot {...{ before }} onPhoto={(photo) => void add([photo])} />
        <PhotoFileButton label={words.shoot} camera onFiles={add} />
        <PhotoFileButton label={words.choose} onFiles={add} />
      </div>
      {trouble === 'full' && <Notice tone="info">{words.full(EVIDENCE_PHOTOS_MAX)}</Notice>}
      {trouble === 'not_kept' && <Notice tone="wrong">{words.notKept}</Notice>}
    </section>
  )
}

/** 对着原图拍, where there is one to see and a camera to ask for. */
function FramedShot({ before, onPhoto }: { before: readonly ShownPhoto[]; onPhoto: (photo: File) => void }) {
  const [open, setOpen] = useState(false)
  const seen = before.filter((photo) => photo.kept !== null || photo.state === 'stored')
  const office = navigator.mediaDevices as MediaDevices | undefined // missing on http pages and in old WebViews
  if (seen.length === 0 || !canTryCamera(office, window.isSecureContext)) return null
  const hand = (photo: File) => {
    setOpen(false)
    onPhoto(photo)
  }
  return (
    <>
      <Button kind="main" icon={<Icon of={ScanEye} size="large" />} onClick={() => setOpen(true)}>
        {words.frame}
      </Button>
      {open && (
        <FramingCamera
          before={seen.map((photo) => <CasePhoto key={photo.id} {...{ photo }} rendition="evidence" alt="" />)}
          onPhoto={hand}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

type CardProps = {
  photo: EvidencePhoto
  at: number
  onRemove: () => void
  /** There only while making it ready has broken off. */
  onRetry: (() => void) | null
}

function EvidencePhotoCard({ photo, at, onRemove, onRetry }: CardProps) {
  const url = usePhotoUrl(
    photo.ready?.thumbnail ?? photo.source?.bytes,
    photo.ready ? 'image/jpeg' : (photo.source?.type ?? ''),
  )
  return (
    <li class="evidence-photo">
      {url && !photo.trouble && <img class="evidence-photo-picture" src={url} alt={words.photo(at)} />}
      {onRetry ? <BrokenState {...{ at, onRetry }} /> : <PhotoState {...{ photo }} />}
      <Button kind="quiet" icon={<Icon of={X} />} aria-label={words.removeAt(at)} onClick={onRemove}>
        {words.remove}
      </Button>
    </li>
  )
}

function BrokenState({ at, onRetry }: { at: number; onRetry: () => void }) {
  return (
    <div class="evidence-photo-wrong" role="alert">
      <p>
        <Icon of={TriangleAlert} /> {words.broken}
      </p>
      <Button aria-label={words.retryAt(at)} onClick={onRetry}>
        {words.retry}
      </Button>
    </div>
  )
}

function PhotoState({ photo }: { photo: EvidencePhoto }) {
  if (photo.trouble) {
    return (
      <p class="evidence-photo-wrong" role="alert">
        <Icon of={TriangleAlert} /> {words.photoTrouble[photo.trouble]}
      </p>
    )
  }
  return (
    <p class="evidence-photo-state" role="status">
      {photo.ready ? <Icon of={CircleCheck} /> : <Spinner />} {photo.ready ? words.ready : words.preparing}
    </p>
  )
}
