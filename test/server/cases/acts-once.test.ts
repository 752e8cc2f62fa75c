import { describe, expect, test } from 'vitest'
import { deskCaseSchema } from '../../../domain/case-view.ts'
import { headers, idempotencyKey, paths } from '../../../domain/wire.ts'
import { eachWithCase, heart, report, walk } from '../heart/each-case.ts'
import { newUuid, photoOf, refusal, sha256 } from '../heart/phone.ts'
import { dispatch } from '../heart/walk.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

eachWithCase()

describe('two at once', () => {
  test('the second leader is shown what changed meanwhile', async () => {
    const revision = (await walk.onDesk()).revision
    const answers = await Promise.all([
      heart.as('li').act(report.caseId, { act: 'accept' }, revision),
      heart.as('zheng').act(report.caseId, { act: 'decline', reason: '重复' }, revision),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412])
    const late = answers.find((answer) => answer.status === 412)
    const problem = await late?.json()
    expect(problem).toMatchObject({ code: 'revision_conflict', case: { audience: 'desk', revision: 2 } })
    expect(deskCaseSchema.parse(problem.case)).toEqual(await walk.onDesk())
    expect((await walk.onDesk()).history).toHaveLength(2)
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
    await walk.step('li', { act: 'accept' })
    await walk.step('li', dispatch)
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
    await walk.step('li', dispatch)
    const again = await heart.as('li').act(report.caseId, { act: 'accept' }, 1, opId)
    expect([again.status, await again.json()]).toEqual([200, answer])
    expect((await walk.onDesk()).history).toHaveLength(3)
  })

  test('sent several times at once it is taken once', async () => {
    const opId = newUuid()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => heart.as('li').act(report.caseId, { act: 'accept' }, 1, opId)),
    )
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200])
    expect((await walk.onDesk()).history).toHaveLength(2)
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
    await walk.inProgress()
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
