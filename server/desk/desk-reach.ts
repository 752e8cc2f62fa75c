import type { Post } from '../../domain/person.ts'
import { DESK_ROLES } from '../cases/relation.ts'
import type { DeskReach } from '../stores/desk-journal.ts'

/** The grids that a person's desk posts reach together. */
export function deskReach(posts: readonly Post[]): DeskReach {
  const deskPosts = posts.filter((post) => DESK_ROLES.some((role) => role === post.role))
  const grids = new Set<string>()
  for (const { gridIds } of deskPosts) {
    if (gridIds === null) return null
    for (const id of gridIds) grids.add(id)
  }
  return [...grids].sort()
}
