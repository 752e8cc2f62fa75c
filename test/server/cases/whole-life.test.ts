import { describe, expect, test } from 'vitest'
import { paths } from '../../../domain/wire.ts'
import { eachWithCase, heart, report, walk } from '../heart/each-case.ts'
import { aReport, photoOf } from '../heart/phone.ts'
import { evidenceOf, mineOf } from '../heart/told.ts'
import { walkOf } from '../heart/walk.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

const DAY = 86_400_000
eachWithCase()

async function close(): Promise<void> {
  await walk.inProgress()
  await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '' })
  await walk.step('li', { act: 'verify', note: '' })
}

describe('what is asked back', () => {
  test('is read by the reporter, answered by a supplement and reviewed again', async () => {
    await walk.step('li', { act: 'ask', reason: '是哪一栋？' })
    const asked = await mineOf(heart, 'wang', report.caseId)
    expect(asked).toMatchObject({ state: 'info_requested' })
    expect(asked.history.at(-1)).toMatchObject({ type: 'ask', reason: '是哪一栋？' })
    expect(await walk.refused('li', { act: 'accept' })).toEqual([409, 'wrong_state'])
    await walk.step('wang', { act: 'supplement', supplement: { words: '12幢' } })
    expect((await walk.onDesk()).state).toBe('submitted')
  })
})

describe('自行处置', () => {
  test('is shown by a photo and verified by somebody else; what did not hold is reviewed', async () => {
    const photoId = await evidenceOf(heart, 'wang', 'resolve', report.caseId)
    await walk.step('wang', { act: 'resolve', photoIds: [photoId], note: '顺手推走了' })
    const seen = await walk.onDesk()
    expect(seen).toMatchObject({ state: 'awaiting_verification', tasks: [], handlerId: null })
    expect(seen.history.at(-1)).toMatchObject({ role: 'reporter', name: null, photoIds: [photoId] })
    expect(await walk.refused('wang', { act: 'verify', note: '' })).toEqual([403, 'not_allowed'])
    await walk.step('li', { act: 'fail', reason: '还在' })
    expect((await walk.onDesk()).state).toBe('submitted')
  })
  test('not with a photo of somebody else', async () => {
    expect(await walk.refused('wang', { act: 'resolve', photoIds: ['0'.repeat(32)], note: '' })).toEqual([
      422,
      'photo_missing',
    ])
    const declared = heart.as('zhao').send('POST', paths.evidence(report.caseId), {
      json: { act: 'resolve', photos: [photoOf(await rawPhoto()).ref] },
    })
    expect((await declared).status).toBe(404)
  })
})

describe('time', () => {
  test('more of it is asked for, granted or refused; nobody grants what was not asked', async () => {
    await walk.inProgress()
    expect(await walk.refused('li', { act: 'grant', dueAt: 5 })).toEqual([409, 'wrong_state'])
    await walk.step('chen', { act: 'extend', until: heart.clock.now + DAY, reason: '缺料' })
    expect((await walk.onDesk()).tasks?.[0]?.extension).toMatchObject({ reason: '缺料' })
    await walk.step('li', { act: 'refuse', reason: '太久' })
    await walk.step('chen', { act: 'extend', until: heart.clock.now + DAY, reason: '缺料' })
    await walk.step('li', { act: 'grant', dueAt: heart.clock.now + DAY })
    expect(await walk.onDesk()).toMatchObject({ state: 'in_progress', dueAt: heart.clock.now + DAY })
  })

  test('a case is put off until a day and taken up again', async () => {
    await walk.inProgress()
    await walk.step('li', { act: 'suspend', reason: '等材料', reviewAt: heart.clock.now + 7 * DAY })
    expect(await walk.onDesk()).toMatchObject({ state: 'suspended', reviewAt: heart.clock.now + 7 * DAY })
    expect(await walk.refused('chen', { act: 'return', reason: '不' })).toEqual([409, 'wrong_state'])
    await walk.step('li', { act: 'resume' })
    expect(await walk.onDesk()).toMatchObject({ state: 'in_progress', reviewAt: null })
  })

  test('what cannot be solved ends with a reason that the reporter reads', async () => {
    await walk.step('li', { act: 'accept' })
    await walk.step('li', { act: 'unsolved', reason: '产权不在本社区' })
    const told = await mineOf(heart, 'wang', report.caseId)
    expect(told.state).toBe('closed_unresolved')
    expect(told.history.at(-1)?.reason).toBe('产权不在本社区')
  })
})

describe('what came of it', () => {
  test('is good, once; or not solved, and then it is verified again', async () => {
    await close()
    await walk.step('wang', { act: 'satisfied' })
    expect(await walk.refused('wang', { act: 'satisfied' })).toEqual([409, 'wrong_state'])
    await walk.step('wang', { act: 'object', reason: '又停上了' })
    expect(await walk.onDesk()).toMatchObject({
      state: 'awaiting_verification',
      satisfied: false,
      objections: 1,
      endedAt: null,
    })
    await walk.step('li', { act: 'verify', note: '' })
    heart.clock.now += 15 * DAY
    expect(await walk.refused('wang', { act: 'object', reason: '又停上了' })).toEqual([409, 'too_late'])
    await walk.step('li', { act: 'reopen', reason: '又发生了' })
    expect(await walk.onDesk()).toMatchObject({ state: 'accepted', handlerId: null })
  })

  test('of nobody else is it said', async () => {
    await close()
    expect(await walk.refused('zhao', { act: 'object', reason: '没有' })).toEqual([404, 'not_found'])
    expect(await walk.refused('chen', { act: 'object', reason: '没有' })).toEqual([403, 'not_allowed'])
  })

  test('whoever verifies may show photos and where they stood', async () => {
    await walk.inProgress()
    await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '' })
    const photoId = await evidenceOf(heart, 'li', 'verify', report.caseId)
    const at = { lat: report.place?.lat ?? 0, lng: report.place?.lng ?? 0, accuracy: 5 }
    await walk.step('li', { act: 'verify', note: '看过', photoIds: [photoId], at })
    expect((await walk.onDesk()).history.at(-1)).toMatchObject({ type: 'verify', metres: 0, photoIds: [photoId] })
    expect((await heart.as('wang').send('GET', paths.photo(photoId, 'evidence'))).status).toBe(200)
  })
})

describe('复发', () => {
  test('what was closed here less than a month ago is linked when the next is accepted', async () => {
    await close()
    heart.clock.now += 29 * DAY
    const again = aReport({ place: report.place })
    await heart.as('zhao').putReport(again)
    const next = walkOf(heart, again.caseId)
    await next.step('li', { act: 'accept' })
    expect((await next.onDesk()).recursOf).toBe(report.caseId)
    heart.clock.now += 2 * DAY
    const later = aReport({ place: report.place })
    await heart.as('zhao').putReport(later)
    const last = walkOf(heart, later.caseId)
    await last.step('li', { act: 'accept' })
    expect((await last.onDesk()).recursOf).toBeNull()
  })
})
