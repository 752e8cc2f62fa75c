import { performance } from 'node:perf_hooks'

/** So much longer than it worked a chore rests: what people wait for has nine tenths of the machine. */
const REST_PER_WORK = 9
/** From this share of its time on, the main thread has so much to answer that a chore would slow it down. */
const BUSY = 0.5
/** Long enough to see a burst of reports, short enough to go on soon after it. */
const LOOK_MS = 50
/** Where it never grows quiet, chores go on all the same: nobody's message waits for good. */
const REST_MAX_MS = 5_000

/** What a chore takes before it begins, and between two pages of much work. Both answer whether it goes on. */
export type Breather = {
  /** Rests in proportion to the time since the last rest, and until the thread is not busy with what people wait for. */
  rest(): Promise<boolean>
  /** Says that the chore begins now: what was before was no work of its own. */
  begin(): Promise<boolean>
  /** The server is about to stop: who rests is woken, and every chore leaves what remains for the next start. */
  end(): void
}

type Around = {
  now: () => number
  wait: (ms: number) => Promise<void>
  /** Waits, and answers in which share of that time the thread had something to do. */
  look: (ms: number) => Promise<number>
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const real: Around = {
  now: () => performance.now(),
  wait,
  async look(ms) {
    const before = performance.eventLoopUtilization()
    await wait(ms)
    return performance.eventLoopUtilization(before).utilization
  },
}

/**
 * Keeps a chore from slowing down who reports or reads at the same time.
 * @param around a clock in ms and ways to wait; a test holds them
 */
export function breather({ now, wait, look }: Around = real): Breather {
  let since = now()
  let isOver = false
  let end: () => void = () => undefined
  const over = new Promise<void>((resolve) => {
    end = resolve
  })

  async function untilQuiet(): Promise<void> {
    const first = now()
    while (!isOver && (await look(LOOK_MS)) > BUSY && now() - first < REST_MAX_MS);
    since = now()
  }

  async function unlessOver(pause: Promise<void>): Promise<boolean> {
    await Promise.race([pause, over])
    return !isOver
  }

  return {
    rest: () => unlessOver(wait((now() - since) * REST_PER_WORK).then(untilQuiet)),
    begin: () => unlessOver(untilQuiet()),
    end() {
      isOver = true
      end()
    },
  }
}
