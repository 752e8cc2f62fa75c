import { describe, expect, test } from 'vitest'
import type { Community } from '../../../domain/community.ts'
import { type Limits, limitsOf, limitsPreviewSchema } from '../../../domain/limits.ts'
import { headers, paths } from '../../../domain/wire.ts'
import { raiseAlarms } from '../../../server/deadlines/raise-alarms.ts'
import { eachWithCase, heart, report, walk } from '../heart/each-case.ts'
import type { Member } from '../heart/heart.ts'
import { refusal } from '../heart/phone.ts'
import { dispatch } from '../heart/walk.ts'

const HOUR = 3_600_000
eachWithCase()

const communityNow = async (): Promise<Community> => {
  const found = await heart.stores.communities.readNow(heart.community.id)
  if (!found) throw new Error('the community is there')
  return found
}
const slower = (by: Community, acknowledgeWithin: string): Limits => {
  const limits = limitsOf(by)
  return { ...limits, categories: limits.categories.map((one) => ({ ...one, acknowledgeWithin })) }
}
const put = (json: unknown, version: string, who: Member = 'zheng') =>
  heart.as(who).send('PUT', paths.limits, { json, headers: { [headers.ifMatch]: `"${version}"` } })
const look = () => raiseAlarms({ ...heart.stores, now: () => heart.clock.now })
const lateOnDesk = async () =>
  heart.stores.journal.deskPage(heart.community.id, {
    tab: 'submitted',
    reach: null,
    before: null,
    limit: 10,
    due: { state: 'late', now: heart.clock.now },
  })

test('what a change would do is said first; done, the open cases go by it', async () => {
  const community = await communityNow()
  const before = (await walk.onDesk()).acknowledgeBy ?? 0
  heart.clock.now += 3 * HOUR
  await look()
  expect(await lateOnDesk()).toHaveLength(1)
  const wish = slower(community, '1d')
  const asked = await heart.as('zheng').send('POST', paths.limitsPreview, { json: wish })
  const preview = limitsPreviewSchema.parse(await asked.json())
  expect(preview).toMatchObject({ open: 1, looked: 1, later: 1, earlier: 0, newlyLate: 0, noLongerLate: 1 })
  expect(preview.samples).toMatchObject([{ caseId: report.caseId, kind: 'acknowledge', before }])
  expect((await walk.onDesk()).acknowledgeBy).toBe(before)

  expect((await put(wish, community.version)).status).toBe(200)
  await look()
  expect((await walk.onDesk()).acknowledgeBy).toBe(preview.samples[0]?.after)
  expect(await lateOnDesk()).toEqual([])
})

test('a holiday entered late moves what it lies in', async () => {
  const community = await communityNow()
  const limits = limitsOf(community)
  const calendar = { ...limits.calendar, exceptions: { ...limits.calendar.exceptions, '2026-10-12': false } }
  await put({ ...limits, calendar }, community.version)
  expect((await walk.onDesk()).acknowledgeBy).toBe(Date.UTC(2026, 9, 13, 2, 30))
})

test('the category’s date of a task follows, a leader’s own does not', async () => {
  await walk.step('li', { act: 'accept' })
  await walk.step('li', dispatch)
  const own = heart.clock.now + 30 * HOUR
  await walk.step('li', { ...dispatch, handlerId: 'qian', also: true, dueAt: own })
  const community = await communityNow()
  const limits = limitsOf(community)
  await put({ ...limits, categories: limits.categories.map((one) => ({ ...one, fixWithin: '1h' })) }, community.version)
  expect((await walk.onDesk()).tasks?.map(({ dueAt }) => dueAt)).toEqual([heart.clock.now + HOUR, own])
})

describe('is refused', () => {
  test('on a community that changed meanwhile, without a version, from anybody but the admin', async () => {
    const community = await communityNow()
    const limits = limitsOf(community)
    expect(await refusal(put(limits, '0123456789abcdef'))).toEqual([412, 'revision_conflict'])
    expect(await refusal(put(limits, 'no version'))).toEqual([400, 'bad_header'])
    expect(await refusal(heart.as('zheng').send('PUT', paths.limits, { json: limits }))).toEqual([
      428,
      'revision_required',
    ])
    for (const who of ['li', 'wu', 'wang', 'chen'] as const) {
      expect(await refusal(put(limits, community.version, who))).toEqual([403, 'not_allowed'])
    }
    expect((await communityNow()).version).toBe(community.version)
  })
  test.each<[string, (limits: Limits) => unknown, string]>([
    [
      'a day that ends before it begins',
      (l) => ({ ...l, calendar: { ...l.calendar, from: 900, to: 800 } }),
      'bad_body',
    ],
    ['nobody at work', (l) => ({ ...l, calendar: { ...l.calendar, weekdays: [] } }), 'bad_body'],
    ['no length of time', (l) => ({ ...l, escalateAfter: 'soon' }), 'bad_body'],
    [
      'an unknown category',
      (l) => ({ ...l, categories: [{ id: 'nothing', acknowledgeWithin: '1h', fixWithin: null }] }),
      'unknown_category',
    ],
  ])('%s', async (_name, spoil, code) => {
    const community = await communityNow()
    expect((await refusal(put(spoil(limitsOf(community)), community.version)))[1]).toBe(code)
  })
})
