import { Maximize2 } from 'lucide-preact'
import type { DeskCase } from '../../domain/case-view.ts'
import type { PhotoView } from '../../domain/photo.ts'
import { CasePhoto } from '../case-parts/case-photo.tsx'
import { Icon } from '../ui/icon.tsx'
import { isJudges, photosInOrder } from './case-photos.ts'
import { words } from './words.ts'
import './desk-photos.css'

type Props = {
  item: DeskCase
  category: string
  at: number
  /** What will be shown next: already loaded and decoded, out of sight. */
  ahead: readonly PhotoView[]
  onAt: (at: number) => void
  onEnlarge: () => void
}

/** The case's photos: one large, the others to choose from. */
export function DeskPhotos({ item, category, at, ahead, onAt, onEnlarge }: Props) {
  const photos = photosInOrder(item)
  const photo = photos[at] ?? photos[0]
  if (!photo) return <p class="desk-no-photo">{words.noPhoto}</p>
  return (
    <div class="desk-photos">
      <button type="button" class="desk-photo" style={{ '--photo-shape': shapeOf(photo) }} onClick={onEnlarge}>
        {/* The element that was loaded out of sight is the one that is shown then: nothing is fetched or decoded twice. */}
        {[photo, ...ahead.filter((one) => one.id !== photo.id)].map((one) => (
          <span
            key={one.id}
            class={one === photo ? 'desk-photo-now' : 'desk-photo-ahead'}
            aria-hidden={one !== photo || undefined}
          >
            <CasePhoto photo={one} rendition="evidence" alt={one === photo ? words.photoAlt(category, at + 1) : ''} />
          </span>
        ))}
        <span class="desk-photo-sign">
          <Icon of={Maximize2} />
          {words.enlarge}
        </span>
      </button>
      {photos.length > 1 && (
        <div class="desk-thumbs">
          {photos.map((one, index) => (
            <Thumb
              key={one.id}
              photo={one}
              label={words.photo(index + 1, photos.length)}
              name={nameOf(one, item)}
              shown={one === photo}
              onShow={() => onAt(index)}
            />
          ))}
        </div>
      )}
    </div>
  )
}

/** Width over height: the frame takes the photo's own shape, so that a broad one leaves no bars. */
const shapeOf = ({ width, height }: PhotoView): number => (width && height ? width / height : 4 / 3)

function nameOf({ id, purpose }: PhotoView, { history }: DeskCase): string {
  if (purpose === 'before') return words.beforePhoto
  return isJudges(history, id) ? words.checkPhoto : words.afterPhoto
}

type ThumbProps = { photo: PhotoView; label: string; name: string; shown: boolean; onShow: () => void }

function Thumb({ photo, label, name, shown, onShow }: ThumbProps) {
  return (
    <button type="button" class="desk-thumb" aria-pressed={shown} onClick={onShow}>
      <CasePhoto {...{ photo }} rendition="thumbnail" alt={label} />
      <span>{name}</span>
    </button>
  )
}
