const EXPECTED: ReadonlySet<unknown> = new Set(['sending failed unexpectedly', 'a run of the send loop broke off'])

/** The send loop tells the console of a full disk, or of a storage that is gone; here that happens by the thousand. Returns the way back. */
export function hushConsole(): () => void {
  const { error } = console
  console.error = (...words: unknown[]) => {
    if (!EXPECTED.has(words[0])) error(...words)
  }
  return () => {
    console.error = error
  }
}
