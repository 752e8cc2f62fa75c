import type { Post } from '../domain/person.ts'

/** Who a request comes from, resolved from the session by the server. Nothing in it is taken from the request's body. */
export type Actor = {
  personId: string
  communityId: string
  name: string
  posts: Post[]
  sessionId: string
  /** Let in by a link to one task: nothing but this case is reached, and only what the task needs (`byLink` in `policy.ts`). */
  onlyCase?: string
}
