import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deskCaseSchema } from '../../../domain/case-view.ts'
import { NEAR_AFTER_END_DAYS } from '../../../domain/lifecycle.ts'
import type { ReportManifest } from '../../../domain/report.ts'
import { paths } from '../../../domain/wire.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { join, joiningOf, secretCase } from '../heart/joining.ts'
import { newUuid, type PhotoBytes, photoOf, refusal } from '../heart/phone.ts'
import { dispatch, walkOf } from '../heart/walk.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

const DAY_MS = 86_400_000

let heart: Heart
let report: ReportManifest
let shot: PhotoBytes
let walk: ReturnType<typeof walkOf>
let joins: ReturnType<typeof joiningOf>['joins']
let declare: ReturnType<typeof joiningOf>['declare']
let shown: ReturnType<typeof joiningOf>['shown']
let close: ReturnType<typeof joiningOf>['close']
beforeEach(async () => {
  heart = await openHeart()
  ;({ report, shot } = await secretCase(heart))
  walk = walkOf(heart, report.caseId)
  ;({ joins, declare, shown, close } = joiningOf(heart, report.caseId))
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

describe('我也看到', () => {
  test('is for anybody of the community but who reported it, once each, and moves nothing', async () => {
    const before = await walk.onDesk()
    for (const who of ['zhao', 'sun', 'chen', 'li'] as const) {
      const answer = await joins(who)
      expect([who, answer.status]).toEqual([who, 200])
      expect(await answer.json()).toMatchObject({ revision: before.revision, state: 'submitted' })
      expect(await refusal(joins(who))).toEqual([403, 'not_allowed'])
    }
    expect(await refusal(joins('wang'))).toEqual([403, 'not_allowed'])
    const after = await walk.onDesk()
    expect(after).toMatchObject({ revision: before.revision, state: before.state, seenBy: 4 })
    expect(after.history.slice(1)).toMatchObject(
      Array.from({ length: 4 }, () => ({ type: 'join', role: 'reporter', name: null, photoIds: [] })),
    )
  })

  test('happens once however often it is sent, and is answered the same ever after', async () => {
    const opId = newUuid()
    const first = await (await joins('zhao', join, opId)).json()
    const again = await Promise.all([joins('zhao', join, opId), joins('zhao', join, opId)])
    expect(await Promise.all(again.map((answer) => answer.json()))).toEqual([first, first])
    await walk.step('li', { act: 'decline', reason: '重复' })
    expect(await (await joins('zhao', join, opId)).json()).toEqual(first)
    expect(await walk.onDesk()).toMatchObject({ seenBy: 1 })
    const shot = await photoOf(await rawPhoto())
    expect(await refusal(joins('zhao', { act: 'join', photoIds: [shot.ref.id] }, opId))).toEqual([422, 'key_reused'])
  })

  test('sent at once under two ids, from two phones, it is one joining', async () => {
    const answers = await Promise.all([joins('zhao'), joins('zhao')])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403])
    expect(await walk.onDesk()).toMatchObject({ seenBy: 1 })
  })

  test('is not refused for what happened meanwhile, nor in anybody’s way', async () => {
    const revision = (await walk.onDesk()).revision
    await Promise.all([
      joins('zhao'),
      heart.as('li').act(report.caseId, { act: 'accept' }, revision),
      joins('sun'),
      joins('qian'),
    ])
    expect(await walk.onDesk()).toMatchObject({ state: 'accepted', revision: revision + 1, seenBy: 3 })
    // A leader who decided before somebody joined need not decide again.
    const seen = (await walk.onDesk()).revision
    expect((await heart.as('wu').act(report.caseId, join, 1)).status).toBe(200)
    expect((await heart.as('li').act(report.caseId, dispatch, seen)).status).toBe(200)
  })

  test('can be said of what was just closed, not of what was declined, withdrawn or over for long', async () => {
    await close()
    expect((await joins('zhao')).status).toBe(200)
    heart.clock.now += (NEAR_AFTER_END_DAYS + 20) * DAY_MS
    expect((await joins('sun')).status).toBe(200)
    heart.clock.now += 11 * DAY_MS
    expect(await refusal(joins('qian'))).toEqual([409, 'wrong_state'])
    expect(await refusal(declare('qian', [photoOf(await rawPhoto()).ref]))).toEqual([409, 'wrong_state'])
  })

  test('is refused where there is nothing to join', async () => {
    await walk.step('li', { act: 'decline', reason: '重复' })
    expect(await refusal(joins('zhao'))).toEqual([409, 'wrong_state'])
    expect(await refusal(heart.as('zhao').act(newUuid(), join, null))).toEqual([404, 'not_found'])
    for (const wrong of [
      { act: 'join', photoIds: [] },
      { act: 'join', photoIds: ['x'] },
      { act: 'join', words: '我' },
    ]) {
      expect(await refusal(joins('zhao', wrong))).toEqual([400, 'bad_body'])
    }
  })
})

describe('its photos', () => {
  test('are the desk’s to see and the own; neither the reporter nor the handler learns of them', async () => {
    const photo = await shown('zhao')
    expect(JSON.stringify(await walk.onDesk())).not.toContain(photo.ref.id) // declared, not yet part of the case
    await joins('zhao', { act: 'join', photoIds: [photo.ref.id] })
    const desk = await walk.onDesk()
    expect(desk.photos.map(({ id, purpose }) => [id, purpose])).toEqual([
      [shot.ref.id, 'before'],
      [photo.ref.id, 'before'],
    ])
    expect(desk.history.at(-1)).toMatchObject({ type: 'join', photoIds: [photo.ref.id] })
    await walk.inProgress()
    const path = paths.photo(photo.ref.id, 'evidence')
    for (const who of ['zhao', 'li', 'wu'] as const) expect((await heart.as(who).send('GET', path)).status).toBe(200)
    for (const who of ['wang', 'chen', 'qian', 'sun'] as const) {
      expect(await refusal(heart.as(who).send('GET', path))).toEqual([404, 'not_found'])
    }
    const [mine, task] = [await heart.as('wang').feed('mine'), await heart.as('chen').feed('tasks')]
    for (const text of [JSON.stringify(mine), JSON.stringify(task)]) {
      expect(text).not.toContain(photo.ref.id)
      expect(text).not.toContain('join')
    }
  })

  test('must be the own, for this case, and have arrived; one that cannot be kept does not hold the rest up', async () => {
    const other = await shown('sun')
    const late = photoOf(await rawPhoto())
    await declare('zhao', [late.ref])
    for (const id of [other.ref.id, late.ref.id, shot.ref.id, 'f'.repeat(32)]) {
      expect(await refusal(joins('zhao', { act: 'join', photoIds: [id] }))).toEqual([422, 'photo_missing'])
    }
    const broken = photoOf(new Uint8Array([1, 2, 3]))
    await declare('zhao', [broken.ref])
    await heart.as('zhao').upload(broken)
    await heart.as('zhao').upload(late)
    expect((await joins('zhao', { act: 'join', photoIds: [broken.ref.id, late.ref.id] })).status).toBe(200)
    expect((await walk.onDesk()).history.at(-1)?.photoIds).toEqual([late.ref.id])
  })

  test('are declared by who may join, again by who has joined, and not without end', async () => {
    const photo = await shown('zhao')
    await joins('zhao', { act: 'join', photoIds: [photo.ref.id] })
    expect((await (await declare('zhao', [photo.ref])).json()).photos[0].state).toBe('stored')
    expect(await refusal(declare('wang', [photoOf(await rawPhoto()).ref]))).toEqual([403, 'not_allowed'])
    const many = () => Array.from({ length: 6 }, (_, i) => photoOf(new TextEncoder().encode(`${i}${newUuid()}`)).ref)
    expect([(await declare('sun', many())).status, (await declare('sun', many())).status]).toEqual([200, 200])
    expect((await declare('sun', many())).status).toBe(200)
    expect(await refusal(declare('sun', many()))).toEqual([400, 'bad_body'])
    const unknown = heart
      .as('sun')
      .send('POST', paths.evidence(report.caseId), { json: { act: 'accept', photos: many() } })
    expect(await refusal(unknown)).toEqual([400, 'bad_body'])
  })

  test('a handler’s evidence is none of a joiner’s, nor the other way round', async () => {
    await walk.inProgress()
    const before = await shown('chen')
    expect(await walk.refused('chen', { act: 'done', photoIds: [before.ref.id], note: '' })).toEqual([
      422,
      'photo_missing',
    ])
    const after = await walk.evidence()
    expect(await refusal(joins('chen', { act: 'join', photoIds: [after] }))).toEqual([422, 'photo_missing'])
    const plain = heart.as('zhao').send('POST', paths.evidence(report.caseId), { json: { photos: [before.ref] } })
    expect(await refusal(plain)).toEqual([404, 'not_found'])
  })
})

test('after a restored backup it is asked for like every step: have for who took it, missing for all others', async () => {
  const opId = newUuid()
  const { bodySha256 } = await (await joins('zhao', join, opId)).json()
  const ask = async (who: Member) => {
    const json = { reports: [], acts: [{ opId, caseId: report.caseId, bodySha256 }] }
    const answer = await heart.as(who).send('POST', paths.reconcile, { json })
    return (await answer.json()).acts
  }
  expect(await ask('zhao')).toEqual([{ opId, state: 'have' }])
  expect(await ask('sun')).toEqual([{ opId, state: 'missing' }])
})

test('nobody’s name is with it: the desk’s answer names no volunteer', async () => {
  await joins('zhao')
  for (const who of ['li', 'wu', 'zheng'] as const) {
    const text = await (await heart.as(who).send('GET', paths.deskCase(report.caseId))).text()
    expect(text).not.toContain('zhao')
    expect(deskCaseSchema.parse(JSON.parse(text)).seenBy).toBe(1)
  }
})
