import * as z from 'zod/mini'
import { RANDOM_ID } from './id.ts'
import { PHOTOS_PER_REPORT_MAX, photoRefSchema } from './photo.ts'
import { placeSchema } from './place.ts'
import { supplementSchema } from './report.ts'

const reason = z.string().check(z.minLength(1), z.maxLength(300))
const taskText = z.string().check(z.maxLength(300))
const id = z.string().check(z.minLength(1), z.maxLength(64))
const photoIds = z.array(z.string().check(z.regex(RANDOM_ID))).check(z.minLength(1), z.maxLength(PHOTOS_PER_REPORT_MAX))

/** A step somebody takes on a case: `POST /v1/cases/{caseId}/acts`. Names are those of `TRANSITIONS`. */
export const caseActSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('supplement'), supplement: supplementSchema }),
  z.strictObject({ act: z.literal('withdraw') }),
  /** 我也看到: somebody else saw the same and will hear its outcome. Photos they took stand beside the report's. */
  z.strictObject({ act: z.literal('join'), photoIds: z.optional(photoIds) }),
  /** The leader settles what the reporter left open: category, place or grid. */
  z.strictObject({
    act: z.literal('settle'),
    categoryId: z.optional(id),
    place: z.optional(placeSchema),
    gridId: z.optional(id),
  }),
  z.strictObject({ act: z.literal('accept') }),
  z.strictObject({ act: z.literal('decline'), reason }),
  z.strictObject({
    act: z.literal('dispatch'),
    handlerId: id,
    /** What the handler is to do, in the leader's words; the reporter's words never go further than the desk. */
    task: taskText,
    dueAt: z.nullable(z.int()),
  }),
  z.strictObject({ act: z.literal('start') }),
  z.strictObject({ act: z.literal('return'), reason }),
  z.strictObject({ act: z.literal('done'), photoIds, note: taskText }),
  z.strictObject({ act: z.literal('verify'), note: taskText }),
  z.strictObject({ act: z.literal('fail'), reason }),
])
export type CaseAct = z.infer<typeof caseActSchema>

/** Photos that will stand as evidence of an act; they are sent before the act that names them. */
export const evidenceSchema = z.strictObject({
  /** The act that will name them. Missing: `done`, as before there was another. */
  act: z.optional(z.enum(['done', 'join'])),
  photos: z.array(photoRefSchema).check(z.minLength(1), z.maxLength(PHOTOS_PER_REPORT_MAX)),
})
export type Evidence = z.infer<typeof evidenceSchema>
