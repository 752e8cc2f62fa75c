import type { HandlerListed, NewPerson } from '../people.ts'
import type { Database } from './database.ts'
import { postRows, readKinds } from './post-rows.ts'

export async function putPerson(db: Database, person: NewPerson): Promise<void> {
  await db.transaction().execute(async (trx) => {
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
  })
}

export async function listHandlers(db: Database, communityId: string, now: number): Promise<HandlerListed[]> {
  const rows = await db
    .selectFrom('posts as o')
    .innerJoin('people as p', (join) =>
      join.onRef('p.community_id', '=', 'o.community_id').onRef('p.person_id', '=', 'o.person_id'),
    )
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
