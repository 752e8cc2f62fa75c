import { PlaceAsk } from '../place/place-ask.tsx'
import type { PositionOnItsWay } from './position-on-its-way.ts'
import type { CaptureDraft } from './use-capture-draft.ts'
import { usePlace } from './use-place.ts'

export type PlaceChoiceProps = {
  capture: CaptureDraft
  /** How often photos came in since the page was opened: the first is the reason to ask for the position. */
  shots: number
  /** Kept true while a position is awaited, for whoever saves meanwhile. */
  position: { current: PositionOnItsWay }
}

/** Where the report being made happened. */
export function PlaceChoice({ capture, shots, position }: PlaceChoiceProps) {
  const props = usePlace(capture, shots)
  const { place, gps } = props
  position.current = place === null && (gps.state === 'looking' || gps.state === 'found')
  return <PlaceAsk {...props} />
}
