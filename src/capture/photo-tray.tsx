import type { DraftPhoto } from '../offline/draft.ts'
import { laterWords } from './later-words.ts'
import { PhotoTile } from './photo-tile.tsx'

type Props = {
  photos: readonly DraftPhoto[]
  broken: ReadonlySet<string>
  onRemove: (photo: DraftPhoto) => void
  onRetry: (photo: DraftPhoto) => void
}

/** The photos taken so far, each with its own state. */
export function PhotoTray({ photos, broken, onRemove, onRetry }: Props) {
  if (photos.length === 0) return null
  return (
    <ul class="capture-tray" aria-label={laterWords.photos.legend}>
      {photos.map((photo, at) => (
        <PhotoTile
          key={photo.photoId}
          n={at + 1}
          photo={photo}
          broken={broken.has(photo.photoId)}
          onLarge={() => void showLarge(photos, photo.photoId)}
          onRemove={() => onRemove(photo)}
          onRetry={() => onRetry(photo)}
        />
      ))}
    </ul>
  )
}

/** Opens the ready photos large; their addresses live as long as the viewer. */
async function showLarge(photos: readonly DraftPhoto[], photoId: string): Promise<void> {
  const { openPhotos } = await import('../photo/photo-viewer.ts')
  const shown = photos.flatMap(({ ready, photoId: id }, at) => (ready ? [{ ready, id, n: at + 1 }] : []))
  const items = shown.map(({ ready, n }) => ({
    src: URL.createObjectURL(new Blob([ready.bytes], { type: ready.type })),
    width: ready.width,
    height: ready.height,
    alt: laterWords.photos.alt(n),
  }))
  const at = shown.findIndex(({ id }) => id === photoId)
  await openPhotos(items, Math.max(0, at), () => {
    for (const { src } of items) URL.revokeObjectURL(src)
  })
}
