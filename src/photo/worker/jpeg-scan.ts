const RST0 = 0xd0
const isRestart = (marker: number) => marker >= RST0 && marker <= 0xd7

/**
 * Where the entropy-coded data that begins at `start` ends: the offset of the next marker's 0xFF, or null when the data
 * runs out first or restart markers are not in turn 0…7 (T.81 E.1.4), which means that a piece is missing.
 */
export function endOfScan(bytes: Uint8Array, start: number): number | null {
  let expected = RST0
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1]
    if (next === undefined) return null
    if (next === 0) at += 2
    else if (next === 0xff) at += 1
    else if (!isRestart(next)) return at
    else {
      if (next !== expected) return null
      expected = next === 0xd7 ? RST0 : next + 1
      at += 2
    }
  }
  return null
}
