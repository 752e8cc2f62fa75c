import * as z from 'zod/mini'
import { deskCaseSchema, myCaseSchema, nearCaseSchema, taskCaseSchema } from './case-view.ts'
import { DESK_TAB_NAMES } from './lifecycle.ts'
import { postSchema } from './person.ts'
import { photoReceiptSchema } from './photo.ts'
import { routingRulesSchema } from './routing.ts'

/** Every path of the API in one place; the server registers them, the page and its worker call them. */
export const paths = {
  hello: '/v1/hello',
  enrolmentLook: '/v1/enrolments/look',
  enrolmentClaim: '/v1/enrolments/claim',
  session: '/v1/session',
  me: '/v1/me',
  community: '/v1/community',
  report: (reportId: string) => `/v1/reports/${reportId}`,
  receipt: (reportId: string) => `/v1/reports/${reportId}/receipt`,
  upload: (photoId: string, attempt: string) => `/v1/uploads/${photoId}/${attempt}`,
  photo: (photoId: string, rendition: string) => `/v1/photos/${photoId}/${rendition}`,
  feed: '/v1/feed',
  inbox: '/v1/inbox',
  inboxRead: '/v1/inbox/read',
  deskCounts: '/v1/desk/counts',
  deskCases: '/v1/desk/cases',
  deskCase: (caseId: string) => `/v1/desk/cases/${caseId}`,
  handlers: '/v1/desk/handlers',
  acts: (caseId: string) => `/v1/cases/${caseId}/acts`,
  evidence: (caseId: string) => `/v1/cases/${caseId}/evidence`,
  reconcile: '/v1/reconcile',
  rescue: (reportId: string) => `/v1/rescues/${reportId}`,
  plan: '/v1/community/plan',
  planPreview: '/v1/community/plan/preview',
  planVersions: '/v1/community/plan/versions',
  limits: '/v1/community/limits',
  limitsPreview: '/v1/community/limits/preview',
  mapSettings: '/v1/community/map',
  pictures: '/v1/community/pictures',
  picture: (pictureId: string) => `/v1/pictures/${pictureId}`,
  tiles: (file: string) => `/v1/tiles/${file}`,
  deskMap: '/v1/desk/map',
  deskHeat: '/v1/desk/heat',
  numbers: '/v1/desk/numbers',
  checklist: '/v1/desk/checklist',
  album: '/v1/desk/album',
  exports: '/v1/exports',
  export: (exportId: string) => `/v1/exports/${exportId}`,
  exportFile: (exportId: string) => `/v1/exports/${exportId}/file`,
  samePlace: (caseId: string) => `/v1/desk/cases/${caseId}/same-place`,
  twins: (caseId: string) => `/v1/desk/cases/${caseId}/twins`,
  routing: '/v1/community/routing',
  routingPreview: '/v1/community/routing/preview',
  routingVersions: '/v1/community/routing/versions',
  taskLinks: (caseId: string) => `/v1/cases/${caseId}/links`,
  taskLink: (caseId: string, linkId: string) => `/v1/cases/${caseId}/links/${linkId}`,
  renewTaskLink: (caseId: string, linkId: string) => `/v1/cases/${caseId}/links/${linkId}/renew`,
  taskLinkLook: '/v1/task-links/look',
  taskLinkOpen: '/v1/task-links/open',
} as const

/**
 * Why the server said no. Stable: clients decide by these, people read words made from them.
 * The HTTP status of each stands in `server/refusal.ts`.
 */
export const REFUSALS = [
  'bad_json',
  'bad_body',
  'bad_header',
  'bad_query',
  'body_too_large',
  'body_not_utf8',
  'unsupported_media_type',
  'digest_mismatch',
  'sign_in_required',
  'other_person',
  'not_allowed',
  'cross_site',
  'not_found',
  'method_not_allowed',
  'revision_required',
  'revision_conflict',
  'key_reused',
  'in_flight',
  'wrong_state',
  'own_work',
  'too_late',
  'others_follow',
  'merge_refused',
  'unknown_case',
  'unknown_task',
  'category_missing',
  'grid_missing',
  'unknown_category',
  'unknown_grid',
  'unknown_handler',
  'photo_not_declared',
  'photo_missing',
  'empty_chunk',
  'wrong_offset',
  'too_long',
  'upload_superseded',
  'upload_complete',
  'photo_refused',
  'plan_invalid',
  'picture_refused',
  'address_refused',
  'tiles_refused',
  'enrolment_invalid',
  'enrolment_used',
  'link_invalid',
  'link_expired',
  'link_revoked',
  'routing_invalid',
  'cursor_gone',
  'gone',
  'upgrade_required',
  'too_many_requests',
  'disk_full',
  'unavailable',
  'internal',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** `application/problem+json` (RFC 9457) with a stable `code`. `detail` is for engineers; people get words from the catalogue. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(REFUSALS),
  detail: z.optional(z.string()),
})
export type Problem = z.infer<typeof problemSchema>

export const helloSchema = z.object({
  epoch: z.string(),
  minSchema: z.int(),
  maxSchema: z.int(),
  serverTime: z.int(),
  demo: z.boolean(),
  limits: z.object({
    photosPerReport: z.int(),
    photoBytes: z.int(),
    chunkBytes: z.int(),
  }),
})
export type Hello = z.infer<typeof helloSchema>

/**
 * The server's word that it has a report. Only this, with equal hashes, advances the outbox.
 * `seq` is the community's commit-order sequence at which the report came in.
 */
export const receiptSchema = z.object({
  reportId: z.string(),
  caseId: z.string(),
  /** SHA-256 of the manifest's bytes as they came. */
  manifestSha256: z.string(),
  revision: z.int(),
  epoch: z.string(),
  seq: z.int(),
  receivedAt: z.int(),
  photos: z.array(photoReceiptSchema),
})
export type Receipt = z.infer<typeof receiptSchema>

/** Answer to an act: where the case stands after it. The same answer to every replay of the same operation. */
export const actReceiptSchema = z.object({
  caseId: z.string(),
  opId: z.string(),
  bodySha256: z.string(),
  revision: z.int(),
  state: z.string(),
  epoch: z.string(),
  seq: z.int(),
})
export type ActReceipt = z.infer<typeof actReceiptSchema>

export const evidenceReceiptSchema = z.object({ caseId: z.string(), photos: z.array(photoReceiptSchema) })
export type EvidenceReceipt = z.infer<typeof evidenceReceiptSchema>

/** Answer to the PATCH that completes an upload. */
export const uploadReceiptSchema = z.object({ photo: photoReceiptSchema })

export const enrolmentSchema = z.object({
  person: z.object({ name: z.string(), posts: z.array(postSchema) }),
  community: z.object({ id: z.string(), name: z.string() }),
  demo: z.boolean(),
})
export type Enrolment = z.infer<typeof enrolmentSchema>

/** The only body of the two enrolment calls. */
export const enrolmentRequestSchema = z.strictObject({ secret: z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/)) })

export const FEED_SCOPES = ['mine', 'tasks', 'near'] as const
export type FeedScope = (typeof FEED_SCOPES)[number]

/** One change, in commit order. `gone` means: no longer yours to see, drop it. */
export const feedItemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('case'),
    seq: z.int(),
    case: z.discriminatedUnion('audience', [myCaseSchema, taskCaseSchema, nearCaseSchema]),
  }),
  z.object({ kind: z.literal('gone'), seq: z.int(), caseId: z.string() }),
])
export type FeedItem = z.infer<typeof feedItemSchema>

/** `next` is opaque; sent back as `after`. Without `after` the feed starts with a snapshot of what is visible now. */
export const feedSchema = z.object({
  epoch: z.string(),
  items: z.array(feedItemSchema),
  next: z.string(),
  more: z.boolean(),
})
export type Feed = z.infer<typeof feedSchema>

export const deskCountsSchema = z.record(z.enum(DESK_TAB_NAMES), z.int())
export type DeskCounts = z.infer<typeof deskCountsSchema>

/** One page of a tab; `next` null at its end. */
export const deskPageSchema = z.object({ cases: z.array(deskCaseSchema), next: z.nullable(z.string()) })
export type DeskPage = z.infer<typeof deskPageSchema>

export const handlersSchema = z.object({
  handlers: z.array(z.object({ personId: z.string(), name: z.string(), kinds: z.array(z.string()) })),
  /** By which of them a dispatch is proposed. Missing: a server from before there were rules. */
  rules: z.optional(routingRulesSchema),
})
export type Handlers = z.infer<typeof handlersSchema>

/** Header names that carry the protocol (design §5). */
export const headers = {
  idempotencyKey: 'Idempotency-Key',
  contentDigest: 'Content-Digest',
  reprDigest: 'Repr-Digest',
  uploadOffset: 'Upload-Offset',
  uploadLength: 'Upload-Length',
  uploadComplete: 'Upload-Complete',
  ifMatch: 'If-Match',
  /** For whom a phone sends: the session of a phone that changed hands must not carry the last person's work. */
  person: 'Woodpecker-Person',
} as const

/** Idempotency-Key as an sf-string (draft-ietf-httpapi-idempotency-key-header): a quoted operation id. */
export const idempotencyKey = (opId: string): string => `"${opId}"`
/** `sha-256=:base64:` (RFC 9530). */
export const digestHeader = (base64: string): string => `sha-256=:${base64}:`
/** The value of `Woodpecker-Person`. */
export const personTag = (communityId: string, personId: string): string =>
  `${encodeURIComponent(communityId)}/${encodeURIComponent(personId)}`
/** A case's revision as a strong entity tag (RFC 9110 §8.8.3). */
export const revisionTag = (revision: number): string => `"${revision}"`
