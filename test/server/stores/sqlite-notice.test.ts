import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe } from 'vitest'
import { sqliteChannelJournal } from '../../../server/stores/sqlite/channel-journal.ts'
import { type Database, openDatabase } from '../../../server/stores/sqlite/database.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { sqliteNoticeJournal } from '../../../server/stores/sqlite/notice-journal.ts'
import { aReport, newUuid, sha256 } from '../heart/phone.ts'
import { noticeContract } from './notice.contract.ts'

const random = (bytes: number) => randomBytes(bytes)
const opened: { folder: string; db: Database }[] = []

async function openOne() {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-notices-'))
  const db = await openDatabase(join(folder, 'test.sqlite'))
  opened.push({ folder, db })
  return {
    journal: sqliteJournal(db, random),
    notices: sqliteNoticeJournal(db),
    channels: sqliteChannelJournal(db),
    incoming: (wish = {}) => {
      const manifest = aReport()
      const text = JSON.stringify(manifest)
      const manifestSha256 = sha256(Buffer.from(text))
      const whole = { communityId: 'c1', personId: 'wang', opId: newUuid(), manifest, text, manifestSha256 }
      return { ...whole, gridId: 'g3', planVersion: 1, receivedAt: 1000, ...wish }
    },
  }
}

afterEach(async () => {
  for (const { folder, db } of opened.splice(0)) {
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
})

describe('outbox, inboxes and channels in SQLite', () => noticeContract(openOne))
