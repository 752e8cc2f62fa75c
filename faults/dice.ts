/** Seeded chance: the same seed gives the same run, so that a failure can be played again. */
export type Dice = {
  /** Uniform in [0, 1). */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  /** True in this share of the throws. */
  hits: (share: number) => boolean
  /** One of a list that is not empty. */
  pick: <T>(list: readonly T[]) => T
  bytes: (count: number) => Uint8Array<ArrayBuffer>
  /** Dice of their own for a part that runs beside others, so that their order of throwing does not matter. */
  fork: (part: number) => Dice
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for choosing faults. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    hits: (share) => next() < share,
    pick: <T>(list: readonly T[]) => {
      if (list.length === 0) throw new Error('nothing to pick from')
      return list[between(0, list.length - 1)] as T // in range: the list is not empty
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
    fork: (part) => dice(Math.imul(seed ^ 0x9e3779b9, part + 0x85ebca6b)),
  }
}
