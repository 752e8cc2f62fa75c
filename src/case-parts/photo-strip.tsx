import { usePhone } from '../phone/use-phone.ts'
import { CasePhoto } from './case-photo.tsx'
import { openShown } from './open-shown.ts'
import { words } from './photo-words.ts'
import type { ShownPhoto } from './shown-photo.ts'
import './photo-strip.css'

/** Photos in small, each opening large. `name` says what they show: the category, or 处理前. */
export function PhotoStrip({ photos, name }: { photos: readonly ShownPhoto[]; name: string }) {
  const { db } = usePhone()
  if (photos.length === 0) return null
  return (
    <div class="photo-strip">
      {photos.map((photo, at) => (
        <button
          type="button"
          class="photo-frame"
          key={photo.id}
          aria-label={words.open(name, at + 1, photos.length)}
          onClick={() => void openShown(db, photos, at, name)}
        >
          <CasePhoto {...{ photo }} rendition="thumbnail" alt="" />
        </button>
      ))}
    </div>
  )
}
