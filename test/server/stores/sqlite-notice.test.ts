import { randomBytes } from 'node:crypto'
import { describe } from 'vitest'
import { sqliteChannelJournal } from '../../../server/stores/sqlite/channel-journal.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { sqliteNoticeJournal } from '../../../server/stores/sqlite/notice-journal.ts'
import { noticeContract } from './notice.contract.ts'
import { sqliteFiles } from './sqlite-files.ts'

const newFile = sqliteFiles()

describe('outbox and inboxes in SQLite', () =>
  noticeContract(async () => {
    const db = await newFile()()
    return {
      journal: sqliteJournal(db, (bytes) => randomBytes(bytes)),
      notices: sqliteNoticeJournal(db),
      channels: sqliteChannelJournal(db),
    }
  }))
