import { randomBytes } from 'node:crypto'
import { describe } from 'vitest'
import { sqliteChannelJournal } from '../../../server/stores/sqlite/channel-journal.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { channelsContract } from './channels.contract.ts'
import { sqliteFiles } from './sqlite-files.ts'

const newFile = sqliteFiles()

describe('channels and what goes out, in SQLite', () =>
  channelsContract(async () => {
    const db = await newFile()()
    return { channels: sqliteChannelJournal(db), journal: sqliteJournal(db, (bytes) => randomBytes(bytes)) }
  }))
