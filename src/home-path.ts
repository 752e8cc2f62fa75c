import { hasRole, type Me } from '../domain/person.ts'
import { type PagePath, pagePaths } from './paths.ts'

/** Where somebody lands after signing in: at their work. */
export function homePath(me: Me): PagePath {
  if (me.posts.some((post) => ['grid_leader', 'supervisor', 'admin'].includes(post.role))) return pagePaths.desk
  return hasRole(me.posts, 'handler') ? pagePaths.tasks : pagePaths.capture
}
