import * as z from 'zod/mini'
import { RANDOM_ID, SHA256_HEX, UUID_V7 } from './id.ts'
import { PHOTOS_PER_REPORT_MAX } from './photo.ts'

/** How much one reconcile may ask about; a phone with more asks again. */
export const RECONCILE_MAX = 100

const uuid = z.string().check(z.regex(UUID_V7))
const sha256 = z.string().check(z.regex(SHA256_HEX))
const photoId = z.string().check(z.regex(RANDOM_ID))

/** `POST /v1/reconcile`: what the phone believes delivered, so that a restored server can say what it lost. */
export const reconcileRequestSchema = z.strictObject({
  reports: z
    .array(
      z.strictObject({
        reportId: uuid,
        opId: uuid,
        manifestSha256: sha256,
        /** Hashes of the bytes the phone sent, as in its manifest. */
        photos: z.array(z.strictObject({ id: photoId, sha256 })).check(z.maxLength(PHOTOS_PER_REPORT_MAX)),
      }),
    )
    .check(z.maxLength(RECONCILE_MAX)),
  /** `bodySha256` of the act's sealed body, as its receipt names it. */
  acts: z.array(z.strictObject({ opId: uuid, caseId: uuid, bodySha256: sha256 })).check(z.maxLength(RECONCILE_MAX)),
})
export type ReconcileRequest = z.infer<typeof reconcileRequestSchema>

/** `missing`: send it again with the same ids and bytes. `gone`: it was forgotten on purpose; do not send it again. */
export const RECONCILE_STATES = ['have', 'missing', 'gone'] as const
export type ReconcileState = (typeof RECONCILE_STATES)[number]

/** One answer for each report and act asked about, in the order asked. A photo refused for good counts as `have`. */
export const reconcileAnswerSchema = z.object({
  epoch: z.string(),
  reports: z.array(
    z.object({
      reportId: z.string(),
      state: z.enum(RECONCILE_STATES),
      photos: z.array(z.object({ id: z.string(), state: z.enum(['have', 'missing']) })),
    }),
  ),
  acts: z.array(
    z.object({
      opId: z.string(),
      state: z.enum(RECONCILE_STATES),
      /** Evidence of an act that is here, where the file of a photo is not: its bytes are wanted again. */
      missingPhotos: z.optional(z.array(z.string())),
    }),
  ),
})
export type ReconcileAnswer = z.infer<typeof reconcileAnswerSchema>
