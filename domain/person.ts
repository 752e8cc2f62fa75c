import * as z from 'zod/mini'

export const ROLES = ['reporter', 'grid_leader', 'handler', 'supervisor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** A role held in a place. `gridIds` null means the whole community; it may list `none` for 未定网格. */
export const postSchema = z.object({ role: z.enum(ROLES), gridIds: z.nullable(z.array(z.string())) })
export type Post = z.infer<typeof postSchema>

/** Who is signed in on this phone, as the page needs it. */
export const meSchema = z.object({
  personId: z.string(),
  name: z.string(),
  communityId: z.string(),
  posts: z.array(postSchema),
  /** Let in by a link, without an account: the one case it is for. Missing: somebody of the community. */
  onlyCase: z.optional(z.string()),
})
export type Me = z.infer<typeof meSchema>

/** Whether any of the posts has this role and reaches this grid. */
export function holdsPost(posts: readonly Post[], roles: readonly Role[], gridId: string): boolean {
  return posts.some((post) => roles.includes(post.role) && (post.gridIds === null || post.gridIds.includes(gridId)))
}

export const hasRole = (posts: readonly Post[], role: Role): boolean => posts.some((post) => post.role === role)
