import { beforeEach, describe, expect, test } from 'vitest'
import type { ReportManifest } from '../../../domain/report.ts'
import { paths } from '../../../domain/wire.ts'
import { forgetReport } from '../../../server/admin/forget-report.ts'
import { eachWithCase, heart, report, walk } from '../heart/each-case.ts'
import { aReport } from '../heart/phone.ts'
import { eventTypes, mineOf } from '../heart/told.ts'
import { walkOf } from '../heart/walk.ts'

eachWithCase()

async function close(): Promise<void> {
  await walk.inProgress()
  await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '' })
  await walk.step('li', { act: 'verify', note: '' })
}

describe('the same, reported twice', () => {
  let twin: ReportManifest
  let twinWalk: ReturnType<typeof walkOf>
  beforeEach(async () => {
    twin = aReport()
    twinWalk = walkOf(heart, twin.caseId)
    await heart.as('zhao').putReport(twin)
    await twinWalk.step('li', { act: 'merge', into: report.caseId })
  })

  test('both hear the outcome, and neither of the other', async () => {
    await close()
    const told = await mineOf(heart, 'zhao', twin.caseId)
    expect(told).toMatchObject({ state: 'merged', words: twin.words, into: { state: 'closed', caseId: report.caseId } })
    expect(told.into?.photos.map(({ purpose }) => purpose)).toEqual(['after'])
    const after = told.into?.photos[0]?.id ?? ''
    expect((await heart.as('zhao').send('GET', paths.photo(after, 'evidence'))).status).toBe(200)
    const first = (await walk.onDesk()).photos.find(({ purpose }) => purpose === 'before')?.id ?? ''
    expect((await heart.as('zhao').send('GET', paths.photo(first, 'evidence'))).status).toBe(404)
    expect(eventTypes(await mineOf(heart, 'wang', report.caseId))).not.toContain('merged_in')
    await walk.step('zhao', { act: 'object', reason: '又停上了' })
    expect((await mineOf(heart, 'zhao', twin.caseId)).into?.state).toBe('awaiting_verification')
  })

  test('a phone that follows the feed hears of each step by its own case', async () => {
    const before = await heart.as('zhao').feed('mine')
    await walk.step('li', { act: 'accept' })
    const news = await heart.as('zhao').feed('mine', before.next)
    expect(news.items).toMatchObject([{ kind: 'case', case: { caseId: twin.caseId, into: { state: 'accepted' } } }])
  })

  test('the desk sees what hangs on it; split off, nothing is lost', async () => {
    expect((await walk.onDesk()).merged?.map(({ caseId }) => caseId)).toEqual([twin.caseId])
    expect(await twinWalk.onDesk()).toMatchObject({ mergedInto: report.caseId, beforeMerge: 'submitted' })
    await twinWalk.step('li', { act: 'split' })
    expect(await twinWalk.onDesk()).toMatchObject({ state: 'submitted', mergedInto: null, endedAt: null })
    expect((await mineOf(heart, 'zhao', twin.caseId)).into).toBeUndefined()
    expect(eventTypes(await walk.onDesk())).toEqual(['report', 'merged_in', 'split_off'])
  })

  test('circles, the vanished and the declined take nothing in; what others follow is not withdrawn', async () => {
    expect(await walk.refused('li', { act: 'merge', into: twin.caseId })).toEqual([409, 'merge_refused'])
    expect(await walk.refused('li', { act: 'merge', into: report.caseId })).toEqual([409, 'merge_refused'])
    expect(await walk.refused('li', { act: 'merge', into: aReport().caseId })).toEqual([422, 'unknown_case'])
    expect(await walk.refused('wang', { act: 'withdraw' })).toEqual([409, 'others_follow'])
    const third = aReport()
    await heart.as('wang').putReport(third)
    await walkOf(heart, third.caseId).step('li', { act: 'decline', reason: '不属实' })
    expect(await walk.refused('li', { act: 'merge', into: third.caseId })).toEqual([409, 'merge_refused'])
  })

  test('when the report they were merged into is forgotten, the others go on as what they were', async () => {
    const told = await heart.as('zhao').feed('mine')
    const asked = { command: 'forget-report' as const, reportId: report.reportId, communityId: null }
    await forgetReport(asked, { ...heart.stores, now: heart.clock.now })
    expect(await twinWalk.onDesk()).toMatchObject({ state: 'submitted', mergedInto: null, endedAt: null })
    expect((await heart.as('zhao').feed('mine', told.next)).items).toMatchObject([
      { kind: 'case', case: { caseId: twin.caseId, state: 'submitted' } },
    ])
    expect(await (await heart.as('li').send('GET', paths.deskCounts)).json()).toMatchObject({ submitted: 1, closed: 0 })
    await twinWalk.step('li', { act: 'accept' })
  })
})
