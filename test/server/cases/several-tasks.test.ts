import { describe, expect, test } from 'vitest'
import { paths } from '../../../domain/wire.ts'
import { eachWithCase, heart, report, walk } from '../heart/each-case.ts'
import { photoOf } from '../heart/phone.ts'
import { dispatch } from '../heart/walk.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

eachWithCase()

describe('several tasks', () => {
  test('each goes its own way, each handler sees the own one, and the case waits for all', async () => {
    await walk.step('li', { act: 'accept' })
    await walk.step('li', dispatch)
    await walk.step('li', { act: 'dispatch', handlerId: 'qian', task: '扫干净', dueAt: null, also: true })
    await walk.step('chen', { act: 'start' })
    await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: 'SECRET' })
    expect(await walk.onDesk()).toMatchObject({ state: 'dispatched', handlerId: 'qian', task: '扫干净' })
    const [item] = (await heart.as('qian').feed('tasks')).items
    expect(item).toMatchObject({ kind: 'case', case: { state: 'dispatched', task: '扫干净' } })
    expect(JSON.stringify(item)).not.toContain('挪走车辆')
    expect(JSON.stringify(item)).not.toContain('SECRET')
    const [other] = (await heart.as('chen').feed('tasks')).items
    expect(other).toMatchObject({ kind: 'case', case: { state: 'awaiting_verification', task: '挪走车辆' } })
    expect(await walk.refused('chen', { act: 'return', reason: '不' })).toEqual([409, 'wrong_state'])
    await walk.step('qian', { act: 'return', reason: '没有人手' })
    expect(await walk.onDesk()).toMatchObject({ state: 'accepted' })
    expect((await heart.as('qian').feed('tasks')).items).toEqual([])
    await walk.step('li', { act: 'dispatch', handlerId: 'qian', task: '明天扫', dueAt: null })
    await walk.step('qian', { act: 'start' })
    const photo = photoOf(await rawPhoto())
    await heart.as('qian').send('POST', paths.evidence(report.caseId), { json: { photos: [photo.ref] } })
    await heart.as('qian').upload(photo)
    await walk.step('qian', { act: 'done', photoIds: [photo.ref.id], note: '' })
    const all = await walk.onDesk()
    expect(all.state).toBe('awaiting_verification')
    const [one] = all.tasks ?? []
    await walk.step('li', { act: 'fail', reason: '还有一辆', taskId: one?.taskId })
    expect((await walk.onDesk()).tasks?.map(({ state, reworkCount }) => [state, reworkCount])).toEqual([
      ['in_progress', 1],
      ['replaced', 0],
      ['done', 0],
    ])
  })

  test('one of them can be given to somebody else; an unknown one cannot', async () => {
    await walk.step('li', { act: 'accept' })
    await walk.step('li', dispatch)
    const [first] = (await walk.onDesk()).tasks ?? []
    expect(await walk.refused('li', { ...dispatch, taskId: 'nobody' })).toEqual([422, 'unknown_task'])
    await walk.step('li', { ...dispatch, handlerId: 'qian', taskId: first?.taskId })
    expect((await walk.onDesk()).tasks?.map(({ state, handlerName }) => [state, handlerName])).toEqual([
      ['replaced', '姓名-chen'],
      ['dispatched', '姓名-qian'],
    ])
  })
})
