import { REPORT_SCHEMA } from '../domain/report.ts'

/** How many versions of the manifest are read: the newest and those before it. A phone that is not renewed for long still delivers. */
const SCHEMAS_SERVED = 3

/** The oldest and the newest manifest this server reads; everything else is `upgrade_required`. */
export const SCHEMA_MAX = REPORT_SCHEMA
export const SCHEMA_MIN = Math.max(1, SCHEMA_MAX - SCHEMAS_SERVED + 1)
