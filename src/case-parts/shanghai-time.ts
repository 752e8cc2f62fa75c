import { clockOf, momentOf } from '../../domain/shanghai-time.ts'

/** A moment as `<input type="datetime-local">` wants it, on the community's clock whatever the device's zone: `2026-11-24T14:05`. */
export const toDateTimeInput = (ms: number): string => clockOf(ms).toISOString().slice(0, 16)

/** What was typed there, as Unix ms; null while it is empty or no such moment exists. */
export function fromDateTimeInput(value: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value)) return null
  const ms = Date.parse(`${value.slice(0, 16)}:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 16) !== value.slice(0, 16)) return null
  return momentOf(ms)
}

/** The whole moment for a title or a fact: `2026-11-24 14:05:09`. */
export const exactMoment = (ms: number): string => clockOf(ms).toISOString().slice(0, 19).replace('T', ' ')
