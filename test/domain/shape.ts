import { expect } from 'vitest'
import type * as z from 'zod/mini'
import { parse } from '../../domain/parse.ts'

/** A schema with something it takes whole. Paths are written `photos.0.size`. */
export type Shape = {
  schema: z.core.$ZodType
  whole: object
  /** May be missing. */
  optional?: readonly string[]
  /** May be null. */
  nullable?: readonly string[]
  /** Refuses names it does not know; otherwise it takes what it knows and leaves the rest. */
  strict?: boolean
  /** Lists of any length, also empty. */
  mayBeEmpty?: readonly string[]
  /** Records with names of their own, tuples and unions, whose inside is left to tests of their own. */
  leave?: readonly string[]
}

/**
 * Goes through every part of the example: takes it as it is and gives it back whole, and refuses it with any part missing, null or of another
 * kind unless the shape says so.
 */
export function expectShape({ schema, whole, ...says }: Shape): void {
  const takes = (value: unknown) => parse(schema, value).ok
  expect(parse(schema, whole)).toEqual({ ok: true, value: whole })
  expect(takes('text'), 'a text').toBe(false)
  expect(takes(null), 'null').toBe(false)
  for (const path of pathsIn(whole, says.leave ?? [])) {
    const at = (value: unknown) => takes(changed(whole, path, () => value))
    const isItem = /(^|\.)\d+$/.test(path)
    expect(at(Array.isArray(valueAt(whole, path)) ? 'text' : [Symbol('wrong')]), `${path} of a wrong kind`).toBe(false)
    expect(at(null), `${path} null`).toBe(says.nullable?.includes(path) ?? false)
    if (!isItem) expect(at(undefined), `${path} missing`).toBe(says.optional?.includes(path) ?? false)
    if (says.mayBeEmpty?.includes(path)) expect(at([]), `${path} empty`).toBe(true)
  }
  const more = parse(schema, { ...whole, unknown: 1 })
  expect(more).toEqual(says.strict ? { ok: false, problems: expect.anything() } : { ok: true, value: whole })
}

/** Whether a schema takes its example with one part changed. */
export const takesWith = ({ schema, whole }: Shape, path: string, value: unknown): boolean =>
  parse(
    schema,
    changed(whole, path, () => value),
  ).ok

/** The same with one part taken out or put in its place. */
function changed(whole: unknown, path: string, change: (value: unknown) => unknown): unknown {
  const [name = '', ...rest] = path.split('.')
  if (typeof whole !== 'object' || whole === null) throw new TypeError(`nothing at ${path}`)
  const inner: unknown = Reflect.get(whole, name)
  const next = rest.length > 0 ? changed(inner, rest.join('.'), change) : change(inner)
  if (Array.isArray(whole)) return whole.map((one, at) => (String(at) === name ? next : one))
  const others = Object.entries(whole).filter(([key]) => key !== name)
  return Object.fromEntries(next === undefined ? others : [...others, [name, next]])
}

const valueAt = (whole: unknown, path: string): unknown =>
  path.split('.').reduce((value, name) => (typeof value === 'object' && value ? Reflect.get(value, name) : null), whole)

function pathsIn(value: unknown, leave: readonly string[], before = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = before + name
    return leave.includes(path) ? [path] : [path, ...pathsIn(inner, leave, `${path}.`)]
  })
}
