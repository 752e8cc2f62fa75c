import { describe, expect, test } from 'vitest'
import type { Task } from '../../../domain/task.ts'
import type { CaseRecord } from '../../../server/stores/case-record.ts'
import type { ChannelJournal } from '../../../server/stores/channel-journal.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import { casesIn } from './cases-in.ts'

const C1 = 'c1'
const DAY = 86_400_000
const NOW = 10 * DAY
const NOTHING = { received: 0, closed: 0, submitted: 0, awaiting: 0, dueToday: 0, overdue: 0 }

const aTask = (dueAt: number | null): Task => ({
  taskId: 't1',
  handlerId: 'chen',
  text: '挪走车辆',
  state: 'dispatched',
  dueAt,
  reworkCount: 0,
  dispatchedAt: 2000,
  startedAt: null,
  doneAt: null,
  extension: null,
})

/** What every store promises of the numbers of a morning. */
export function digestContract(tools: () => { channels: ChannelJournal; journal: Journal }): void {
  describe('a morning’s digest', () => {
    const put = (wish: Parameters<ReturnType<typeof casesIn>['put']>[0] = {}) => casesIn(tools().journal).put(wish)
    const move = async (change: Partial<CaseRecord>) => casesIn(tools().journal).step(await put(), change, { at: 2000 })
    const counts = (gridIds: string[] | null = null, communityId = C1, since = NOW - DAY) =>
      tools().channels.digestCounts(communityId, gridIds, since, NOW)

    test('counts nothing where nothing is', async () => {
      expect(await counts()).toEqual(NOTHING)
    })

    test('counts what came and what was closed since a time, and not before', async () => {
      for (const receivedAt of [NOW - DAY - 1, NOW - DAY, NOW - 1]) await put({ receivedAt })
      for (const endedAt of [NOW - DAY - 1, NOW - DAY]) await move({ state: 'closed', endedAt })
      await move({ state: 'declined', endedAt: NOW - 1 })
      expect(await counts()).toMatchObject({ received: 2, closed: 1 })
      expect(await counts(null, C1, NOW - 1)).toMatchObject({ received: 1, closed: 0 })
      const fresh = await put({ receivedAt: NOW })
      await casesIn(tools().journal).step(fresh, { state: 'closed', endedAt: NOW }, { at: NOW })
      expect(await counts(null, C1, NOW)).toMatchObject({ received: 1, closed: 1 })
    })

    test('counts what waits for a decision and what waits for a look, as it stands now', async () => {
      await put()
      await move({ state: 'info_requested' })
      await move({ state: 'accepted' })
      const seen = await move({ state: 'awaiting_verification' })
      expect(await counts()).toEqual({ ...NOTHING, submitted: 2, awaiting: 1 })
      await casesIn(tools().journal).step(seen, { state: 'closed', endedAt: 3000 }, { at: 3000 })
      expect(await counts()).toEqual({ ...NOTHING, submitted: 2 })
    })

    test('counts what is to be done within a day, and what is late, of what is open', async () => {
      for (const dueAt of [null, NOW - 1, NOW, NOW + DAY - 1, NOW + DAY])
        await move({ state: 'dispatched', tasks: [aTask(dueAt)] })
      await move({ state: 'closed', endedAt: 3000, tasks: [aTask(NOW - 1)] })
      await move({ state: 'closed', endedAt: 3000, tasks: [aTask(NOW)] })
      expect(await counts()).toEqual({ ...NOTHING, dueToday: 2, overdue: 1 })
    })

    test('counts these grids, the unplaced among them if they are named, and no other community', async () => {
      for (const gridId of ['g3', 'g3', 'g4', null]) await put({ gridId })
      await put({ communityId: 'c2' })
      const submitted = async (gridIds: string[] | null) => (await counts(gridIds)).submitted
      expect([await submitted(null), await submitted(['g3']), await submitted(['g4', 'none'])]).toEqual([4, 2, 2])
      expect(await counts([])).toEqual(NOTHING)
      expect(await counts(null, 'c2')).toMatchObject({ submitted: 1 })
    })
  })
}
