import { expect, test } from 'vitest'
import { breather } from '../../server/start/breather.ts'

/** A clock of its own; `uses` are the shares the thread is busy for, look by look, and then it is idle. */
function around(uses: number[]) {
  const waits: number[] = []
  let now = 100
  const wait = async (ms: number) => {
    waits.push(ms)
    now += ms
  }
  const look = async (ms: number) => {
    await wait(ms)
    return uses.shift() ?? 0
  }
  const work = (ms: number) => {
    now += ms
  }
  return { waits, work, around: { now: () => now, wait, look } }
}

test('a chore rests nine times as long as it worked, and begins anew after it', async () => {
  const { waits, work, around: held } = around([])
  const breath = breather(held)
  work(7)
  expect(await breath.rest()).toBe(true)
  work(20)
  await breath.rest()
  await breath.rest()
  expect(waits).toEqual([63, 50, 180, 50, 0, 50])
})

test('a chore waits until the thread is not busy with what people wait for, and what passed before it began is no work', async () => {
  const { waits, work, around: held } = around([0.9, 0.6])
  const breath = breather(held)
  work(1000)
  expect(await breath.begin()).toBe(true)
  expect(waits).toEqual([50, 50, 50])
  work(2)
  await breath.rest()
  expect(waits.slice(3)).toEqual([18, 50])
})

test('a chore goes on all the same where it never grows quiet', async () => {
  const { waits, around: held } = around(Array.from({ length: 1000 }, () => 1))
  await breather(held).begin()
  expect(waits.length * 50).toBeGreaterThanOrEqual(5_000)
  expect(waits.length * 50).toBeLessThan(6_000)
})

test('at the end who rests is woken, and nobody begins any more', async () => {
  const never = () => new Promise<never>(() => undefined)
  const breath = breather({ now: () => 0, wait: never, look: never })
  const waiting = [breath.rest(), breath.begin()]
  breath.end()
  expect(await Promise.all([...waiting, breath.rest(), breath.begin()])).toEqual([false, false, false, false])
})
