import * as z from 'zod/mini'
import { SHA256_HEX, UUID_V7 } from './id.ts'

/** The most a manifest's JSON text may be, in characters. A sealed one is about 4 KB; this leaves room for growth. */
export const MANIFEST_TEXT_MAX = 16 * 1024

/**
 * `PUT /v1/rescues/{reportId}`: a report carried to the desk in a file (导出未送达). It is taken in as if its own person
 * had sent it, so that the phone's later send is a replay. Answered with a `Receipt`.
 */
export const rescueRequestSchema = z.strictObject({
  personId: z.string().check(z.minLength(1), z.maxLength(64)),
  opId: z.string().check(z.regex(UUID_V7)),
  /** The sealed body, character for character: its UTF-8 bytes have the hash beside it. */
  manifest: z.string().check(z.minLength(2), z.maxLength(MANIFEST_TEXT_MAX)),
  manifestSha256: z.string().check(z.regex(SHA256_HEX)),
})
export type RescueRequest = z.infer<typeof rescueRequestSchema>
