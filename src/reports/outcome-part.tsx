import { BeforeAfter } from '../case-parts/before-after.tsx'
import { CompareSlider } from '../case-parts/compare-slider.tsx'
import { words as photoWords } from '../case-parts/photo-words.ts'
import type { ShownPhoto } from '../case-parts/shown-photo.ts'

type Props = { before: readonly ShownPhoto[]; after: readonly ShownPhoto[] }

const canBeSeen = (photo: ShownPhoto): boolean => photo.kept !== null || photo.state === 'stored'

/** How it was and how it is: over each other where both can be seen. Nothing has to be dragged. */
export function OutcomePart({ before, after }: Props) {
  const [first, last] = [before.find(canBeSeen), after.find(canBeSeen)]
  if (!first || !last) return <BeforeAfter {...{ before, after }} />
  return (
    <CompareSlider left={{ photo: first, name: photoWords.before }} right={{ photo: last, name: photoWords.after }} />
  )
}
