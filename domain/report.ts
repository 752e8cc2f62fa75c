import * as z from 'zod/mini'
import { UUID_V7 } from './id.ts'
import { PHOTOS_PER_REPORT_MAX, photoRefSchema } from './photo.ts'
import { placeSchema } from './place.ts'

/** The version of the manifest's shape; the server accepts a range (`hello`). */
export const REPORT_SCHEMA = 1
/** As long as a long message; the text box counts down to it. */
export const WORDS_MAX = 500

const uuid = z.string().check(z.regex(UUID_V7))
const categoryId = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/))
const words = z.string().check(z.maxLength(WORDS_MAX))
const kind = z.string().check(z.minLength(1), z.maxLength(20))

/** What a person sealed with 保存上报. Its bytes never change; anything later is a supplement. */
export const reportManifestSchema = z.strictObject({
  schema: z.int().check(z.gte(1), z.lte(1000)),
  reportId: uuid,
  caseId: uuid,
  /** Unix ms by the phone's clock: evidence, never order. */
  sealedAt: z.int(),
  takenAt: z.nullable(z.int()),
  categoryId: z.nullable(categoryId),
  kind: z.nullable(kind),
  place: z.nullable(placeSchema),
  words,
  photos: z.array(photoRefSchema).check(z.minLength(1), z.maxLength(PHOTOS_PER_REPORT_MAX)),
})
export type ReportManifest = z.infer<typeof reportManifestSchema>

/** What was left open at 保存上报 and is said later. At least one part is there. */
export const supplementSchema = z
  .strictObject({
    categoryId: z.optional(categoryId),
    kind: z.optional(z.nullable(kind)),
    place: z.optional(placeSchema),
    words: z.optional(words),
  })
  .check(z.refine((supplement) => Object.keys(supplement).length > 0, 'empty supplement'))
export type Supplement = z.infer<typeof supplementSchema>
