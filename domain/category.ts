import * as z from 'zod/mini'

/** `30m`, `2h` of working time, `5d` working days. */
export const DURATION = /^([1-9]\d{0,3})([mhd])$/

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))
export const durationSchema = z.string().check(z.regex(DURATION))

/** Who acts by default; the people behind it differ by community. */
export const HANDLER_KINDS = [
  'property',
  'cleaning',
  'greening',
  'enforcement',
  'contractor',
  'community',
  'grid_leader',
] as const
export type HandlerKind = (typeof HANDLER_KINDS)[number]

/** One kind of uncivil behaviour or damage. Cities renumber and reword, so all of it is data and `code` may be null. */
export const categorySchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/)),
  name: text(20),
  code: z.nullable(text(10)),
  codeName: z.nullable(text(20)),
  handler: z.enum(HANDLER_KINDS),
  acknowledgeWithin: durationSchema,
  fixWithin: z.nullable(durationSchema),
  kinds: z.array(text(20)),
  acceptWhen: text(120),
  closeWhen: text(120),
  /** Its 文明城市 checklist item; null: on no checklist. Missing: the usual one (`checklist.ts`). */
  checklist: z.optional(z.nullable(text(30))),
})
export type Category = z.infer<typeof categorySchema>

/** The four the programme began with; they stand first on the phone. */
export const FIRST_CATEGORIES = ['ebike-parking', 'waste-sorting', 'cigarette-butts', 'green-plots'] as const

/** Where waiting is dangerous the phone also shows whom to call. */
export const DANGER_CATEGORIES: ReadonlySet<string> = new Set(['fire-lane', 'ebike-charging', 'falling-objects'])
