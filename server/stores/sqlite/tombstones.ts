import { CompiledQuery } from 'kysely'
import type { Tombstone } from '../delivery-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'

/** By number of ids. Every batch of reports asks: building the same text anew took longer than looking. */
const texts = new Map<number, string>()

/** Tombstones under these ids; a statement for all of them. */
export async function tombstones(db: Database, communityId: string, ids: readonly string[]): Promise<Tombstone[]> {
  if (ids.length === 0) return []
  const padded = padToPowerOfTwo(ids)
  const query = CompiledQuery.raw(textFor(db, padded.length), [communityId, ...padded])
  const { rows } = await db.executeQuery<Tombstone>(query) // columns and kinds are written by forget-report.ts alone
  return rows.map(({ kind, id, sha256 }) => ({ kind, id, sha256 }))
}

function textFor(db: Database, count: number): string {
  const known = texts.get(count)
  if (known) return known
  const text = db
    .selectFrom('tombstones')
    .select(['kind', 'id', 'sha256'])
    .where('community_id', '=', '')
    .where('id', 'in', Array<string>(count).fill(''))
    .compile().sql
  texts.set(count, text)
  return text
}
