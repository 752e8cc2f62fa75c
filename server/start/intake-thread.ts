import { randomBytes } from 'node:crypto'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { openWriter } from '../stores/sqlite/database.ts'
import { reportWriter } from '../stores/sqlite/intake-journal.ts'
import type { IntakeThreadData } from './intake-in-thread.ts'
import { writtenTogether } from './written-together.ts'

const { file, synchronous } = workerData as IntakeThreadData // given by intake-in-thread
const port = parentPort
if (!port) throw new Error('this module is a thread')
const db = openWriter(file, { synchronous })

port.on(
  'message',
  writtenTogether({
    write: reportWriter(db, (bytes) => randomBytes(bytes)),
    next: () => receiveMessageOnPort(port)?.message ?? null,
    answer: (answer) => port.postMessage(answer),
    end: async () => {
      await db.destroy()
      port.close()
    },
  }),
)
