/** What both sides are given for a round: the same phones at once with the same photos. */
export type DeliveryRound = {
  url: string
  /** One JPEG a report; the files are read before the clock starts. */
  photoFiles: readonly string[]
  /** Phones that send at the same time, each one report after the other. */
  phones: number
}

/** @param ms from the first request of the first phone to the last answer of the last one */
export type DeliveryOutcome = { delivered: number; ms: number; cpuMs: number }

/** Which of so many photos are a phone's own: every so-manieth, so that all phones have equally many. */
export const shareOf = <T>(all: readonly T[], phone: number, phones: number): T[] =>
  all.filter((_, n) => n % phones === phone)

/** Runs the work of a round and takes its time, the wall's and this process's own. */
export async function timed(work: () => Promise<number>): Promise<DeliveryOutcome> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const delivered = await work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { delivered, ms, cpuMs: (user + system) / 1000 }
}
