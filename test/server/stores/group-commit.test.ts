import { expect, test } from 'vitest'
import { groupCommit } from '../../../server/stores/sqlite/group-commit.ts'

test('what arrives together is written together, and each gets its own answer', async () => {
  const batches: number[][] = []
  const write = groupCommit<number, string>(async (items) => {
    batches.push([...items])
    return items.map((item) => `wrote ${item}`)
  }, 64)
  expect(await Promise.all([1, 2, 3].map(write))).toEqual(['wrote 1', 'wrote 2', 'wrote 3'])
  expect(await write(4)).toBe('wrote 4')
  expect(batches).toEqual([[1, 2, 3], [4]])
})

test('nobody is answered before the batch is written', async () => {
  let finish = () => {}
  const written = new Promise<void>((resolve) => {
    finish = resolve
  })
  const write = groupCommit<number, number>(async (items) => {
    await written
    return items
  }, 64)
  let answered = false
  const answer = write(1).then(() => {
    answered = true
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(answered).toBe(false)
  finish()
  await answer
})

test('a failing batch is written one by one, and only what cannot be written rejects', async () => {
  const write = groupCommit<number, number>(async (items) => {
    if (items.includes(2)) throw new Error('poisoned')
    return items
  }, 64)
  const outcomes = await Promise.allSettled([1, 2, 3].map(write))
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('a batch is no larger than it may be', async () => {
  const sizes: number[] = []
  const write = groupCommit<number, number>(async (items) => {
    sizes.push(items.length)
    return items
  }, 10)
  await Promise.all(Array.from({ length: 25 }, (_, i) => write(i)))
  expect(sizes).toEqual([10, 10, 5])
})

test('one batch is under way at a time, and what comes meanwhile is the next', async () => {
  const { batches, finish, write } = held(1)
  const answers = [write(1)]
  await soon()
  answers.push(write(2), write(3))
  await soon()
  expect(batches).toEqual([[1]])
  finish[0]?.()
  await soon()
  expect(batches).toEqual([[1], [2, 3]])
  finish[1]?.()
  expect(await Promise.all(answers)).toEqual([1, 2, 3])
})

test('where more may be under way at once, what comes is handed on as it comes, and no batch too many', async () => {
  const { batches, finish, write } = held(2)
  const answers = [write(1), write(2)]
  await soon()
  answers.push(write(3))
  await soon()
  answers.push(write(4))
  await soon()
  expect(batches).toEqual([[1, 2], [3]])
  finish[1]?.()
  await soon()
  expect(batches).toEqual([[1, 2], [3], [4]])
  finish[0]?.()
  finish[2]?.()
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4])
})

const soon = () => new Promise((resolve) => setTimeout(resolve, 10))

/** Batches that are written when the test says so. */
function held(atOnce: number) {
  const batches: number[][] = []
  const finish: (() => void)[] = []
  const write = groupCommit<number, number>(
    (items) =>
      new Promise((resolve) => {
        batches.push([...items])
        finish.push(() => resolve(items))
      }),
    64,
    atOnce,
  )
  return { batches, finish, write }
}
