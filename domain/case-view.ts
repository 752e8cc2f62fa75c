import * as z from 'zod/mini'
import { ACT_NAMES, CASE_STATES } from './lifecycle.ts'
import { ROLES } from './person.ts'
import { photoViewSchema } from './photo.ts'
import { placeSchema } from './place.ts'
import { taskSchema } from './task.ts'

// Readers take what they know and leave the rest, so that a page of the last version goes on reading a newer server.

/** Every step, and what happens to a case without one of its own: another is merged into it, or leaves it again. */
export const EVENT_TYPES = ['report', ...ACT_NAMES, 'merged_in', 'split_off'] as const

/** What happened: who in which capacity, when by the server's clock, and the words that belong to it. */
export const eventViewSchema = z.object({
  seq: z.int(),
  type: z.enum(EVENT_TYPES),
  at: z.int(),
  role: z.enum(ROLES),
  /** Staff by name; null for a reporter, always. */
  name: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  photoIds: z.array(z.string()),
  /** Whom it was given to, by name: the desk's and the handler's own to know. */
  to: z.optional(z.string()),
  taskId: z.optional(z.string()),
  /** By when it is to be done, after this step. */
  dueAt: z.optional(z.nullable(z.int())),
  /** Until when more time was asked for, or when something put off is looked at again. */
  until: z.optional(z.int()),
  /** How far from the case's place somebody said to stand. */
  metres: z.optional(z.int()),
  /** How sure that is, by their phone: metres. */
  accuracy: z.optional(z.int()),
  /** The other case of a merge or split; told to the desk alone. */
  otherCaseId: z.optional(z.string()),
})
export type EventView = z.infer<typeof eventViewSchema>

/** Times Unix ms; `paused`: its time stands still (挂账, 待补充). */
const limitSchema = z.object({
  kind: z.enum(['acknowledge', 'fix']),
  taskId: z.nullable(z.string()),
  warnAt: z.int(),
  dueAt: z.int(),
  paused: z.boolean(),
})

const common = {
  caseId: z.string(),
  revision: z.int(),
  state: z.enum(CASE_STATES),
  categoryId: z.nullable(z.string()),
  kind: z.nullable(z.string()),
  gridId: z.nullable(z.string()),
  photos: z.array(photoViewSchema),
  history: z.array(eventViewSchema),
  reworkCount: z.int(),
  dueAt: z.nullable(z.int()),
}

/** A task with its handler's name. */
export const deskTaskSchema = z.object({ ...taskSchema.shape, handlerName: z.nullable(z.string()) })
export type DeskTask = z.infer<typeof deskTaskSchema>

/** A case that was merged into the one shown: what its reporter wrote and showed. */
export const mergedCaseSchema = z.object({
  caseId: z.string(),
  receivedAt: z.int(),
  words: z.string(),
  place: z.nullable(placeSchema),
  photos: z.array(photoViewSchema),
})
export type MergedCase = z.infer<typeof mergedCaseSchema>

/** For the desk: leader, supervisor, admin. Says that somebody reported, never who. */
export const deskCaseSchema = z.object({
  ...common,
  audience: z.literal('desk'),
  receivedAt: z.int(),
  takenAt: z.nullable(z.int()),
  words: z.string(),
  place: z.nullable(placeSchema),
  handlerId: z.nullable(z.string()),
  handlerName: z.nullable(z.string()),
  task: z.nullable(z.string()),
  /** By when it should have been looked at (acknowledge time of its category). */
  acknowledgeBy: z.nullable(z.int()),
  /** The promise that presses most: by when it is to be looked at (or fixed), from when on little time is left. Missing: none. */
  limit: z.optional(z.nullable(limitSchema)),
  /** The grids' version (`community.planVersion`) this case was placed by. Missing: 1. */
  planVersion: z.optional(z.int()),
  /** What its grid was called by that version, when there is a newer one. */
  gridName: z.optional(z.string()),
  /** How many others said 我也看到. Missing: none. */
  seenBy: z.optional(z.int()),
  /** Everybody's part in it, ended ones too, in the order they were given out. Missing: none. */
  tasks: z.optional(z.array(deskTaskSchema)),
  /** Put off until then (挂账). */
  reviewAt: z.optional(z.nullable(z.int())),
  /** The case this one was merged into, and what it was before. */
  mergedInto: z.optional(z.nullable(z.string())),
  beforeMerge: z.optional(z.nullable(z.enum(CASE_STATES))),
  /** What was merged into this one. Missing: nothing. */
  merged: z.optional(z.array(mergedCaseSchema)),
  endedAt: z.optional(z.nullable(z.int())),
  /** What followers said of the end: 满意 or 没解决. Null: nothing yet. */
  satisfied: z.optional(z.nullable(z.boolean())),
  /** How often somebody said 没解决. */
  objections: z.optional(z.int()),
  /** The case of the same kind that was closed here shortly before (复发). */
  recursOf: z.optional(z.nullable(z.string())),
  /** When that one ended, and how often it came back by now; null where `recursOf` is. */
  recurs: z.optional(z.nullable(z.object({ endedAt: z.nullable(z.int()), times: z.int() }))),
})
export type DeskCase = z.infer<typeof deskCaseSchema>

/** Of a case somebody's own report was merged into: what came of it, nothing of who else reported. */
export const followedCaseSchema = z.object({
  caseId: z.string(),
  revision: z.int(),
  state: z.enum(CASE_STATES),
  photos: z.array(photoViewSchema),
  history: z.array(eventViewSchema),
  reworkCount: z.int(),
  endedAt: z.nullable(z.int()),
  satisfied: z.nullable(z.boolean()),
})
export type FollowedCase = z.infer<typeof followedCaseSchema>

/** For the one who reported it: own words and place, what came of it. */
export const myCaseSchema = z.object({
  ...common,
  audience: z.literal('mine'),
  reportId: z.string(),
  receivedAt: z.int(),
  words: z.string(),
  place: z.nullable(placeSchema),
  /** Somebody else's report which this person joined (我也看到): then `reportId` is the case's id, and words and place are not theirs. */
  joined: z.optional(z.boolean()),
  /** Merged: the case it follows now, and what came of that. Steps on it name its id. */
  into: z.optional(followedCaseSchema),
  endedAt: z.optional(z.nullable(z.int())),
  satisfied: z.optional(z.nullable(z.boolean())),
})
export type MyCase = z.infer<typeof myCaseSchema>

/** For the handler: the leader's task, the building but not the unit, the hour but not the second, nothing of a reporter. */
export const taskCaseSchema = z.object({
  ...common,
  audience: z.literal('task'),
  /** Unix ms cut to the hour. */
  reportedHour: z.int(),
  task: z.string(),
  buildingId: z.nullable(z.string()),
  point: z.nullable(z.object({ lat: z.number(), lng: z.number() })),
  /** The own task: which one a step means, and what was asked for. Missing: from a server that knew one task only. */
  taskId: z.optional(z.string()),
  extension: z.optional(taskSchema.shape.extension),
})
export type TaskCase = z.infer<typeof taskCaseSchema>

/** For everybody of the grid: that something is known here, open or lately settled. No words, no photo, no time of day. */
export const nearCaseSchema = z.object({
  audience: z.literal('near'),
  caseId: z.string(),
  revision: z.int(),
  state: z.enum(CASE_STATES),
  categoryId: z.nullable(z.string()),
  gridId: z.nullable(z.string()),
  buildingId: z.nullable(z.string()),
  point: z.nullable(z.object({ lat: z.number(), lng: z.number() })),
  /** Unix ms cut to the day in Asia/Shanghai. */
  day: z.int(),
  /** The same of the day it ended; shown for some days, so that nobody reports anew what was just settled. Missing or null: open. */
  closedDay: z.optional(z.nullable(z.int())),
})
export type NearCase = z.infer<typeof nearCaseSchema>
