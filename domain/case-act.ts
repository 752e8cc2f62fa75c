import * as z from 'zod/mini'
import { RANDOM_ID, UUID_V7 } from './id.ts'
import { PHOTOS_PER_REPORT_MAX, photoRefSchema } from './photo.ts'
import { placeSchema, standpointSchema } from './place.ts'
import { supplementSchema } from './report.ts'

/** The year 2100: a deadline behind it is a slip of the finger. */
const MOMENT_MAX = 4_102_444_800_000

const reason = z.string().check(z.minLength(1), z.maxLength(300))
const taskText = z.string().check(z.maxLength(300))
const id = z.string().check(z.minLength(1), z.maxLength(64))
const moment = z.int().check(z.gte(0), z.lte(MOMENT_MAX))
const photoIds = z.array(z.string().check(z.regex(RANDOM_ID))).check(z.minLength(1), z.maxLength(PHOTOS_PER_REPORT_MAX))
/** Which of several tasks is meant. Missing: the own, or the only one. */
const taskId = z.optional(id)

/** A step somebody takes on a case: `POST /v1/cases/{caseId}/acts`. Names are those of `TRANSITIONS`. */
export const caseActSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('supplement'), supplement: supplementSchema }),
  z.strictObject({ act: z.literal('withdraw') }),
  /** 自行处置: the reporter dealt with it, and shows it. */
  z.strictObject({ act: z.literal('resolve'), photoIds, note: taskText }),
  /** 我也看到: somebody else saw the same and will hear its outcome. Photos they took stand beside the report's. */
  z.strictObject({ act: z.literal('join'), photoIds: z.optional(photoIds) }),
  z.strictObject({ act: z.literal('satisfied') }),
  /** 没解决. */
  z.strictObject({ act: z.literal('object'), reason }),
  /** The leader settles what the reporter left open: category, place or grid. */
  z.strictObject({
    act: z.literal('settle'),
    categoryId: z.optional(id),
    place: z.optional(placeSchema),
    gridId: z.optional(id),
  }),
  z.strictObject({ act: z.literal('accept') }),
  z.strictObject({ act: z.literal('decline'), reason }),
  /** 请补充: `reason` is the question, which the reporter reads. */
  z.strictObject({ act: z.literal('ask'), reason }),
  /** 并入: from now on the case follows the other one. */
  z.strictObject({ act: z.literal('merge'), into: z.string().check(z.regex(UUID_V7)) }),
  z.strictObject({ act: z.literal('split') }),
  z.strictObject({
    act: z.literal('dispatch'),
    handlerId: id,
    /** What the handler is to do, in the leader's words; the reporter's words never go further than the desk. */
    task: taskText,
    dueAt: z.nullable(z.int()),
    /** 加派: beside the tasks there are. Missing: in the place of what is not finished (改派). */
    also: z.optional(z.boolean()),
    /** 改派 of this one among several. */
    taskId,
  }),
  z.strictObject({ act: z.literal('grant'), taskId, dueAt: moment }),
  z.strictObject({ act: z.literal('refuse'), taskId, reason }),
  /** 挂账: not now, to be looked at again at `reviewAt`. */
  z.strictObject({ act: z.literal('suspend'), reason, reviewAt: moment }),
  z.strictObject({ act: z.literal('resume') }),
  z.strictObject({ act: z.literal('unsolved'), reason }),
  z.strictObject({ act: z.literal('start'), taskId }),
  z.strictObject({ act: z.literal('return'), reason, taskId }),
  /** 申请延期. */
  z.strictObject({ act: z.literal('extend'), until: moment, reason, taskId }),
  z.strictObject({ act: z.literal('done'), photoIds, note: taskText, taskId }),
  z.strictObject({
    act: z.literal('verify'),
    note: taskText,
    photoIds: z.optional(photoIds),
    /** Where the one who verified said to stand: evidence, never a condition. */
    at: z.optional(standpointSchema),
  }),
  /** `taskId`: whose work is to be done again; missing: all that was handed in. */
  z.strictObject({
    act: z.literal('fail'),
    reason,
    photoIds: z.optional(photoIds),
    at: z.optional(standpointSchema),
    taskId,
  }),
  /** 复发: of which case this one is the return; null: of none. */
  z.strictObject({ act: z.literal('relink'), of: z.nullable(z.string().check(z.regex(UUID_V7))) }),
  z.strictObject({ act: z.literal('reopen'), reason }),
])
export type CaseAct = z.infer<typeof caseActSchema>

/** The acts that show photos of their own. */
export const EVIDENCE_ACTS = ['done', 'join', 'resolve', 'verify', 'fail'] as const
export type EvidenceAct = (typeof EVIDENCE_ACTS)[number]

/** Photos that will stand as evidence of an act; they are sent before the act that names them. */
export const evidenceSchema = z.strictObject({
  /** The act that will name them. Missing: `done`, as before there was another. */
  act: z.optional(z.enum(EVIDENCE_ACTS)),
  photos: z.array(photoRefSchema).check(z.minLength(1), z.maxLength(PHOTOS_PER_REPORT_MAX)),
})
export type Evidence = z.infer<typeof evidenceSchema>
