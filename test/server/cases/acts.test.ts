import { describe, expect, test } from 'vitest'
import { paths } from '../../../domain/wire.ts'
import { dueAt } from '../../../domain/work-calendar.ts'
import { at } from '../../support/community-fixture.ts'
import { eachWithCase, heart, report, reported, walk } from '../heart/each-case.ts'
import { photoOf } from '../heart/phone.ts'
import { dispatch } from '../heart/walk.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

eachWithCase()

describe('a case walks from report to closed', () => {
  test('every step is in the history, with who took it, and the reporter reads the outcome', async () => {
    await walk.inProgress()
    const photoId = await walk.evidence()
    await walk.step('chen', { act: 'done', photoIds: [photoId], note: '已挪走' })
    await walk.step('li', { act: 'fail', reason: '还有一辆' })
    await walk.step('chen', { act: 'done', photoIds: [photoId], note: '' })
    await walk.step('wu', { act: 'verify', note: '' })
    const found = await walk.onDesk()
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
    await walk.step('li', { act: 'decline', reason: '不在本小区' })
    const [item] = (await heart.as('wang').feed('mine')).items
    expect(item).toMatchObject({
      case: { state: 'declined', history: [{}, { type: 'decline', reason: '不在本小区' }] },
    })
  })

  test('returned by the handler, it is nobody’s again and the handler no longer sees it', async () => {
    await walk.step('li', { act: 'accept' })
    await walk.step('li', dispatch)
    await walk.step('chen', { act: 'return', reason: '不归物业管' })
    expect(await walk.onDesk()).toMatchObject({ state: 'accepted', handlerId: null, task: null, dueAt: null })
    expect(await walk.refused('chen', { act: 'start' })).toEqual([404, 'not_found'])
    expect((await heart.as('chen').feed('tasks')).items).toEqual([])
  })
})

describe('who may do what', () => {
  test('a stranger to the case finds nothing; who sees it but may not, is told so', async () => {
    expect(await walk.refused('zhao', { act: 'withdraw' })).toEqual([404, 'not_found'])
    expect(await walk.refused('sun', { act: 'accept' })).toEqual([404, 'not_found'])
    expect(await walk.refused('chen', { act: 'start' })).toEqual([404, 'not_found'])
    expect(await walk.refused('wang', { act: 'accept' })).toEqual([403, 'not_allowed'])
    expect(await walk.refused('li', { act: 'withdraw' })).toEqual([403, 'not_allowed'])
    expect(await walk.refused('wu', { act: 'accept' })).toEqual([403, 'not_allowed'])
  })

  test('a step the state does not allow', async () => {
    expect(await walk.refused('li', { act: 'verify', note: '' })).toEqual([409, 'wrong_state'])
    await walk.step('li', { act: 'accept' })
    expect(await walk.refused('wang', { act: 'withdraw' })).toEqual([409, 'wrong_state'])
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
    await walk.step('li', { act: 'accept' })
    await walk.step('li', { ...dispatch, handlerId: 'li' })
    await walk.step('li', { act: 'start' })
    const photoId = await walk.evidence('li')
    await walk.step('li', { act: 'done', photoIds: [photoId], note: '' })
    expect(await walk.refused('li', { act: 'verify', note: '' })).toEqual([409, 'own_work'])
    await walk.step('zheng', { act: 'verify', note: '' })
  })

  test('only to a handler of the community, and to a grid and category that exist', async () => {
    expect(await walk.refused('li', { act: 'settle', gridId: 'g99' })).toEqual([422, 'unknown_grid'])
    expect(await walk.refused('li', { act: 'settle', categoryId: 'nothing' })).toEqual([422, 'unknown_category'])
    expect(await walk.refused('li', { act: 'settle' })).toEqual([400, 'bad_body'])
    await walk.step('li', { act: 'accept' })
    expect(await walk.refused('li', { ...dispatch, handlerId: 'wang' })).toEqual([422, 'unknown_handler'])
  })

  test('done needs evidence of this case, sent by this handler and stored', async () => {
    await walk.inProgress()
    const done = (photoId: string) => walk.refused('chen', { act: 'done', photoIds: [photoId], note: '' })
    expect(await done('0'.repeat(32))).toEqual([422, 'photo_missing'])
    expect(await done(report.photos[0]?.id ?? '')).toEqual([422, 'photo_missing'])
    const waiting = photoOf(await rawPhoto())
    await heart.as('chen').send('POST', paths.evidence(report.caseId), { json: { photos: [waiting.ref] } })
    expect(await done(waiting.ref.id)).toEqual([422, 'photo_missing'])
    await heart.as('chen').upload(waiting)
    await walk.step('chen', { act: 'done', photoIds: [waiting.ref.id], note: '' })
  })
})

describe('what was left open is said later', () => {
  const place = { source: 'map' as const, accuracy: null, at: null, buildingId: null, unit: null, spot: null }

  test('a supplement needs no revision, sets category, words and place, and moves the case to its grid', async () => {
    await reported({ categoryId: null, place: null, words: '' })
    expect(await walk.refused('li', { act: 'accept' })).toEqual([409, 'category_missing'])
    const supplement = {
      categoryId: 'green-plots',
      kind: '种菜',
      words: '东边草坪',
      place: { ...place, ...at(100, 0) },
    }
    const answer = await heart.as('wang').act(report.caseId, { act: 'supplement', supplement }, null)
    expect(answer.status).toBe(200)
    expect(await walk.onDesk('sun')).toMatchObject({
      categoryId: 'green-plots',
      kind: '种菜',
      words: '东边草坪',
      gridId: 'g4',
    })
    expect((await heart.as('li').send('GET', paths.deskCase(report.caseId))).status).toBe(404)
  })

  test('the leader settles category and place; without a grid nothing is accepted', async () => {
    await reported({ place: null })
    expect(await walk.refused('li', { act: 'accept' })).toEqual([409, 'grid_missing'])
    await walk.step('li', { act: 'settle', gridId: 'g3', categoryId: 'clutter' })
    await walk.step('li', { act: 'accept' })
    expect(await walk.onDesk()).toMatchObject({ gridId: 'g3', categoryId: 'clutter', state: 'accepted' })
  })

  test('withdrawn while it waits, by the one who reported it', async () => {
    expect((await heart.as('wang').act(report.caseId, { act: 'withdraw' }, null)).status).toBe(200)
    expect(await walk.refused('li', { act: 'accept' })).toEqual([409, 'wrong_state'])
  })
})

describe('the deadline', () => {
  test('is the category’s unless the leader sets another', async () => {
    await walk.step('li', { act: 'accept' })
    await walk.step('li', dispatch)
    expect((await walk.onDesk()).dueAt).toBe(dueAt(heart.clock.now, '4h', heart.community.calendar))
    await walk.step('li', { ...dispatch, dueAt: heart.clock.now + 5 })
    expect((await walk.onDesk()).dueAt).toBe(heart.clock.now + 5)
  })
})
