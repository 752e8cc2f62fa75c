/** Keeps this many bits of a value in seconds: a bucket is at most 1/128 of its values wide, its middle 1/256 off. */
const KEPT_BITS = 8
const SECOND_MS = 1000

/** How often which durations came, by buckets that widen with the value: some hundreds of numbers for any number of cases. */
export type Sketch = { count: number; buckets: Map<number, number> }

export const newSketch = (): Sketch => ({ count: 0, buckets: new Map() })

/** Notes a duration in ms; a negative one (a clock put back) counts as none. */
export function note(sketch: Sketch, ms: number): void {
  const bucket = bucketOf(Math.max(0, Math.round(ms / SECOND_MS)))
  sketch.count++
  sketch.buckets.set(bucket, (sketch.buckets.get(bucket) ?? 0) + 1)
}

/** The nearest-rank percentile in ms (share 0.5 is the median), within 1/256 and half a second; null of none. */
export function percentile(sketch: Sketch, share: number): number | null {
  if (sketch.count === 0) return null
  let rank = Math.max(1, Math.ceil(share * sketch.count))
  for (const [bucket, count] of [...sketch.buckets].sort(([a], [b]) => a - b)) {
    rank -= count
    if (rank <= 0) return Math.round(middleOf(bucket) * SECOND_MS)
  }
  throw new Error('a sketch holds fewer values than it counts')
}

/** Values below 2^KEPT_BITS stand for themselves; above, the exponent and the leading bits. Order is kept. */
function bucketOf(seconds: number): number {
  const shift = shiftOf(seconds)
  return shift * 2 ** (KEPT_BITS - 1) + Math.floor(seconds / 2 ** shift)
}

const shiftOf = (seconds: number): number =>
  seconds < 2 ** KEPT_BITS ? 0 : Math.floor(Math.log2(seconds)) - (KEPT_BITS - 1)

function middleOf(bucket: number): number {
  const half = 2 ** (KEPT_BITS - 1)
  if (bucket < 2 * half) return bucket
  const shift = Math.floor(bucket / half) - 1
  const lead = bucket - shift * half
  return (lead + 0.5) * 2 ** shift - 0.5
}
