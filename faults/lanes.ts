/**
 * Works through `count` numbers from 0 with several workers side by side; each is told which lane it is in.
 * The first that throws ends all.
 */
export async function inLanes(
  count: number,
  lanes: number,
  work: (index: number, lane: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const lane = async (_: unknown, which: number) => {
    for (let index = next++; index < count; index = next++) await work(index, which)
  }
  await Promise.all(Array.from({ length: Math.min(lanes, count) }, lane))
}
