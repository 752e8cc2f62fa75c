import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { type Batch, intakeInThread, type Thread } from '../../../server/start/intake-in-thread.ts'
import type { NewReport } from '../../../server/stores/intake-journal.ts'
import { writeTurns } from '../../../server/stores/sqlite/write-turns.ts'

/** A thread that does nothing by itself: the test answers for it. */
class HeldThread extends EventEmitter implements Thread {
  readonly got: (Batch | 'end')[] = []
  postMessage(message: Batch | 'end'): void {
    this.got.push(message)
    if (message === 'end') this.emit('exit', 0)
  }
}

function stage() {
  const threads: HeldThread[] = []
  const turns = writeTurns()
  const begin = () => {
    const thread = new HeldThread()
    threads.push(thread)
    return thread
  }
  return { threads, turns, intake: intakeInThread(begin, turns) }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5))

test('batches are answered in their order, two of them with the thread at once', async () => {
  const { threads, intake } = stage()
  const answers = [intake.write('c', []), intake.write('c', [])]
  await soon()
  expect(threads[0]?.got).toHaveLength(2)
  threads[0]?.emit('message', { outcomes: [{ kind: 'gone' }] })
  threads[0]?.emit('message', { failure: { message: 'no room', code: 'SQLITE_FULL' } })
  expect(await answers[0]).toEqual([{ kind: 'gone' }])
  await expect(answers[1]).rejects.toMatchObject({ message: 'no room', code: 'SQLITE_FULL' })
})

test('a thread that dies refuses what it had, and the next batch gets a new one', async () => {
  const { threads, intake } = stage()
  const lost = [intake.write('c', []), intake.write('c', [])]
  await soon()
  threads[0]?.emit('error', new Error('out of memory'))
  threads[0]?.emit('exit', 1)
  expect((await Promise.allSettled(lost)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const next = intake.write('c', [])
  await soon()
  expect(threads).toHaveLength(2)
  threads[1]?.emit('message', { outcomes: [] })
  expect(await next).toEqual([])
})

test('who else wants to write gets its turn though reports keep coming', async () => {
  const { threads, turns, intake } = stage()
  const reports = Array.from({ length: 16 }, () => ({}) as NewReport)
  const answered: Promise<unknown>[] = []
  let unanswered = 0
  const answerAllBut = (left: number) => {
    for (; unanswered > left; unanswered--) threads[0]?.emit('message', { outcomes: [] })
  }
  /** As the thread does: it has done with one batch when the next is there already, as long as one comes. */
  const workOn = () => {
    const came = threads[0]?.got.splice(0).length ?? 0
    unanswered += came
    answerAllBut(came > 0 ? 1 : 0)
  }
  answered.push(intake.write('c', reports))
  await soon()
  let hadTurn = false
  const other = turns().then((end) => {
    hadTurn = true
    end()
  })
  let batches = 1
  for (; !hadTurn && batches < 50; batches++) {
    answered.push(intake.write('c', reports))
    await soon()
    workOn()
    await soon()
  }
  expect(hadTurn).toBe(true)
  expect(batches).toBeLessThan(20)
  workOn()
  answerAllBut(0)
  await Promise.all([other, ...answered])
})

test('closing lets the thread end by itself', async () => {
  const { threads, intake } = stage()
  await intake.close()
  expect(threads[0]?.got).toEqual(['end'])
})
