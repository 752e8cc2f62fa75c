import type { CaseState } from '../../domain/lifecycle.ts'
import type { CategorySign, SignShape } from './category-sign.ts'
import './map-sign.css'

/** Outlines in a box of 32 × 32, all about the same weight to the eye. */
const OUTLINES = {
  square: 'M7 4h18a3 3 0 0 1 3 3v18a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z',
  circle: 'M16 2.5a13.5 13.5 0 1 1 0 27a13.5 13.5 0 1 1 0-27z',
  hexagon: 'M9 3h14l7.5 13L23 29H9L1.5 16z',
  diamond: 'M16 .8L31.2 16L16 31.2L.8 16z',
  triangle: 'M16 .5L31.5 29H.5z',
  shield: 'M4 4h24v13c0 7-6 11-12 14C10 28 4 24 4 17z',
  pill: 'M11 6h10a10 10 0 0 1 0 20H11a10 10 0 0 1 0-20z',
} as const satisfies Record<SignShape, string>

/** Letters stand lower in a triangle, where there is room. */
const BASELINE = { triangle: 25.5, shield: 21 } as const satisfies Partial<Record<SignShape, number>>

/** Nobody has taken it up yet: drawn hollow, so that the difference needs no colour. */
const HOLLOW: ReadonlySet<CaseState> = new Set(['submitted', 'info_requested'])

export const isHollow = (state: CaseState | undefined): boolean => state !== undefined && HOLLOW.has(state)

/** What kind of case: outline and letter, filled once it is being dealt with. The name stands beside it or on its button. */
export function MapSign({ sign: { shape, letter }, state }: { sign: CategorySign; state?: CaseState | undefined }) {
  const y = shape in BASELINE ? BASELINE[shape as keyof typeof BASELINE] : 21.5 // `in` has just said that it is one
  return (
    <svg class={`map-sign ${isHollow(state) ? 'map-sign-hollow' : ''}`} viewBox="-2 -2 36 36" aria-hidden="true">
      <path class="map-sign-outline" d={OUTLINES[shape]} />
      <text class="map-sign-letter" x="16" y={y} text-anchor="middle">
        {letter}
      </text>
    </svg>
  )
}
