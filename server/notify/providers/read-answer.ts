import type { SendTrouble } from '../../../domain/channel.ts'
import { failed, type OutgoingAnswer, type SendResult } from '../outgoing.ts'

type Codes = Readonly<Record<string, SendTrouble>>

/**
 * What an answer means. Providers say no with status 200 and a code in the body; the body alone is believed, and only when it is
 * theirs. `codeOf` finds the code, null where there is none; `0` or `OK` is a yes.
 */
export function readCoded(
  { status, body }: OutgoingAnswer,
  codeOf: (json: Record<string, unknown>) => unknown,
  meaningOf: (code: string, json: Record<string, unknown>) => SendTrouble,
): SendResult {
  if (status >= 300 && status < 400) return failed('redirected', String(status))
  if (status === 429) return failed('too_fast', '429')
  const json = jsonObject(body)
  const code = json && codeOf(json)
  if (code === 0 || code === '0' || code === 'OK')
    return status === 200 ? { ok: true } : failed('http_error', String(status))
  if (json && (typeof code === 'number' || typeof code === 'string'))
    return failed(meaningOf(String(code), json), String(code))
  return status === 200 ? failed('bad_answer') : failed('http_error', String(status))
}

/** The trouble a code stands for; one we do not know is a no. */
export const meaning = (codes: Codes, code: string): SendTrouble => codes[code] ?? 'refused'

function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null // checked in this line
  } catch {
    return null
  }
}
