import * as z from 'zod/mini'
import { MONTH } from './desk-map.ts'
import { RANDOM_ID } from './id.ts'

/** What can be taken away as a file. */
export const EXPORT_KINDS = [
  'cases.xlsx',
  'cases.csv',
  'cases.geojson',
  'numbers.xlsx',
  'numbers.csv',
  'report.docx',
  'album.docx',
  'calendar.ics',
] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

const month = z.string().check(z.regex(MONTH))
const id = z.string().check(z.minLength(1), z.maxLength(64))

/** Asks for a file on the cases that came in from one month to another, both included; `category` may be `none`. */
export const exportWishSchema = z.strictObject({
  kind: z.enum(EXPORT_KINDS),
  from: month,
  to: month,
  grid: z.nullable(id),
  category: z.nullable(id),
})
export type ExportWish = z.infer<typeof exportWishSchema>

export const EXPORT_STATES = ['waiting', 'running', 'ready', 'failed', 'cancelled'] as const
export type ExportState = (typeof EXPORT_STATES)[number]
/** Why an export failed. */
export const EXPORT_FAILURES = ['disk_full', 'too_much', 'broken'] as const
export type ExportFailure = (typeof EXPORT_FAILURES)[number]

/** How far an export is. `done` of `total` cases have been read; both 0 while it waits. */
export const exportJobSchema = z.object({
  exportId: z.string().check(z.regex(RANDOM_ID)),
  kind: z.enum(EXPORT_KINDS),
  from: z.string(),
  to: z.string(),
  state: z.enum(EXPORT_STATES),
  failure: z.nullable(z.enum(EXPORT_FAILURES)),
  done: z.int(),
  total: z.int(),
  /** Of the finished file. */
  bytes: z.nullable(z.int()),
  createdAt: z.int(),
  /** What the file is to be called. */
  fileName: z.string(),
})
export type ExportJob = z.infer<typeof exportJobSchema>
export const exportJobsSchema = z.object({ jobs: z.array(exportJobSchema) })

/** Files are swept a day after they were asked for. */
export const EXPORT_KEPT_MS = 24 * 3_600_000
