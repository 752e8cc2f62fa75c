import type { HandlerListed, NewPerson } from '../people.ts'
import type { Database } from './database.ts'
import { postRows, readKinds } from './post-rows.ts'

export const putPerson = (db: Database, person: NewPerson): Promise<void> =>
  db.transaction().execute((trx) => putPersonIn(trx, person))

/** The same within a transaction under way. */
export async function putPersonIn(trx: Database, person: NewPerson): Promise<void> {
  await trx
    .insertInto('people')
    .values({ community_id: person.communityId, person_id: person.personId, name: person.name })
    .onConflict((c) => c.columns(['community_id', 'person_id']).doUpdateSet({ name: person.name }))
    .execute()
  await trx
    .deleteFrom('posts')
    .where('community_id', '=', person.communityId)
    .where('person_id', '=', person.personId)
    .execute()
  if (person.posts.length > 0) await trx.insertInto('posts').values(postRows(person)).execute()
}

export async function listHandlers(db: Database, communityId: string, now: number): Promise<HandlerListed[]> {
  const rows = await db
    .selectFrom('posts as o')
    .innerJoin('people as p', (join) =>
      join.onRef('p.community_id', '=', 'o.community_id').onRef('p.person_id', '=', 'o.person_id'),
    )
    .leftJoin('task_links as l', (join) =>
      join.onRef('l.community_id', '=', 'o.community_id').onRef('l.person_id', '=', 'o.person_id'),
    )
    .where('l.link_id', 'is', null) // who was let in by a link has one task and is sent no other
    .where('o.community_id', '=', communityId)
    .where('o.role', '=', 'handler')
    .where('o.from_at', '<=', now)
    .where((e) => e.or([e('o.to_at', 'is', null), e('o.to_at', '>', now)]))
    .orderBy('p.name')
    .orderBy('p.person_id')
    .select(['p.person_id', 'p.name', 'o.kinds'])
    .execute()
  return onePerPerson(rows.map((row) => ({ personId: row.person_id, name: row.name, kinds: readKinds(row.kinds) })))
}

/** Somebody who holds two handler's posts is one handler with the kinds of both. */
function onePerPerson(listed: readonly HandlerListed[]): HandlerListed[] {
  const byId = new Map<string, HandlerListed>()
  for (const one of listed) {
    const kinds = new Set([...(byId.get(one.personId)?.kinds ?? []), ...one.kinds])
    byId.set(one.personId, { ...one, kinds: [...kinds] })
  }
  return [...byId.values()]
}

export async function nameOf(db: Database, communityId: string, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('people')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .select('name')
    .executeTakeFirst()
  return row?.name ?? null
}
