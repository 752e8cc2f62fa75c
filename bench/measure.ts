/** What one measure found. `detail` holds what a reader needs to judge the number: rounds, spread, parts. */
export type Finding = { value: number; ok: boolean; detail: Record<string, unknown> }

/** One thing we promise in numbers. `goal` is for people: `≥ 1.0`, `≤ 40`. */
export type Measure = { name: string; goal: string; run: () => Promise<Finding> }

/** A line of `bench/results/latest.json`. */
export type Result = { name: string; value: number; goal: string; ok: boolean; detail: Record<string, unknown> }

/** The middle one; of an even number, the mean of the two in the middle. Of none, NaN. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  const high = sorted[Math.floor(middle)] ?? Number.NaN
  return (low + high) / 2
}

/** Rounded for reading; the ratio of two noisy rates has no fourth digit. */
export const round = (value: number, digits = 3): number => Number(value.toFixed(digits))
