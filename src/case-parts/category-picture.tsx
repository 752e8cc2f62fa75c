import { useEffect, useState } from 'preact/hooks'
import type { Drawing } from './drawing.ts'
import { FIRST_DRAWINGS } from './first-drawings.ts'
import './category-picture.css'

type Drawings = Readonly<Record<string, Drawing>>

let more: Drawings | null = null

/** The drawings outside the first load; until they came (or without a network, ever) the tile stays empty beside its word. */
function useDrawing(id: string): Drawing {
  const [drawings, setDrawings] = useState<Drawings>(() => more ?? {})
  const known = FIRST_DRAWINGS[id] ?? drawings[id]
  useEffect(() => {
    if (known || more) return
    import('./more-drawings.ts').then(
      (module) => {
        more = module.MORE_DRAWINGS
        setDrawings(more)
      },
      () => undefined, // fetched again with the next picture; its category's name is there all the same
    )
  }, [known])
  return known ?? (more ? (FIRST_DRAWINGS.unsaid ?? {}) : {})
}

/**
 * The picture of a category, always beside its name and so silent to readers. Takes the colour of the text.
 * @param id a category's id; null where nobody has said it yet; one that a city added itself shows the same mark
 * @param size in px at normal text; grows with the text
 */
export function CategoryPicture({ id, size = 48 }: { id: string | null; size?: number }) {
  const { soft, solid, line } = useDrawing(id ?? 'unsaid')
  const edge = `${size / 18}rem`
  return (
    <svg
      class="category-picture"
      viewBox="0 0 48 48"
      width={size}
      height={size}
      style={{ width: edge, height: edge }}
      aria-hidden="true"
    >
      <rect width="48" height="48" rx="11" fill="currentColor" opacity="0.1" />
      <path d={soft ?? ''} fill="currentColor" opacity="0.32" />
      <path d={solid ?? ''} fill="currentColor" />
      <path
        d={line ?? ''}
        class="category-picture-line"
        fill="none"
        stroke="currentColor"
        stroke-width="2.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
