import * as z from 'zod/mini'
import { HANDLER_KINDS, type HandlerKind } from '../../../domain/category.ts'
import { parse } from '../../../domain/parse.ts'
import { type Post, postSchema } from '../../../domain/person.ts'
import type { NewPerson } from '../people.ts'
import type { PeopleTables } from './people-tables.ts'

type PostRow = Pick<PeopleTables['posts'], 'role' | 'grid_ids' | 'from_at' | 'to_at'>

const kindsSchema = z.array(z.enum(HANDLER_KINDS))

const isHeld = (row: PostRow, now: number) => row.from_at <= now && (row.to_at === null || row.to_at > now)

/** The posts of these rows that are held at `now`. */
export const postsHeld = (rows: readonly PostRow[], now: number): Post[] =>
  rows.filter((row) => isHeld(row, now)).map(readPost)

function readPost(row: PostRow): Post {
  const gridIds: unknown = row.grid_ids === null ? null : JSON.parse(row.grid_ids)
  const post = parse(postSchema, { role: row.role, gridIds })
  if (!post.ok) throw new Error(`a stored post is damaged: ${post.problems.join('; ')}`)
  return post.value
}

export function readKinds(text: string): HandlerKind[] {
  const kinds = parse(kindsSchema, JSON.parse(text))
  if (!kinds.ok) throw new Error(`a stored post is damaged: ${kinds.problems.join('; ')}`)
  return kinds.value
}

/** A person's posts as rows, in the order given. */
export const postRows = (person: NewPerson): PeopleTables['posts'][] =>
  person.posts.map((post, position) => ({
    community_id: person.communityId,
    person_id: person.personId,
    position,
    role: post.role,
    grid_ids: post.gridIds === null ? null : JSON.stringify(post.gridIds),
    kinds: JSON.stringify(post.kinds),
    from_at: post.from,
    to_at: post.to,
  }))
