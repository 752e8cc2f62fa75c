import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DeskCase, deskCaseSchema } from '../../../domain/case-view.ts'
import type { ReportManifest } from '../../../domain/report.ts'
import { actReceiptSchema, headers, idempotencyKey, paths } from '../../../domain/wire.ts'
import { dueAt } from '../../../domain/work-calendar.ts'
import { at } from '../../support/community-fixture.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { aReport, newUuid, photoOf, refusal, sha256 } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

let heart: Heart
let report: ReportManifest
beforeEach(async () => {
  heart = await openHeart()
  report = aReport()
  await heart.as('wang').putReport(report)
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const onDesk = async (who: Member = 'li'): Promise<DeskCase> =>
  deskCaseSchema.parse(await (await heart.as(who).send('GET', paths.deskCase(report.caseId))).json())

/** Takes a step on the case as it stands, and expects it to succeed. */
async function step(who: Member, act: Record<string, unknown>) {
  const answer = await heart.as(who).act(report.caseId, act, (await onDesk('zheng')).revision)
  expect([act.act, answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([act.act, 200, ''])
  return actReceiptSchema.parse(await answer.json())
}
const refused = async (who: Member, act: Record<string, unknown>) =>
  refusal(heart.as(who).act(report.caseId, act, (await onDesk('zheng')).revision))

const dispatch = { act: 'dispatch', handlerId: 'chen', task: '挪走车辆', dueAt: null }

/** An after-photo of the handler, sent and stored. */
async function evidence(who: Member = 'chen'): Promise<string> {
  const photo = photoOf(await rawPhoto())
  const declared = await heart.as(who).send('POST', paths.evidence(report.caseId), { json: { photos: [photo.ref] } })
  expect((await declared.json()).photos).toEqual([
    { id: photo.ref.id, state: 'awaiting', receivedSha256: null, refusal: null },
  ])
  expect((await (await heart.as(who).upload(photo)).json()).photo.state).toBe('stored')
  return photo.ref.id
}

async function inProgress(): Promise<void> {
  await step('li', { act: 'accept' })
  await step('li', dispatch)
  await step('chen', { act: 'start' })
}

describe('a case walks from report to closed', () => {
  test('every step is in the history, with who took it, and the reporter reads the outcome', async () => {
    await inProgress()
    const photoId = await evidence()
    await step('chen', { act: 'done', photoIds: [photoId], note: '已挪走' })
    await step('li', { act: 'fail', reason: '还有一辆' })
    await step('chen', { act: 'done', photoIds: [photoId], note: '' })
    await step('wu', { act: 'verify', note: '' })
    const found = await onDesk()
    expect(found).toMatchObject({
      state: 'closed',
      revision: 8,
      reworkCount: 1,
      handlerName: '姓名-chen',
      task: '挪走车辆',
    })
    expect(found.history.map((event) => [event.type, event.role, event.name, event.reason])).toEqual([
      ['report', 'reporter', null, null],
      ['accept', 'grid_leader', '姓名-li', null],
      ['dispatch', 'grid_leader', '姓名-li', null],
      ['start', 'handler', '姓名-chen', null],
      ['done', 'handler', '姓名-chen', '已挪走'],
      ['fail', 'grid_leader', '姓名-li', '还有一辆'],
      ['done', 'handler', '姓名-chen', null],
      ['verify', 'supervisor', '姓名-wu', null],
    ])
    const [item] = (await heart.as('wang').feed('mine')).items
    expect(item).toMatchObject({ kind: 'case', case: { audience: 'mine', state: 'closed', words: '占了盲道' } })
    expect(item?.kind === 'case' && item.case.audience === 'mine' && item.case.photos.map((p) => p.purpose)).toEqual([
      'before',
      'after',
    ])
  })

  test('declined, with the reason the reporter reads', async () => {
    await step('li', { act: 'decline', reason: '不在本小区' })
    const [item] = (await heart.as('wang').feed('mine')).items
    expect(item).toMatchObject({
      case: { state: 'declined', history: [{}, { type: 'decline', reason: '不在本小区' }] },
    })
  })

  test('returned by the handler, it is nobody’s again and the handler no longer sees it', async () => {
    await step('li', { act: 'accept' })
    await step('li', dispatch)
    await step('chen', { act: 'return', reason: '不归物业管' })
    expect(await onDesk()).toMatchObject({ state: 'accepted', handlerId: null, task: null, dueAt: null })
    expect(await refused('chen', { act: 'start' })).toEqual([404, 'not_found'])
    expect((await heart.as('chen').feed('tasks')).items).toEqual([])
  })
})

describe('who may do what', () => {
  test('a stranger to the case finds nothing; who sees it but may not, is told so', async () => {
    expect(await refused('zhao', { act: 'withdraw' })).toEqual([404, 'not_found'])
    expect(await refused('sun', { act: 'accept' })).toEqual([404, 'not_found'])
    expect(await refused('chen', { act: 'start' })).toEqual([404, 'not_found'])
    expect(await refused('wang', { act: 'accept' })).toEqual([403, 'not_allowed'])
    expect(await refused('li', { act: 'withdraw' })).toEqual([403, 'not_allowed'])
    expect(await refused('wu', { act: 'accept' })).toEqual([403, 'not_allowed'])
  })

  test('a step the state does not allow', async () => {
    expect(await refused('li', { act: 'verify', note: '' })).toEqual([409, 'wrong_state'])
    await step('li', { act: 'accept' })
    expect(await refused('wang', { act: 'withdraw' })).toEqual([409, 'wrong_state'])
  })

  test('nobody judges the own work', async () => {
    await heart.stores.people.putPerson({
      communityId: heart.community.id,
      personId: 'li',
      name: '姓名-li',
      posts: [
        { role: 'grid_leader', gridIds: ['g3'], kinds: [], from: 0, to: null },
        { role: 'handler', gridIds: null, kinds: [], from: 0, to: null },
      ],
    })
    await step('li', { act: 'accept' })
    await step('li', { ...dispatch, handlerId: 'li' })
    await step('li', { act: 'start' })
    const photoId = await evidence('li')
    await step('li', { act: 'done', photoIds: [photoId], note: '' })
    expect(await refused('li', { act: 'verify', note: '' })).toEqual([409, 'own_work'])
    await step('zheng', { act: 'verify', note: '' })
  })

  test('only to a handler of the community, and to a grid and category that exist', async () => {
    expect(await refused('li', { act: 'settle', gridId: 'g99' })).toEqual([422, 'unknown_grid'])
    expect(await refused('li', { act: 'settle', categoryId: 'nothing' })).toEqual([422, 'unknown_category'])
    expect(await refused('li', { act: 'settle' })).toEqual([400, 'bad_body'])
    await step('li', { act: 'accept' })
    expect(await refused('li', { ...dispatch, handlerId: 'wang' })).toEqual([422, 'unknown_handler'])
  })

  test('done needs evidence of this case, sent by this handler and stored', async () => {
    await inProgress()
    const done = (photoId: string) => refused('chen', { act: 'done', photoIds: [photoId], note: '' })
    expect(await done('0'.repeat(32))).toEqual([422, 'photo_missing'])
    expect(await done(report.photos[0]?.id ?? '')).toEqual([422, 'photo_missing'])
    const waiting = photoOf(await rawPhoto())
    await heart.as('chen').send('POST', paths.evidence(report.caseId), { json: { photos: [waiting.ref] } })
    expect(await done(waiting.ref.id)).toEqual([422, 'photo_missing'])
    await heart.as('chen').upload(waiting)
    await step('chen', { act: 'done', photoIds: [waiting.ref.id], note: '' })
  })
})

describe('two at once', () => {
  test('the second leader is shown what changed meanwhile', async () => {
    const revision = (await onDesk()).revision
    const answers = await Promise.all([
      heart.as('li').act(report.caseId, { act: 'accept' }, revision),
      heart.as('zheng').act(report.caseId, { act: 'decline', reason: '重复' }, revision),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412])
    const late = answers.find((answer) => answer.status === 412)
    const problem = await late?.json()
    expect(problem).toMatchObject({ code: 'revision_conflict', case: { audience: 'desk', revision: 2 } })
    expect(deskCaseSchema.parse(problem.case)).toEqual(await onDesk())
    expect((await onDesk()).history).toHaveLength(2)
  })

  test('a step by staff without If-Match is refused; a tag that is no revision too', async () => {
    expect(await refusal(heart.as('li').act(report.caseId, { act: 'accept' }, null))).toEqual([
      428,
      'revision_required',
    ])
    for (const tag of ['*', 'W/"1"', '"1", "2"', '1']) {
      const answer = heart.as('li').send('POST', paths.acts(report.caseId), {
        json: { act: 'accept' },
        headers: { [headers.idempotencyKey]: idempotencyKey(newUuid()), [headers.ifMatch]: tag },
      })
      expect(await refusal(answer)).toEqual([400, 'bad_header'])
    }
  })

  test('the handler who is late is shown the task, not the desk’s view', async () => {
    await step('li', { act: 'accept' })
    await step('li', dispatch)
    const late = await heart.as('chen').act(report.caseId, { act: 'start' }, 1)
    expect(late.status).toBe(412)
    expect((await late.json()).case.audience).toBe('task')
  })
})

describe('an operation happens once', () => {
  test('a replay gets the first answer, also when the case has moved on', async () => {
    const opId = newUuid()
    const first = await heart.as('li').act(report.caseId, { act: 'accept' }, 1, opId)
    const answer = await first.json()
    expect(answer).toMatchObject({
      revision: 2,
      state: 'accepted',
      opId,
      bodySha256: sha256(Buffer.from('{"act":"accept"}')),
    })
    await step('li', dispatch)
    const again = await heart.as('li').act(report.caseId, { act: 'accept' }, 1, opId)
    expect([again.status, await again.json()]).toEqual([200, answer])
    expect((await onDesk()).history).toHaveLength(3)
  })

  test('sent several times at once it is taken once', async () => {
    const opId = newUuid()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => heart.as('li').act(report.caseId, { act: 'accept' }, 1, opId)),
    )
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200])
    expect((await onDesk()).history).toHaveLength(2)
  })

  test('the same key with another body is refused; without a key nothing happens', async () => {
    const opId = newUuid()
    await heart.as('li').act(report.caseId, { act: 'accept' }, 1, opId)
    const other = heart.as('li').act(report.caseId, { act: 'decline', reason: '别的' }, 1, opId)
    expect(await refusal(other)).toEqual([422, 'key_reused'])
    const keyless = heart.as('li').send('POST', paths.acts(report.caseId), { json: { act: 'accept' } })
    expect(await refusal(keyless)).toEqual([400, 'bad_header'])
  })

  test('evidence declared again answers where it stands; the same id for other bytes is refused', async () => {
    await inProgress()
    const photo = photoOf(await rawPhoto())
    const declare = (ref: unknown) =>
      heart.as('chen').send('POST', paths.evidence(report.caseId), { json: { photos: [ref] } })
    await declare(photo.ref)
    await heart.as('chen').upload(photo)
    expect((await (await declare(photo.ref)).json()).photos[0].state).toBe('stored')
    expect(await refusal(declare({ ...photo.ref, size: 5 }))).toEqual([422, 'key_reused'])
    expect(await refusal(declare(report.photos[0]))).toEqual([422, 'key_reused'])
  })
})

describe('what was left open is said later', () => {
  const place = { source: 'map' as const, accuracy: null, at: null, buildingId: null, unit: null, spot: null }

  test('a supplement needs no revision, sets category, words and place, and moves the case to its grid', async () => {
    report = aReport({ categoryId: null, place: null, words: '' })
    await heart.as('wang').putReport(report)
    expect(await refused('li', { act: 'accept' })).toEqual([409, 'category_missing'])
    const supplement = {
      categoryId: 'green-plots',
      kind: '种菜',
      words: '东边草坪',
      place: { ...place, ...at(100, 0) },
    }
    const answer = await heart.as('wang').act(report.caseId, { act: 'supplement', supplement }, null)
    expect(answer.status).toBe(200)
    expect(await onDesk('sun')).toMatchObject({
      categoryId: 'green-plots',
      kind: '种菜',
      words: '东边草坪',
      gridId: 'g4',
    })
    expect((await heart.as('li').send('GET', paths.deskCase(report.caseId))).status).toBe(404)
  })

  test('the leader settles category and place; without a grid nothing is accepted', async () => {
    report = aReport({ place: null })
    await heart.as('wang').putReport(report)
    expect(await refused('li', { act: 'accept' })).toEqual([409, 'grid_missing'])
    await step('li', { act: 'settle', gridId: 'g3', categoryId: 'clutter' })
    await step('li', { act: 'accept' })
    expect(await onDesk()).toMatchObject({ gridId: 'g3', categoryId: 'clutter', state: 'accepted' })
  })

  test('withdrawn while it waits, by the one who reported it', async () => {
    expect((await heart.as('wang').act(report.caseId, { act: 'withdraw' }, null)).status).toBe(200)
    expect(await refused('li', { act: 'accept' })).toEqual([409, 'wrong_state'])
  })
})

describe('the deadline', () => {
  test('is the category’s unless the leader sets another', async () => {
    await step('li', { act: 'accept' })
    await step('li', dispatch)
    expect((await onDesk()).dueAt).toBe(dueAt(heart.clock.now, '4h', heart.community.calendar))
    await step('li', { ...dispatch, dueAt: heart.clock.now + 5 })
    expect((await onDesk()).dueAt).toBe(heart.clock.now + 5)
  })
})
