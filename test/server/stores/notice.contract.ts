import { describe, expect, test } from 'vitest'
import type { ChannelJournal } from '../../../server/stores/channel-journal.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import type { NewNotice, NoticeJournal } from '../../../server/stores/notice-journal.ts'
import { newUuid } from '../heart/phone.ts'
import { aDelivery } from './a-delivery.ts'
import { incoming } from './cases-in.ts'

const C1 = 'c1'

type Tools = {
  journal: Journal
  notices: NoticeJournal
  channels: ChannelJournal
}

const aNotice = (wish: Partial<NewNotice> = {}): NewNotice => ({
  communityId: C1,
  personId: 'li',
  seq: 1,
  caseId: newUuid(),
  event: 'report',
  side: 'desk',
  at: 1000,
  reason: null,
  categoryId: null,
  gridId: 'g3',
  buildingId: null,
  dueAt: null,
  ...wish,
})

/** What every store promises of events to be heard of and of inboxes. */
export function noticeContract(open: () => Promise<Tools>): void {
  describe('the outbox', () => {
    test('holds an event from the moment it is written, in order, until it is settled', async () => {
      const { journal, notices } = await open()
      const [first, second] = [incoming(), incoming()]
      await journal.takeIn(first)
      await journal.takeIn(second)
      const page = await notices.unheard(10)
      expect(page.map(({ caseId, event, seq }) => [caseId, event, seq])).toEqual([
        [first.manifest.caseId, 'report', 1],
        [second.manifest.caseId, 'report', 2],
      ])
      expect(page[0]).toMatchObject({ actorId: null, people: { to: [], lost: [] }, case: { gridId: 'g3' } })
      await notices.settle(page.slice(0, 1), [], [])
      expect((await notices.unheard(10)).map(({ seq }) => seq)).toEqual([2])
    })

    test('holds nothing of a report that could not be written, and a report sent twice once', async () => {
      const { journal, notices } = await open()
      const report = incoming()
      await journal.takeIn(report)
      await journal.takeIn(report)
      await journal.takeIn({ ...report, personId: 'somebody else' })
      expect(await notices.unheard(10)).toHaveLength(1)
    })

    test('is settled whole or not at all', async () => {
      const { journal, notices, channels } = await open()
      await journal.takeIn(incoming())
      const page = await notices.unheard(10)
      const broken = { ...aDelivery(), at: undefined as unknown as number } // what no column takes
      await expect(notices.settle(page, [aNotice()], [broken])).rejects.toThrow()
      expect(await notices.unheard(10)).toHaveLength(1)
      expect(await notices.inbox(C1, 'li', 0, 10)).toEqual([])
      await notices.settle(page, [aNotice()], [aDelivery()])
      await notices.settle(page, [aNotice({ reason: 'made again' })], [aDelivery({ at: 9 })])
      expect(await notices.inbox(C1, 'li', 0, 10)).toMatchObject([{ reason: null }])
      expect(await channels.dueDeliveries(C1, 'c'.repeat(32), 5000, 10)).toMatchObject([{ at: 1000 }])
    })
  })

  describe('an inbox', () => {
    test('is a person’s own, in the order of its numbers', async () => {
      const { notices } = await open()
      await notices.settle([], [3, 1, 2].map((seq) => aNotice({ seq })).concat(aNotice({ personId: 'sun' })), [])
      const seqs = async (after: number, limit = 10) => (await notices.inbox(C1, 'li', after, limit)).map((n) => n.seq)
      expect(await seqs(0)).toEqual([1, 2, 3])
      expect(await seqs(1, 1)).toEqual([2])
      expect((await notices.newestInbox(C1, 'li', 2)).map((n) => n.seq)).toEqual([2, 3])
      expect(await notices.inbox('c2', 'li', 0, 10)).toEqual([])
    })

    test('knows what was read; old messages go, and what still waits to go out stays', async () => {
      const { notices, channels } = await open()
      await notices.settle([], [aNotice({ seq: 1 }), aNotice({ seq: 2, at: 9000 })], [aDelivery()])
      await notices.markRead(C1, 'li', [2, 77], 1)
      await notices.markRead(C1, 'sun', [1], 1)
      expect(await notices.unread(C1, 'li', 10)).toEqual([1])
      await notices.prune(5000)
      expect((await notices.inbox(C1, 'li', 0, 10)).map((n) => n.seq)).toEqual([2])
      expect(await channels.deliveryLog(C1, 'c'.repeat(32), 10)).toHaveLength(1)
    })
  })
}
