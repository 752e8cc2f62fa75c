import { Worker } from 'node:worker_threads'
import type { IntakeOutcome, NewReport } from '../stores/intake-journal.ts'
import type { DatabaseOptions } from '../stores/sqlite/database.ts'
import type { WriteReports } from '../stores/sqlite/intake-journal.ts'
import type { WriteTurns } from '../stores/sqlite/write-turns.ts'
import { INTAKE_YOUNG_MB } from './young-heaps.ts'

export type IntakeThreadData = { file: string; synchronous: DatabaseOptions['synchronous'] }
/** To the thread: reports that came together, or that there will be no more. */
export type Batch = { communityId: string; reports: readonly NewReport[] }
/** From the thread, for every batch. */
export type BatchAnswer = { outcomes: IntakeOutcome[] } | { failure: { message: string; code: string | null } }

/** What is needed of a worker thread; a test brings one of its own. */
export type Thread = {
  postMessage(message: Batch | 'end'): void
  on(event: 'message', listener: (answer: BatchAnswer) => void): unknown
  on(event: 'error' | 'exit', listener: (why: unknown) => void): unknown
}

/** A thread that writes to this database. */
export const intakeThread = (data: IntakeThreadData) => (): Thread =>
  new Worker(new URL('./intake-thread.js', import.meta.url), {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: INTAKE_YOUNG_MB },
  })

type IntakeThread = {
  write: WriteReports
  /** Lets the thread close its connection. Call it when nothing is being taken in any more. */
  close: () => Promise<void>
}

type Waiting = { resolve: (outcomes: IntakeOutcome[]) => void; reject: (error: Error) => void }

/**
 * Writes reports in a thread of its own, over a connection of its own: while it waits for the disk, the main thread reads the
 * next phones' requests. It writes only in its turn.
 *
 * A thread that ends unasked takes with it what it was writing: those who wait are refused, and the next batch gets a new
 * thread. Whether the old one had committed is found out when the phone asks again.
 * @param start begins a thread
 */
export function intakeInThread(start: () => Thread, turns: WriteTurns): IntakeThread {
  let thread: Thread | null = null
  let waiting: Waiting[] = []

  function begin(): Thread {
    const worker = start()
    worker.on('message', (answer: BatchAnswer) => {
      const one = waiting.shift() // batches are answered in their order
      if ('outcomes' in answer) one?.resolve(answer.outcomes)
      else one?.reject(errorOf(answer.failure))
    })
    const gone = (why: unknown) => {
      if (thread !== worker) return
      thread = null
      const lost = waiting
      waiting = []
      for (const one of lost) one.reject(why instanceof Error ? why : new Error(`the intake thread ended (${why})`))
    }
    worker.on('error', gone)
    worker.on('exit', gone)
    return worker
  }

  thread = begin()
  const enter = sharedTurns(turns)
  return {
    async write(communityId, reports) {
      const leave = await enter(reports.length)
      try {
        return await new Promise((resolve, reject) => {
          thread ??= begin()
          thread.postMessage({ communityId, reports } satisfies Batch)
          waiting.push({ resolve, reject }) // only once it was handed over: answers go by this order
        })
      } finally {
        leave()
      }
    },
    async close() {
      if (!thread) return
      const last = thread
      await new Promise((resolve) => {
        last.on('exit', resolve)
        last.postMessage('end')
      })
    },
  }
}

/** So many reports have one turn together: who else wants to write must not wait until nobody reports any more. */
const REPORTS_A_TURN = 256

/** A turn lasts while the thread has a batch, so that it finds the next one when it has done with the last. */
function sharedTurns(turns: WriteTurns): (reports: number) => Promise<() => void> {
  let turn: { begun: ReturnType<WriteTurns>; reports: number; inside: number } | null = null
  return async (reports) => {
    const isOver = !turn || turn.inside === 0 || turn.reports >= REPORTS_A_TURN
    const mine = turn && !isOver ? turn : { begun: turns(), reports: 0, inside: 0 }
    turn = mine
    mine.reports += reports
    mine.inside++
    const end = await mine.begun
    return () => {
      if (--mine.inside === 0) end()
    }
  }
}

const errorOf = ({ message, code }: { message: string; code: string | null }) =>
  Object.assign(new Error(message), code !== null && { code })
