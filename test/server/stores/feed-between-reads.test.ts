import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../server/stores/sqlite/database.ts'
import { sqliteFeedJournal } from '../../../server/stores/sqlite/feed-journal.ts'

const SCOPE = { kind: 'near' as const, gridIds: ['a', 'b'] }

test('a commit between the reads of two grids hides nothing from who follows both', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-feed-'))
  const file = join(folder, 'woodpecker.db')
  const db = await openDatabase(file)
  const writer = new SqliteFile(file)
  try {
    const plain = sqliteFeedJournal(db, (bytes) => new Uint8Array(bytes))
    await plain.head('c')
    const watched = db.withPlugin(
      beforeFeedRead(2, () => {
        writer.exec(`begin; update community_counters set seq = 2;
          insert into feed values ('c', 'near:a', 1, 'first', 0), ('c', 'near:b', 2, 'second', 0); commit`)
      }),
    )
    const journal = sqliteFeedJournal(watched, (bytes) => new Uint8Array(bytes))
    const page = await journal.changes('c', SCOPE, 0, 10)
    const rest = await plain.changes('c', SCOPE, page.at(-1)?.seq ?? 0, 10)
    expect([...page, ...rest].map(({ caseId }) => caseId)).toEqual(['first', 'second'])
  } finally {
    writer.close()
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
})

/** Runs something just before the n-th query that reads the feed. */
function beforeFeedRead(which: number, run: () => void): KyselyPlugin {
  let reads = 0
  return {
    transformQuery: ({ node }) => {
      if (node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('"feed"') && ++reads === which) run()
      return node
    },
    transformResult: async ({ result }) => result,
  }
}
