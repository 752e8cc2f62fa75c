import { expect, test } from 'vitest'
import { raiseAlarms } from '../../../server/deadlines/raise-alarms.ts'
import type { Deps } from '../../../server/deps.ts'
import { hearEvents } from '../../../server/notify/hear-events.ts'
import { breather } from '../../../server/start/breather.ts'
import type { OutboxEntry } from '../../../server/stores/notice-journal.ts'

test('a server that stops hears the page under way to its end and leaves the others', async () => {
  const breath = breather()
  let settled = 0
  const notices = {
    unheard: async (limit: number) => Array.from({ length: limit }, () => ({ communityId: 'c' }) as OutboxEntry),
    settle: async () => {
      if (++settled === 1) breath.end()
    },
  }
  const deps = { notices, communities: { read: async () => null }, now: () => 0 } as unknown as Deps
  expect(await hearEvents(deps, breath)).toBe(64)
  expect(settled).toBe(1)
})

test('and so it is with the look at promises', async () => {
  const breath = breather()
  let pages = 0
  const journal = {
    alarmsDue: async (_: number, limit: number) => {
      if (++pages === 2) breath.end()
      return Array.from({ length: limit }, (_, i) => ({ communityId: 'c', caseId: `k${i}` }))
    },
  }
  const deps = { journal, communities: { readNow: async () => null }, now: () => 0 } as unknown as Deps
  await raiseAlarms(deps, breath)
  expect(pages).toBe(2)
})
