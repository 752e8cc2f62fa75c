import { USUAL_REASON_MAX, USUAL_REASONS_MAX } from '../../domain/reasons.ts'

/** What was typed, as reasons; or what stands against it (`line` from 1). */
export type ReasonLines =
  | { ok: true; reasons: string[] }
  | { ok: false; why: 'too_many' }
  | { ok: false; why: 'too_long'; line: number }

/** One reason a line; empty lines and repetitions are left out. */
export function readReasonLines(text: string): ReasonLines {
  const lines = text.split('\n').map((line) => line.trim())
  const reasons = [...new Set(lines.filter((line) => line !== ''))]
  const long = reasons.findIndex((line) => line.length > USUAL_REASON_MAX)
  if (long >= 0) return { ok: false, why: 'too_long', line: long + 1 }
  return reasons.length > USUAL_REASONS_MAX ? { ok: false, why: 'too_many' } : { ok: true, reasons }
}
