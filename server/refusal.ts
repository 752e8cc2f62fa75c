import type { RefusalCode } from '../domain/wire.ts'
import { dataAnswer } from './data-answer.ts'

/** The HTTP status of every refusal. A code never changes its status: clients in the field decide by both. */
export const STATUS: Record<RefusalCode, number> = {
  bad_json: 400,
  bad_body: 400,
  bad_header: 400,
  bad_query: 400,
  body_too_large: 413,
  body_not_utf8: 400,
  unsupported_media_type: 415,
  digest_mismatch: 400,
  sign_in_required: 401,
  other_person: 409,
  not_allowed: 403,
  cross_site: 403,
  not_found: 404,
  method_not_allowed: 405,
  revision_required: 428,
  revision_conflict: 412,
  key_reused: 422,
  in_flight: 409,
  wrong_state: 409,
  own_work: 409,
  too_late: 409,
  others_follow: 409,
  merge_refused: 409,
  unknown_case: 422,
  unknown_task: 422,
  category_missing: 409,
  grid_missing: 409,
  unknown_category: 422,
  unknown_grid: 422,
  unknown_handler: 422,
  photo_not_declared: 404,
  photo_missing: 422,
  empty_chunk: 400,
  wrong_offset: 409,
  too_long: 400,
  upload_superseded: 409,
  upload_complete: 409,
  photo_refused: 422,
  plan_invalid: 422,
  picture_refused: 422,
  address_refused: 422,
  tiles_refused: 422,
  enrolment_invalid: 404,
  enrolment_used: 410,
  link_invalid: 404,
  link_expired: 410,
  link_revoked: 410,
  routing_invalid: 422,
  cursor_gone: 410,
  gone: 410,
  upgrade_required: 426,
  too_many_requests: 429,
  disk_full: 507,
  unavailable: 503,
  internal: 500,
}

type Extra = { detail?: string; headers?: Record<string, string>; members?: Record<string, unknown> }

/** An expected no. Thrown by guards and parsers, turned into problem+json in one place (`app.ts`). */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly extra: Extra
  constructor(code: RefusalCode, extra: Extra = {}) {
    super(extra.detail ?? code)
    this.name = 'Refusal'
    this.code = code
    this.extra = extra
  }
}

/** RFC 9457 problem details with our stable `code`; `members` carries what the client needs to go on (the right offset, the new revision). */
export function problemResponse(code: RefusalCode, extra: Extra = {}): Response {
  const status = STATUS[code]
  const body = { type: `urn:woodpecker:refusal:${code}`, title: code, status, code, ...extra.members }
  return dataAnswer(extra.detail ? { ...body, detail: extra.detail } : body, status, {
    'content-type': 'application/problem+json',
    ...extra.headers,
  })
}
