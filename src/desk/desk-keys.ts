/** What a key asks of the desk. */
export type DeskCommand = 'next' | 'previous' | 'enlarge' | 'close' | 'keys'

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
}

const LETTERS: ReadonlyMap<string, DeskCommand> = new Map([
  ['j', 'next'],
  ['k', 'previous'],
  ['?', 'keys'],
  ['？', 'keys'],
])

/** The desk's shortcuts: J/K through the queue, Enter for the large photo, Esc back, ? for the list of keys. */
export function deskCommand(press: KeyPress): DeskCommand | null {
  if (press.chord || press.typing || press.covered) return null
  if (press.key === 'Enter') return press.onControl ? null : 'enlarge'
  if (press.key === 'Escape') return 'close'
  return LETTERS.get(press.key.toLowerCase()) ?? null
}

const FIELDS =
  'input:not([type=radio]):not([type=checkbox]):not([type=button]), textarea, select, [contenteditable=true]'

/** Reads a key press off the page. */
export function keyPress(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : document.body
  const composing = event.isComposing || event.keyCode === 229 // an input method is at work: the key is part of a word
  return {
    key: event.key,
    chord: event.ctrlKey || event.altKey || event.metaKey,
    typing: composing || target.closest(FIELDS) !== null,
    onControl:
      target.closest('a, button, input, summary, [role=tab], [role=application]') !== null &&
      !target.closest('[aria-current=true]'),
    covered: document.querySelector('dialog[open], .pswp--open') !== null,
  }
}
