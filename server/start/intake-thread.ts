import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { openWriter } from '../stores/sqlite/database.ts'
import { reportWriter } from '../stores/sqlite/intake-journal.ts'
import type { Batch, BatchAnswer, IntakeThreadData } from './intake-in-thread.ts'

/** Only message and code cross to the main thread; the code says there whether the disk is full. */
const plain = (error: unknown): BatchAnswer => ({
  failure: {
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    code: error instanceof Error && 'code' in error ? String(error.code) : null,
  },
})

const { file, synchronous } = workerData as IntakeThreadData // given by intake-in-thread
const db = openWriter(file, { synchronous })
const write = reportWriter(db, (bytes) => randomBytes(bytes))

parentPort?.on('message', async (message: Batch | 'end') => {
  if (message === 'end') {
    await db.destroy()
    parentPort?.close()
    return
  }
  const answer = await write(message.communityId, message.reports).then(
    (outcomes): BatchAnswer => ({ outcomes }),
    plain,
  )
  parentPort?.postMessage(answer)
})
