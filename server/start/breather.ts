/** So much longer than it worked a chore rests: what people wait for has nine tenths of the machine. */
const REST_PER_WORK = 9

/** What a chore takes between two pages of much work. */
export type Breather = {
  /** Rests in proportion to the time since the last rest, or since the breather was made. */
  rest(): Promise<void>
}

type Around = { now: () => number; wait: (ms: number) => Promise<void> }

const real: Around = {
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/**
 * Keeps a chore with much to do from slowing down who reports or reads at the same time. A chore with little to do never rests, and
 * is as quick as it was.
 * @param around a clock in ms and a way to wait; a test holds both
 */
export function breather({ now, wait }: Around = real): Breather {
  let since = now()
  return {
    rest: async () => {
      await wait((now() - since) * REST_PER_WORK)
      since = now()
    },
  }
}
