import type { DeskViewJournal, DeskViewKept } from '../desk-view-journal.ts'
import type { Database } from './database.ts'

export function sqliteDeskViewJournal(db: Database): DeskViewJournal {
  return {
    deskViews: (communityId, personId) => ownViews(db, communityId, personId),
    putDeskView: (communityId, personId, view, max) =>
      db.transaction().execute(async (trx) => {
        const others = (await ownViews(trx, communityId, personId)).filter((one) => one.viewId !== view.viewId)
        if (others.length >= max) return false
        const { name, query } = view
        const key = { community_id: communityId, person_id: personId, view_id: view.viewId }
        await trx
          .insertInto('desk_views')
          .values({ ...key, name, query, saved_at: view.savedAt })
          .onConflict((c) => c.columns(['community_id', 'person_id', 'view_id']).doUpdateSet({ name, query }))
          .execute()
        return true
      }),
    removeDeskView: async (communityId, personId, viewId) => {
      await db
        .deleteFrom('desk_views')
        .where('community_id', '=', communityId)
        .where('person_id', '=', personId)
        .where('view_id', '=', viewId)
        .execute()
    },
  }
}

async function ownViews(db: Database, communityId: string, personId: string): Promise<DeskViewKept[]> {
  const rows = await db
    .selectFrom('desk_views')
    .select(['view_id', 'name', 'query', 'saved_at'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('saved_at')
    .orderBy('view_id')
    .execute()
  return rows.map((row) => ({ viewId: row.view_id, name: row.name, query: row.query, savedAt: row.saved_at }))
}
