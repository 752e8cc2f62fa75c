import { randomBytes } from 'node:crypto'
import { describe } from 'vitest'
import { sqliteChannelJournal } from '../../../server/stores/sqlite/channel-journal.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { sqliteNoticeJournal } from '../../../server/stores/sqlite/notice-journal.ts'
import { createSqliteCommunities } from '../../../server/stores/sqlite/sqlite-communities.ts'
import { limitsContract } from './limits.contract.ts'
import { sqliteFiles } from './sqlite-files.ts'

const newFile = sqliteFiles()

describe('looking at deadlines, in SQLite', () =>
  limitsContract(async () => {
    const db = await newFile()()
    return {
      journal: sqliteJournal(db, (bytes) => randomBytes(bytes)),
      communities: createSqliteCommunities(db),
      channels: sqliteChannelJournal(db),
      notices: sqliteNoticeJournal(db),
    }
  }))
