import { expect, test } from 'vitest'
import { breather } from '../../server/start/breather.ts'

test('a chore rests nine times as long as it worked, and begins anew after it', async () => {
  let now = 100
  const waits: number[] = []
  const wait = async (ms: number) => {
    waits.push(ms)
    now += ms
  }
  const breath = breather({ now: () => now, wait })
  now += 7
  await breath.rest()
  now += 20
  await breath.rest()
  await breath.rest()
  expect(waits).toEqual([63, 180, 0])
})
