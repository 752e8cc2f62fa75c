import * as z from 'zod/mini'
import { ACT_NAMES, CASE_STATES } from './lifecycle.ts'
import { ROLES } from './person.ts'
import { photoViewSchema } from './photo.ts'
import { placeSchema } from './place.ts'

/** What happened: who in which capacity, when by the server's clock, and the words that belong to it. */
export const eventViewSchema = z.strictObject({
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
export const deskCaseSchema = z.strictObject({
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
})
export type DeskCase = z.infer<typeof deskCaseSchema>

/** For the one who reported it: own words and place, what came of it. */
export const myCaseSchema = z.strictObject({
  ...common,
  audience: z.literal('mine'),
  reportId: z.string(),
  receivedAt: z.int(),
  words: z.string(),
  place: z.nullable(placeSchema),
})
export type MyCase = z.infer<typeof myCaseSchema>

/** For the handler: the leader's task, the building but not the unit, the hour but not the second, nothing of a reporter. */
export const taskCaseSchema = z.strictObject({
  ...common,
  audience: z.literal('task'),
  /** Unix ms cut to the hour. */
  reportedHour: z.int(),
  task: z.string(),
  buildingId: z.nullable(z.string()),
  point: z.nullable(z.strictObject({ lat: z.number(), lng: z.number() })),
})
export type TaskCase = z.infer<typeof taskCaseSchema>

/** For everybody of the grid: that something open is known here. No words, no photo, no time of day. */
export const nearCaseSchema = z.strictObject({
  audience: z.literal('near'),
  caseId: z.string(),
  revision: z.int(),
  state: z.enum(CASE_STATES),
  categoryId: z.nullable(z.string()),
  gridId: z.nullable(z.string()),
  buildingId: z.nullable(z.string()),
  point: z.nullable(z.strictObject({ lat: z.number(), lng: z.number() })),
  /** Unix ms cut to the day in Asia/Shanghai. */
  day: z.int(),
})
export type NearCase = z.infer<typeof nearCaseSchema>
