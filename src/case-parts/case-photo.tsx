import { CircleX, Hourglass, ImageOff, type LucideIcon } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { Rendition } from '../../domain/photo.ts'
import { usePhotoUrl } from '../photo/photo-url.ts'
import { Icon } from '../ui/icon.tsx'
import { words } from './photo-words.ts'
import { photoAddress, type ShownPhoto } from './shown-photo.ts'
import { useKeptBytes } from './use-kept-bytes.ts'
import { usePatrolPhoto } from './use-patrol-photo.ts'
import './case-photo.css'

type Props = {
  /** As the server tells it, or with this phone's own copy (`ShownPhoto`). */
  photo: Omit<ShownPhoto, 'kept'> & { kept?: ShownPhoto['kept'] }
  rendition: Rendition
  /** What it shows; empty where words beside it say so. */
  alt: string
}

/** One photo of a case, filling its frame: this phone's own bytes if kept, else the server's. Says why it cannot be seen. */
export function CasePhoto({ photo, rendition, alt }: Props) {
  const kept = photo.kept ?? null
  const evidence = useKeptBytes(rendition === 'evidence' ? kept : null)
  const own = rendition === 'thumbnail' ? (kept?.thumbnail ?? null) : evidence
  const ownUrl = usePhotoUrl(own, rendition === 'thumbnail' ? 'image/jpeg' : (kept?.type ?? 'image/jpeg'))
  if (own === undefined) return <span class="case-photo" />
  if (own) return <Picture src={ownUrl} {...{ photo, alt }} />
  if (photo.state === 'awaiting') return <NoPhoto sign={Hourglass}>{words.awaiting}</NoPhoto>
  if (photo.state === 'refused') return <NoPhoto sign={CircleX}>{words.refused}</NoPhoto>
  return <ServersPicture {...{ photo, rendition, alt }} />
}

/** From the server; where it cannot be reached, what this phone keeps for walks without signal. */
function ServersPicture({ photo, rendition, alt }: Props) {
  const [failed, setFailed] = useState<string | null>(null)
  const src = photoAddress(photo.id, rendition)
  const isOut = failed === src
  const kept = usePatrolPhoto(isOut ? photo.id : null, rendition)
  const keptUrl = usePhotoUrl(kept, 'image/jpeg')
  if (!isOut) return <Picture {...{ src, photo, alt }} onFailed={() => setFailed(src)} />
  if (kept === null) return <NoPhoto sign={ImageOff}>{words.unreachable}</NoPhoto>
  return <Picture src={keptUrl} {...{ photo, alt }} />
}

type PictureProps = { src: string | null; photo: Props['photo']; alt: string; onFailed?: () => void }

function Picture({ src, photo, alt, onFailed }: PictureProps) {
  const [failedSrc, setFailedSrc] = useState<string | null>(null)
  if (src === null) return <span class="case-photo" />
  if (src === failedSrc) return <NoPhoto sign={ImageOff}>{words.unreachable}</NoPhoto>
  const size = { width: photo.width ?? undefined, height: photo.height ?? undefined }
  return (
    <img
      class="case-photo"
      src={src}
      alt={alt}
      {...size}
      loading="lazy"
      decoding="async"
      onError={() => (onFailed ? onFailed() : setFailedSrc(src))}
    />
  )
}

function NoPhoto({ sign, children }: { sign: LucideIcon; children: string }) {
  return (
    <span class="case-photo case-photo-none">
      <Icon of={sign} />
      {children}
    </span>
  )
}
