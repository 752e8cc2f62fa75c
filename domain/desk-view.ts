import * as z from 'zod/mini'

/** More would no longer be found by their names. */
export const DESK_VIEWS_MAX = 20
export const DESK_VIEW_NAME_MAX = 20

/** What the desk's list can be filtered by, by the names of the page's address and of the server. */
export const QUEUE_FILTERS = ['grid', 'category', 'from', 'to', 'due', 'again', 'objected'] as const

/** A tab and its filter as the page's address has it: `tab=submitted&due=late`. Read by the page, kept by the server. */
const query = z.string().check(z.regex(/^[\w.%=&-]{1,400}$/))

export const deskViewContentSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(DESK_VIEW_NAME_MAX)),
  query,
})
export type DeskViewContent = z.infer<typeof deskViewContentSchema>

/** A filter of the desk that its owner saved under a name. */
export const deskViewSchema = z.object({ viewId: z.string(), name: z.string(), query: z.string() })
export type DeskView = z.infer<typeof deskViewSchema>

export const deskViewsSchema = z.object({ views: z.array(deskViewSchema) })
export type DeskViews = z.infer<typeof deskViewsSchema>

/** Where saved filters are kept; the other paths stand in `wire.ts`. */
export const viewPaths = {
  all: '/v1/desk/views',
  one: (viewId: string) => `/v1/desk/views/${viewId}`,
} as const
