import type * as z from 'zod/mini'
import type { headers } from '../../domain/wire.ts'

/** What of a route its policy row does not say. Shapes are those that its handler parses and writes. */
export type RouteDoc = {
  summary: string
  body?: z.core.$ZodType | 'bytes'
  bodyType?: string
  answer?: z.core.$ZodType | 'bytes'
  answerType?: string
  /** The status of success; 200 when it is not said. */
  status?: '200' | '201' | '202' | '204'
  /** Parameters of the query, with what they mean. */
  query?: Record<string, string>
  headers?: readonly (keyof typeof headers)[]
  /** `If-Match` is never optional here. */
  needsMatch?: true
}
