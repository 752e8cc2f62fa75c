import * as z from 'zod/mini'
import { ACT_NAMES, CASE_STATES } from './lifecycle.ts'
import { ROLES } from './person.ts'
import { photoViewSchema } from './photo.ts'
import { placeSchema } from './place.ts'

// Readers take what they know and leave the rest, so that a page of the last version goes on reading a newer server.

/** What happened: who in which capacity, when by the server's clock, and the words that belong to it. */
export const eventViewSchema = z.object({
  seq: z.int(),
  type: z.enum(['report', ...ACT_NAMES]),
  at: z.int(),
  role: z.enum(ROLES),
  /** Staff by name; null for a reporter, always. */
  name: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  photoIds: z.array(z.string()),
})
export type EventView = z.infer<typeof eventViewSchema>

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
  /** The grids' version (`community.planVersion`) this case was placed by. Missing: 1. */
  planVersion: z.optional(z.int()),
  /** What its grid was called by that version, when there is a newer one. */
  gridName: z.optional(z.string()),
  /** How many others said 我也看到. Missing: none. */
  seenBy: z.optional(z.int()),
})
export type DeskCase = z.infer<typeof deskCaseSchema>

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
