import { usePhone } from '../phone/use-phone.ts'
import { classes } from '../ui/classes.ts'
import { CasePhoto } from './case-photo.tsx'
import { openShown } from './open-shown.ts'
import { words } from './photo-words.ts'
import type { ShownPhoto } from './shown-photo.ts'
import './before-after.css'
import './photo-strip.css'

type Props = { before: readonly ShownPhoto[]; after: readonly ShownPhoto[] }

/** How it was beside how it is now; either opens large. Nothing has to be dragged. */
export function BeforeAfter({ before, after }: Props) {
  return (
    <div class="before-after">
      <Side photos={before} name={words.before} />
      <Side photos={after} name={words.after} />
    </div>
  )
}

function Side({ photos, name }: { photos: readonly ShownPhoto[]; name: string }) {
  const { db } = usePhone()
  const [first] = photos
  if (!first) return null
  return (
    <figure class="before-after-side">
      <button
        type="button"
        class={classes('photo-frame', 'before-after-frame')}
        aria-label={words.open(name, 1, photos.length)}
        onClick={() => void openShown(db, photos, 0, name)}
      >
        <CasePhoto photo={first} rendition="evidence" alt={words.photo(name)} />
      </button>
      <figcaption class="before-after-name">{name}</figcaption>
    </figure>
  )
}
