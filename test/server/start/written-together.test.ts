import { expect, test } from 'vitest'
import type { Batch, BatchAnswer } from '../../../server/start/intake-in-thread.ts'
import { writtenTogether } from '../../../server/start/written-together.ts'
import type { IntakeOutcome, NewReport } from '../../../server/stores/intake-journal.ts'

type Message = Batch | 'end'

/** Reports are told apart by their operation alone: nothing else of them is looked at here. */
const batch = (communityId: string, ...opIds: string[]): Batch => ({
  communityId,
  reports: opIds.map((opId) => ({ opId }) as NewReport),
})

/** A thread's port and store: what is written is kept, and answered by the operation's id. */
function stage(refuses: (opIds: readonly string[]) => Error | null = () => null) {
  const port: Message[] = []
  const written: string[][] = []
  const answers: BatchAnswer[] = []
  let ended = 0
  const take = writtenTogether({
    write: async (_, reports) => {
      const opIds = reports.map(({ opId }) => opId)
      await Promise.resolve()
      const error = refuses(opIds)
      if (error) throw error
      written.push(opIds)
      return opIds.map((detail): IntakeOutcome => ({ kind: 'key_reused', detail }))
    },
    next: () => port.shift() ?? null,
    answer: (answer) => answers.push(answer),
    end: async () => void ended++,
  })
  const told = () =>
    answers.map((one) =>
      'outcomes' in one
        ? one.outcomes.map((outcome) => ('detail' in outcome ? outcome.detail : '?'))
        : one.failure.code,
    )
  return { port, written, told, take, ended: () => ended }
}

test('what has come is written in one transaction, and every batch gets its own answer in its order', async () => {
  const { port, written, told, take } = stage()
  port.push(batch('c', '2', '3'), batch('c', '4'))
  await take(batch('c', '1'))
  expect(written).toEqual([['1', '2', '3', '4']])
  expect(told()).toEqual([['1'], ['2', '3'], ['4']])
})

test('what comes while something is written is written after it', async () => {
  const { written, told, take } = stage()
  const first = take(batch('c', '1'))
  await Promise.all([take(batch('c', '2')), take(batch('c', '3')), first])
  expect(written).toEqual([['1'], ['2', '3']])
  expect(told()).toEqual([['1'], ['2'], ['3']])
})

test('a transaction holds one community, and no more reports than it may', async () => {
  const { port, written, take } = stage()
  const many = Array.from({ length: 63 }, (_, i) => `m${i}`)
  port.push(batch('c', '2'), batch('d', '3'), batch('d', '4'), batch('d', ...many), batch('d', '5'))
  await take(batch('c', '1'))
  expect(written).toEqual([
    ['1', '2'],
    ['3', '4'],
    [...many, '5'],
  ])
})

test('one batch alone is written however large it is', async () => {
  const { written, take } = stage()
  const many = Array.from({ length: 100 }, (_, i) => `m${i}`)
  await take(batch('c', ...many))
  expect(written).toEqual([many])
})

test('where a transaction fails each batch is written or refused by itself', async () => {
  const full = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' })
  const { port, written, told, take } = stage((opIds) => (opIds.includes('2') ? full : null))
  port.push(batch('c', '2'), batch('c', '3'))
  await take(batch('c', '1'))
  expect(written).toEqual([['1'], ['3']])
  expect(told()).toEqual([['1'], 'SQLITE_FULL', ['3']])
})

test('the end comes after what was handed over before it, once', async () => {
  const { port, written, take, ended } = stage()
  port.push(batch('c', '2'), 'end')
  await take(batch('c', '1'))
  expect(written).toEqual([['1', '2']])
  expect(ended()).toBe(1)
})
