import type { DeskCase } from '../../domain/case-view.ts'
import { BeforeAfter } from '../case-parts/before-after.tsx'
import { CompareSlider } from '../case-parts/compare-slider.tsx'
import { beforeAndAfter } from './case-photos.ts'
import { words } from './words.ts'

/** The first photo and the newest of the work over each other; where one of them cannot be seen, what there is side by side. */
export function CompareWork({ seen }: { seen: DeskCase }) {
  const sides = beforeAndAfter(seen)
  const [before, after] = [sides.before, sides.after].map((photos) => photos.find(({ state }) => state === 'stored'))
  if (!before || !after) return <BeforeAfter {...sides} />
  return (
    <CompareSlider left={{ photo: before, name: words.beforePhoto }} right={{ photo: after, name: words.afterPhoto }} />
  )
}
