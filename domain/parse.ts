import * as z from 'zod/mini'

export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: string[] }

/** Unknown data in, a typed value or the list of what is wrong with it out. Never throws. */
export function parse<S extends z.core.$ZodType>(schema: S, unknown: unknown): Parsed<z.output<S>> {
  const result = z.core.safeParse(schema, unknown)
  if (result.success) return { ok: true, value: result.data }
  const problems = result.error.issues
    .slice(0, 10)
    .map((issue) => `${issue.path.map(String).join('.').slice(0, 80) || '(body)'}: ${issue.message}`)
  return { ok: false, problems }
}
