import { beforeEach, describe, expect, test } from 'vitest'
import type { AttemptResult, ChannelJournal, NewDelivery } from '../../../server/stores/channel-journal.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import { aChannel } from '../notify/a-channel.ts'
import { aDelivery } from './a-delivery.ts'
import { digestContract } from './digest.contract.ts'

const C1 = 'c1'
const ID = 'c'.repeat(32)
const OTHER = 'd'.repeat(32)
const WHY = { trouble: 'timeout', providerCode: '45009' }

/** What every store promises of channels and of what goes out through them. */
export function channelsContract(open: () => Promise<{ channels: ChannelJournal; journal: Journal }>): void {
  let channels: ChannelJournal
  let journal: Journal
  beforeEach(async () => {
    const opened = await open()
    channels = opened.channels
    journal = opened.journal
  })

  const channel = aChannel({ communityId: C1, secret: 's' })
  const elsewhere = [
    { communityId: C1, channelId: OTHER },
    { communityId: 'c2', channelId: ID },
  ]

  describe('a channel', () => {
    test('is its community’s, and read as it was written', async () => {
      const settings = {
        gridIds: ['g3', 'none'],
        quiet: null,
        digestAt: 480,
        sms: { signName: '名', templateCode: 'SMS_1234' },
      }
      const [robot, sms] = [
        channel,
        aChannel({ communityId: C1, channelId: OTHER, kind: 'sms', name: '短信' }, settings),
      ]
      for (const one of [robot, sms, { ...robot, communityId: 'c2' }]) await channels.putChannel(one)
      const written = [robot, sms].map((one) => ({ ...one, revision: 1 }))
      expect(new Set(await channels.channels(C1))).toEqual(new Set(written))
      expect(await channels.findChannel(C1, OTHER)).toEqual(written[1])
      expect([await channels.findChannel('c2', OTHER), await channels.channels('c3')]).toEqual([null, []])
    })

    test('that is switched on is found whatever its community', async () => {
      await channels.putChannel(channel)
      await channels.putChannel({ ...channel, communityId: 'c2' })
      await channels.putChannel({ ...channel, channelId: OTHER, enabled: false })
      const found = await channels.enabledChannels()
      expect(found.map(({ communityId, channelId }) => [communityId, channelId]).sort()).toEqual([
        [C1, ID],
        ['c2', ID],
      ])
    })

    test('is changed by who saw its last revision', async () => {
      expect(await channels.putChannel(channel)).toEqual({ ...channel, revision: 1 })
      expect(await channels.putChannel(channel)).toBeNull()
      const off = { ...channel, revision: 1, name: '别名', enabled: false }
      expect(await channels.putChannel(off)).toEqual({ ...off, revision: 2 })
      expect(await channels.putChannel({ ...channel, revision: 1 })).toBeNull()
      expect(await channels.channels(C1)).toEqual([{ ...off, revision: 2 }])
    })

    test('of several who write it at once exactly one does', async () => {
      for (const revision of [0, 1]) {
        const names = ['一', '二', '三']
        const put = await Promise.all(names.map((name) => channels.putChannel({ ...channel, name, revision })))
        const won = put.filter((one) => one !== null)
        expect(won).toHaveLength(1)
        expect(await channels.channels(C1)).toEqual(won)
      }
    })

    test('that was removed meanwhile is not brought back by who changes it', async () => {
      await channels.putChannel(channel)
      await channels.removeChannel(C1, ID)
      expect(await channels.putChannel({ ...channel, revision: 1 })).toBeNull()
      expect(await channels.channels(C1)).toEqual([])
    })

    test('goes with what waits in it, and nothing else does; removing it again is no error', async () => {
      const places = [{ communityId: C1, channelId: ID }, ...elsewhere]
      for (const place of places) await channels.putChannel({ ...channel, ...place })
      await channels.addDeliveries(places.map((place) => aDelivery(place)))
      await channels.removeChannel(C1, ID)
      await channels.removeChannel(C1, ID)
      expect([await channels.findChannel(C1, ID), await channels.deliveryLog(C1, ID, 10)]).toEqual([null, []])
      for (const { communityId, channelId } of elsewhere) {
        expect(await channels.findChannel(communityId, channelId)).not.toBeNull()
        expect(await channels.deliveryLog(communityId, channelId, 10)).toHaveLength(1)
      }
    })
  })

  describe('what goes out', () => {
    const add = (...wishes: Partial<NewDelivery>[]) => channels.addDeliveries(wishes.map(aDelivery))
    const due = (now: number, limit = 10) => channels.dueDeliveries(C1, ID, now, limit)
    const keysDue = async (now: number, limit?: number) => (await due(now, limit)).map(({ key }) => key)
    const attempt = async (now: number, result: AttemptResult) => channels.noteAttempt(await due(now), result)
    const log = () => channels.deliveryLog(C1, ID, 10)

    test('waits, once for each key in a channel', async () => {
      await add({}, { at: 7 }, ...elsewhere)
      await add({ at: 8 })
      const waiting = { state: 'waiting', attempts: 0, trouble: null, providerCode: null, sentAt: null }
      expect(await due(1000)).toEqual([{ ...aDelivery(), ...waiting }])
      for (const place of elsewhere) {
        const found = await channels.dueDeliveries(place.communityId, place.channelId, 1000, 10)
        expect(found).toMatchObject([place])
      }
    })

    test('waits until its time, then goes oldest first, only so many at once', async () => {
      await add(...[3000, 1000, 2000].map((at) => ({ key: `e:${at}`, at, notBefore: at })))
      expect([await keysDue(999), await keysDue(2000)]).toEqual([[], ['e:1000', 'e:2000']])
      expect([await keysDue(9000, 2), (await keysDue(9000)).length]).toEqual([['e:1000', 'e:2000'], 3])
    })

    test('and went waits no more', async () => {
      await add({}, { key: 'e:2', notBefore: 5000 })
      await attempt(1000, { kind: 'sent', at: 1500 })
      expect(await keysDue(9000)).toEqual(['e:2'])
      expect(await log()).toMatchObject([
        { key: 'e:1', state: 'sent', sentAt: 1500, attempts: 1, trouble: null },
        { key: 'e:2', state: 'waiting', sentAt: null, attempts: 0 },
      ])
    })

    test('is counted since a time by messages, and what went together counts once', async () => {
      await add({}, { key: 'e:2' }, { key: 'e:3', notBefore: 2000 }, { key: 'e:4', notBefore: 9000 }, ...elsewhere)
      await attempt(1000, { kind: 'sent', at: 1000 })
      await attempt(2000, { kind: 'sent', at: 2000 })
      const since = (time: number) => channels.sentSince(C1, ID, time)
      expect([await since(999), await since(1000), await since(2000)]).toEqual([2, 1, 0])
      expect([await channels.sentSince(C1, OTHER, 0), await channels.sentSince('c2', ID, 0)]).toEqual([0, 0])
    })

    test('and could not waits again until the time it was given, with the reason, and forgets it when it went', async () => {
      await add({})
      await attempt(1000, { kind: 'again', ...WHY, notBefore: 5000 })
      expect([await keysDue(4999), await channels.sentSince(C1, ID, 0)]).toEqual([[], 0])
      expect(await due(5000)).toMatchObject([{ state: 'waiting', attempts: 1, notBefore: 5000, ...WHY }])
      await attempt(5000, { kind: 'sent', at: 5001 })
      expect(await log()).toMatchObject([{ state: 'sent', attempts: 2, trouble: null, providerCode: null }])
    })

    test('and was given up waits no more, until it is sent anew', async () => {
      await add({}, { key: 'e:2' })
      await attempt(1000, { kind: 'failed', ...WHY, at: 1000 })
      await add({ key: 'e:3', notBefore: 8000 })
      expect([await keysDue(7999), await channels.sentSince(C1, ID, 0)]).toEqual([[], 0])
      expect(await log()).toMatchObject([{ state: 'failed', ...WHY }, { state: 'failed' }, { state: 'waiting' }])
      expect(await channels.resend(C1, ID, 5000)).toBe(2)
      expect(await due(5000)).toMatchObject([{ key: 'e:1', attempts: 0 }, { key: 'e:2' }])
      expect([await keysDue(4999), await channels.resend(C1, ID, 5000)]).toEqual([[], 0])
    })

    test('is noted and sent anew in its own channel alone', async () => {
      await add({}, ...elsewhere)
      for (const { communityId, channelId } of [{ communityId: C1, channelId: ID }, ...elsewhere]) {
        const [one] = await channels.dueDeliveries(communityId, channelId, 1000, 10)
        expect(one).toMatchObject({ state: 'waiting', attempts: 0 })
        await channels.noteAttempt(one ? [one] : [], { kind: 'failed', ...WHY, at: 1000 })
      }
      expect(await channels.resend(C1, ID, 1000)).toBe(1)
      expect(await channels.deliveryCounts(C1)).toEqual(
        new Map([
          [ID, { waiting: 1, failed: 0 }],
          [OTHER, { waiting: 0, failed: 1 }],
        ]),
      )
      expect(await channels.deliveryCounts('c2')).toEqual(new Map([[ID, { waiting: 0, failed: 1 }]]))
    })

    test('is counted by channel while it waits or has failed', async () => {
      await add({}, { key: 'e:2' })
      await attempt(1000, { kind: 'failed', ...WHY, at: 1000 })
      await add({ key: 'e:3' }, ...elsewhere)
      await attempt(1000, { kind: 'sent', at: 1000 })
      await add({ key: 'e:4', notBefore: 90_000 })
      expect((await channels.deliveryCounts(C1)).get(ID)).toEqual({ waiting: 1, failed: 2 })
      expect(await channels.deliveryCounts('c3')).toEqual(new Map())
    })

    test('stands in the log newest first, only so much', async () => {
      await add(...[2000, 3000, 1000].map((at) => ({ key: `e:${at}`, at })), ...elsewhere)
      expect((await log()).map(({ at }) => at)).toEqual([3000, 2000, 1000])
      expect((await channels.deliveryLog(C1, ID, 2)).map(({ at }) => at)).toEqual([3000, 2000])
    })
  })

  test('a phone is kept for a person of a community, changed and removed', async () => {
    for (const [community, person, phone] of [
      ['c1', 'li', '1'],
      ['c1', 'sun', '2'],
      ['c2', 'li', '3'],
    ] as const)
      await channels.putPhone(community, person, phone)
    await channels.putPhone(C1, 'li', '4')
    expect(await channels.phones(C1)).toEqual(
      new Map([
        ['li', '4'],
        ['sun', '2'],
      ]),
    )
    await channels.putPhone(C1, 'li', null)
    await channels.putPhone(C1, 'nobody', null)
    expect([await channels.phones(C1), await channels.phones('c2')]).toEqual([
      new Map([['sun', '2']]),
      new Map([['li', '3']]),
    ])
  })

  digestContract(() => ({ channels, journal }))
}
