import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReportManifest } from '../../../domain/report.ts'
import { paths } from '../../../domain/wire.ts'
import { forgetReport } from '../../../server/admin/forget-report.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { join, joiningOf, secretCase } from '../heart/joining.ts'
import { aReport, newUuid, type PhotoBytes, refusal } from '../heart/phone.ts'
import { walkOf } from '../heart/walk.ts'

let heart: Heart
let report: ReportManifest
let shot: PhotoBytes
let walk: ReturnType<typeof walkOf>
let joins: ReturnType<typeof joiningOf>['joins']
let declare: ReturnType<typeof joiningOf>['declare']
let shown: ReturnType<typeof joiningOf>['shown']
let mineOf: ReturnType<typeof joiningOf>['mineOf']
beforeEach(async () => {
  heart = await openHeart()
  ;({ report, shot } = await secretCase(heart))
  walk = walkOf(heart, report.caseId)
  ;({ joins, declare, shown, mineOf } = joiningOf(heart, report.caseId))
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

describe('who joined follows the case', () => {
  test('without the reporter’s words, photos, exact place or steps', async () => {
    heart.clock.now += 3_600_000
    await heart.as('wang').act(report.caseId, { act: 'supplement', supplement: { words: 'SECRET-later' } }, null)
    heart.clock.now += 3_600_000
    await joins('zhao')
    const view = await mineOf('zhao')
    const center = heart.community.buildings.find((building) => building.id === 'b12')?.center
    expect(view).toEqual({
      audience: 'mine',
      joined: true,
      reportId: report.caseId,
      caseId: report.caseId,
      revision: 2,
      state: 'submitted',
      categoryId: 'ebike-parking',
      kind: null,
      gridId: 'g3',
      photos: [],
      history: [],
      reworkCount: 0,
      dueAt: null,
      receivedAt: heart.clock.now,
      words: '',
      place: { source: 'building', ...center, accuracy: null, at: null, buildingId: 'b12', unit: null, spot: null },
      endedAt: null,
      satisfied: null,
    })
    expect(await refusal(heart.as('zhao').send('GET', paths.photo(shot.ref.id, 'evidence')))).toEqual([
      404,
      'not_found',
    ])
    expect(await refusal(heart.as('zhao').send('GET', paths.receipt(report.reportId)))).toEqual([404, 'not_found'])
    expect(await refusal(joins('zhao', { act: 'withdraw' }))).toEqual([403, 'not_allowed'])
    expect(await refusal(heart.as('zhao').send('GET', paths.deskCase(report.caseId)))).toEqual([403, 'not_allowed'])
  })

  test('to its end: state, what was done, and the pictures of it once somebody looked', async () => {
    const own = await shown('zhao')
    await joins('zhao', { act: 'join', photoIds: [own.ref.id] })
    await walk.inProgress()
    const after = await walk.evidence()
    await walk.step('chen', { act: 'done', photoIds: [after], note: 'SECRET-note' })
    expect((await mineOf('zhao'))?.photos.map(({ id }) => id)).toEqual([own.ref.id])
    expect((await heart.as('zhao').send('GET', paths.photo(after, 'evidence'))).status).toBe(404)
    await walk.step('li', { act: 'verify', note: '看过了' })
    const view = await mineOf('zhao')
    expect(view?.state).toBe('closed')
    expect(view?.photos.map(({ id }) => id)).toEqual([own.ref.id, after])
    expect(view?.history.map(({ type, name, reason }) => [type, name, reason])).toEqual([
      ['accept', null, null],
      ['dispatch', null, null],
      ['start', null, null],
      ['done', null, null],
      ['verify', null, '看过了'],
    ])
    expect((await heart.as('zhao').send('GET', paths.photo(after, 'evidence'))).status).toBe(200)
    expect((await heart.as('sun').send('GET', paths.photo(after, 'evidence'))).status).toBe(404)
    expect(JSON.stringify(view)).not.toContain('SECRET')
  })

  test('by the feed like an own report, beside own reports; the reporter’s own view does not change', async () => {
    const [mine, theirs] = [await heart.as('zhao').feed('mine'), await heart.as('wang').feed('mine')]
    const own = aReport()
    await heart.as('zhao').putReport(own)
    await joins('zhao')
    const news = await heart.as('zhao').feed('mine', mine.next)
    expect(news.items.map((item) => item.kind === 'case' && item.case.caseId)).toEqual([own.caseId, report.caseId])
    expect((await heart.as('wang').feed('mine', theirs.next)).items).toEqual([])
    expect((await heart.as('wang').feed('mine')).items.map((item) => item.kind === 'case' && item.case)).toEqual(
      theirs.items.map((item) => item.kind === 'case' && item.case),
    )
    const snapshot = await heart.as('zhao').feed('mine')
    expect(snapshot.items).toHaveLength(2)
    await walk.step('li', { act: 'accept' })
    const later = await heart.as('zhao').feed('mine', snapshot.next)
    expect(later.items).toMatchObject([{ kind: 'case', case: { joined: true, state: 'accepted' } }])
  })

  test('until it is forgotten; then the joining goes with it and never comes back', async () => {
    const photo = await shown('zhao')
    const opId = newUuid()
    await joins('zhao', { act: 'join', photoIds: [photo.ref.id] }, opId)
    const { next } = await heart.as('zhao').feed('mine')
    const asked = { command: 'forget-report', reportId: report.reportId, communityId: null } as const
    await forgetReport(asked, { ...heart.stores, now: heart.clock.now })
    const gone = [expect.objectContaining({ kind: 'gone', caseId: report.caseId })]
    expect((await heart.as('zhao').feed('mine', next)).items).toEqual(gone)
    expect((await heart.as('zhao').feed('mine')).items).toEqual([])
    const joined = await heart.stores.journal.joinedCases(heart.community.id, 'zhao', [report.caseId])
    expect(joined).toEqual(new Map())
    expect(await refusal(joins('zhao', join, opId))).toEqual([410, 'gone'])
    expect(await refusal(declare('zhao', [photo.ref]))).toEqual([410, 'gone'])
  })
})
