import type { ActName } from '../../domain/lifecycle.ts'

/** What a key asks of the desk: to move, or one of the steps on the case in sight. */
export type DeskCommand = 'next' | 'previous' | 'enlarge' | 'close' | 'keys' | 'undo' | 'choose' | { step: string }

/** What must be known of a key press to say whether it is a shortcut. */
export type KeyPress = {
  key: string
  /** Ctrl, Alt or Meta was held: then the key belongs to the browser. */
  chord: boolean
  /** The focus is in a field where letters are text. */
  typing: boolean
  /** The focus is on a control that Enter would press, other than the row of the case already shown. */
  onControl: boolean
  /** A sheet or the large photo is open and takes the keys itself. */
  covered: boolean
  /** The key is held down: nobody wants the same step on one case after another. */
  repeated: boolean
}

/** The letter of each step. A step that this desk does not have yet has its letter all the same; it does nothing then. */
export const STEP_LETTERS: Readonly<Record<string, string>> = {
  accept: 'A',
  decline: 'D',
  merge: 'M',
  dispatch: 'X',
  verify: 'V',
  fail: 'F',
  settle: 'S',
  ask: 'Q',
  reopen: 'R',
  unsolved: 'N',
  suspend: 'G',
  resume: 'H',
} satisfies Partial<Record<ActName, string>> & Record<string, string>

const MOVES: ReadonlyMap<string, DeskCommand> = new Map<string, DeskCommand>([
  ['j', 'next'],
  ['k', 'previous'],
  ['u', 'undo'],
  ['c', 'choose'],
  ['?', 'keys'],
  ['？', 'keys'],
])

const STEPS: ReadonlyMap<string, string> = new Map(
  Object.entries(STEP_LETTERS).map(([step, letter]) => [letter.toLowerCase(), step]),
)

/** The desk's shortcuts: J/K through the queue, a letter for each step, U to undo, Enter for the large photo, ? for the list. */
export function deskCommand(press: KeyPress): DeskCommand | null {
  if (press.typing || press.covered) return null
  const key = press.key.toLowerCase()
  if (press.chord) return key === 'z' && !press.repeated ? 'undo' : null
  if (press.key === 'Enter') return press.onControl ? null : 'enlarge'
  if (press.key === 'Escape') return 'close'
  const move = MOVES.get(key)
  if (move === 'next' || move === 'previous') return move
  if (press.repeated) return null
  const step = STEPS.get(key)
  return move ?? (step === undefined ? null : { step })
}

const FIELDS =
  'input:not([type=radio]):not([type=checkbox]):not([type=button]), textarea, select, [contenteditable=true]'

/** Reads a key press off the page. */
export function keyPress(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : document.body
  const composing = event.isComposing || event.keyCode === 229 // an input method is at work: the key is part of a word
  return {
    key: event.key,
    // Shift+Ctrl+Z means the opposite, and the desk has none.
    chord: event.ctrlKey || event.altKey || event.metaKey,
    typing: composing || target.closest(FIELDS) !== null,
    onControl:
      target.closest('a, button, input, summary, [role=tab], [role=application]') !== null &&
      !target.closest('[aria-current=true]'),
    covered: document.querySelector('dialog[open], .pswp--open') !== null,
    repeated: event.repeat,
  }
}
