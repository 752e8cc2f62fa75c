import type { Handler } from './deps.ts'
import type { RouteKey } from './policy.ts'

/** Which handler answers which route. Typed by the policy table: neither can have a row the other lacks. */
export const ROUTES: Record<RouteKey, Handler> = {}
