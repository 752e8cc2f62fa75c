import { DIRECTIONS, type Direction } from './step-point.ts'
import { useHold } from './use-hold.ts'
import { words } from './words.ts'
import './arrow-pad.css'

type OnStep = (direction: Direction, fast: boolean) => void

/** Four buttons that move the crosshair a stride, with Shift five; held down they walk on. */
export function ArrowPad({ onStep }: { onStep: OnStep }) {
  return (
    <fieldset class="arrow-pad" aria-label={words.pick.move}>
      {DIRECTIONS.map((direction) => (
        <Arrow key={direction} direction={direction} onStep={onStep} />
      ))}
    </fieldset>
  )
}

function Arrow({ direction, onStep }: { direction: Direction; onStep: OnStep }) {
  const hold = useHold(({ shiftKey }) => onStep(direction, shiftKey))
  return (
    <button type="button" class={`arrow arrow-${direction}`} {...hold}>
      {words.pick[direction]}
    </button>
  )
}
