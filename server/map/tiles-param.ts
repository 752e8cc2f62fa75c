import type { Context } from 'hono'
import type { Env } from '../deps.ts'
import { matching } from '../request-parts.ts'

/** As `mapLayerSchema` has it. */
const TILES_FILE = /^[a-z0-9][a-z0-9-]{0,59}\.pmtiles$/

/** The archive's name in the path; under any other form there is no such thing. */
export const tilesParam = (c: Context<Env>): string => matching(c.req.param('file'), TILES_FILE)
