/** Tells when a world in one process has come to rest: nothing can happen before the next message is let through. */
export type Pulse = {
  /** Something moved. */
  beat: () => void
  /** Work that leaves the event loop (disk, threads) and will come back. */
  during: <T>(work: Promise<T>) => Promise<T>
  /** Resolves when nothing moves any more. */
  rest: () => Promise<void>
}

/** The longest way between two beats, in turns of the event loop: one request to the phone's storage takes three. */
const QUIET_TURNS = 10

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

export function newPulse(): Pulse {
  let beats = 0
  let away = 0
  let back: (() => void) | null = null
  const allBack = () =>
    new Promise<void>((resolve) => {
      back = resolve
    })
  const isQuiet = async () => {
    const before = beats
    for (let turns = 0; turns < QUIET_TURNS; turns++) {
      await turn()
      if (beats !== before || away > 0) return false
    }
    return true
  }
  return {
    beat: () => void beats++,
    during: async (work) => {
      away++
      try {
        return await work
      } finally {
        away--
        beats++
        if (away === 0) back?.()
      }
    },
    rest: async () => {
      do if (away > 0) await allBack()
      while (!(await isQuiet()))
    },
  }
}
