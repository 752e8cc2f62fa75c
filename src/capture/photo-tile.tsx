import { Check, TriangleAlert, X } from 'lucide-preact'
import type { DraftPhoto } from '../offline/draft.ts'
import { usePhotoUrl } from '../photo/photo-url.ts'
import { Icon } from '../ui/icon.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { laterWords } from './later-words.ts'

type Props = {
  n: number
  photo: DraftPhoto
  broken: boolean
  onLarge: () => void
  onRemove: () => void
  onRetry: () => void
}

/** One photo: its picture, its state as sign and word, and the way to remove it. */
export function PhotoTile({ n, photo, broken, onLarge, onRemove, onRetry }: Props) {
  const url = usePhotoUrl(photo.ready?.thumbnail, 'image/jpeg')
  return (
    <li class="capture-tile">
      {url ? (
        <button type="button" class="capture-tile-picture" aria-label={laterWords.photos.large(n)} onClick={onLarge}>
          <img src={url} alt={laterWords.photos.alt(n)} />
        </button>
      ) : (
        <span class="capture-tile-picture" />
      )}
      <PhotoState {...{ photo, broken, onRetry }} />
      <button type="button" class="capture-tile-remove" aria-label={laterWords.photos.remove(n)} onClick={onRemove}>
        <Icon of={X} />
      </button>
    </li>
  )
}

function PhotoState({ photo, broken, onRetry }: Pick<Props, 'photo' | 'broken' | 'onRetry'>) {
  if (photo.ready) {
    return (
      <span class="capture-tile-state capture-tile-ready">
        <Icon of={Check} />
        {laterWords.photos.ready}
      </span>
    )
  }
  if (photo.trouble) {
    return (
      <span class="capture-tile-state capture-tile-refused">
        <Icon of={TriangleAlert} />
        {laterWords.photos.refused}
      </span>
    )
  }
  if (broken) {
    return (
      <button type="button" class="capture-tile-state capture-tile-refused" onClick={onRetry}>
        {laterWords.photos.retry}
      </button>
    )
  }
  return (
    <span class="capture-tile-state" role="status">
      <Spinner />
      {laterWords.photos.preparing}
    </span>
  )
}
