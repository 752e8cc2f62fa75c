import type { NewPost } from '../../server/stores/people.ts'

const post = (role: NewPost['role'], kinds: NewPost['kinds'] = []): NewPost => ({
  role,
  gridIds: null,
  kinds,
  from: 0,
  to: null,
})

/** Who takes part in the virtual town: two volunteers, two leaders of the same grids, a handler. */
export const CAST = {
  wang: post('reporter'),
  zhao: post('reporter'),
  li: post('grid_leader'),
  sun: post('grid_leader'),
  chen: post('handler', ['property']),
} as const satisfies Record<string, NewPost>

export type Member = keyof typeof CAST
export const MEMBERS = Object.keys(CAST) as Member[] // Object.keys widens; the table has no other keys
