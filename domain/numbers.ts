import * as z from 'zod/mini'

/** Points on the way of a case that are timed, each from when its report came in. */
export const MILESTONES = ['answered', 'accepted', 'dispatched', 'started', 'done', 'ended'] as const
export type Milestone = (typeof MILESTONES)[number]

/** By what cases are counted together. */
export const NUMBER_GROUPS = ['grid', 'category', 'handler', 'month'] as const
export type NumberGroup = (typeof NUMBER_GROUPS)[number]

/** How long it took: nearest-rank median and 90th percentile in ms, within 1/256 of the exact ones; null of none. */
const spreadSchema = z.object({ count: z.int(), median: z.nullable(z.int()), p90: z.nullable(z.int()) })
export type Spread = z.infer<typeof spreadSchema>

/** What became of the cases that came in during a period. Shares are made of the counts by `domain/shares.ts`. */
export const figuresSchema = z.object({
  received: z.int(),
  /** Accepted or declined, and no duplicate. */
  decided: z.int(),
  accepted: z.int(),
  ended: z.int(),
  /** Of them 已结案. */
  closed: z.int(),
  /** With a fix deadline that was met, or missed, by now. */
  dueJudged: z.int(),
  onTime: z.int(),
  /** Done at least once. */
  done: z.int(),
  /** Sent back at a verification at least once; `reworks` counts every time. */
  reworked: z.int(),
  reworks: z.int(),
  /** The same thing at the same place within 30 days after it was closed (复发). */
  recurring: z.int(),
  /** Reporters who said 满意 or 没解决, and those of them who said 满意. */
  answered: z.int(),
  satisfied: z.int(),
  objections: z.int(),
  times: z.record(z.enum(MILESTONES), spreadSchema),
})
export type Figures = z.infer<typeof figuresSchema>

/** All handlers without an account together: each has an id of its own for every case. */
export const OUTSIDE = 'outside'

/**
 * `key`: a grid's, category's or handler's id (`outside` for those without an account), `none` for no grid or category, or a
 * month like 2026-11. `name`: of a handler.
 */
export const figuresRowSchema = z.object({ key: z.string(), name: z.nullable(z.string()), figures: figuresSchema })
export type FiguresRow = z.infer<typeof figuresRowSchema>

/** Months as 2026-11, both included; `at` is when it was counted. */
export const numbersSchema = z.object({
  from: z.string(),
  to: z.string(),
  at: z.int(),
  total: figuresSchema,
  groups: z.record(z.enum(NUMBER_GROUPS), z.array(figuresRowSchema)),
})
export type Numbers = z.infer<typeof numbersSchema>

/** One item of the 文明城市 checklist: the cases of its categories and their pictures. `item` null: of no item. */
export const checklistRowSchema = z.object({
  item: z.nullable(z.string()),
  categoryIds: z.array(z.string()),
  received: z.int(),
  open: z.int(),
  closed: z.int(),
  photosBefore: z.int(),
  photosAfter: z.int(),
  /** Cases that have both. */
  pairs: z.int(),
})
export type ChecklistRow = z.infer<typeof checklistRowSchema>
export const checklistSchema = z.object({ from: z.string(), to: z.string(), items: z.array(checklistRowSchema) })
export type Checklist = z.infer<typeof checklistSchema>

/** A closed case's pictures for an album: how it was, how it is. Days are Unix ms cut to the day in Asia/Shanghai. */
export const albumPairSchema = z.object({
  categoryId: z.nullable(z.string()),
  gridId: z.nullable(z.string()),
  buildingId: z.nullable(z.string()),
  day: z.int(),
  endedDay: z.int(),
  before: z.string(),
  after: z.string(),
})
export type AlbumPair = z.infer<typeof albumPairSchema>
/** At most `ALBUM_PAIRS_MAX`; `more` when there are further ones. */
export const albumSchema = z.object({ pairs: z.array(albumPairSchema), more: z.boolean() })
export type Album = z.infer<typeof albumSchema>
export const ALBUM_PAIRS_MAX = 60
