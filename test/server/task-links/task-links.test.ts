import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { linkLookSchema, taskLinksSchema } from '../../../domain/task-link.ts'
import { paths } from '../../../domain/wire.ts'
import { aReport, newUuid, photoOf, refusal } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'
import { type Outsiders, outsiders } from './outsiders.ts'

const DAY_MS = 86_400_000

let scene: Outsiders
beforeEach(async () => {
  scene = await outsiders()
})
afterEach(async () => {
  expect(scene.heart.logged).toEqual([])
  await scene.heart.close()
})

describe('a link for somebody without an account', () => {
  test('says who is asked by whom to do what, lets in as often as it is opened, and is told once', async () => {
    const { heart, report, make, dispatchTo, look, outsider } = scene
    const { link, secret } = await make()
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect((await dispatchTo(link.personId)).status).toBe(200)
    expect(linkLookSchema.parse(await (await look(secret)).json())).toMatchObject({
      community: { id: heart.community.id, name: heart.community.name },
      name: '市政施工队',
      askedBy: '姓名-li',
      expiresAt: heart.clock.now + 7 * DAY_MS,
      task: { text: '补好路面' },
    })
    const [first, second] = [await outsider(secret), await outsider(secret)]
    for (const one of [first, second]) expect((await one.send('GET', paths.me)).status).toBe(200)
    const listed = await (await heart.as('li').send('GET', paths.taskLinks(report.caseId))).text()
    expect(taskLinksSchema.parse(JSON.parse(listed)).links).toMatchObject([
      { linkId: link.linkId, name: '市政施工队', createdBy: '姓名-li', revokedAt: null, openedAt: heart.clock.now },
    ])
    expect(listed).not.toContain(secret)
  })

  test('the database holds no secret: what a copy of it tells opens nothing', async () => {
    const { heart, report, make, look } = scene
    const { secret } = await make()
    const rows = await heart.stores.people.taskLinksOf(heart.community.id, report.caseId)
    expect(JSON.stringify(rows)).not.toContain(secret)
    for (const wrong of [secret.slice(0, -1), `${secret}A`, randomBytes(32).toString('base64url')]) {
      const [status, code] = await refusal(look(wrong))
      expect([404, 400]).toContain(status)
      expect(['link_invalid', 'bad_body']).toContain(code)
    }
  })

  test('two links never share a secret or a person', async () => {
    const { make } = scene
    const made = [await make(), await make()]
    expect(new Set(made.flatMap(({ link, secret }) => [link.linkId, link.personId, secret])).size).toBe(6)
  })

  test('start, after-photo and done go as for anybody with an account', async () => {
    const { heart, report, make, dispatchTo, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const phone = await outsider(secret)
    expect((await phone.act(report.caseId, { act: 'start' }, 3)).status).toBe(200)
    const after = photoOf(await rawPhoto({ width: 210 }))
    const declared = await phone.send('POST', paths.evidence(report.caseId), { json: { photos: [after.ref] } })
    expect(declared.status).toBe(200)
    expect((await phone.upload(after)).status).toBe(200)
    const done = await phone.act(report.caseId, { act: 'done', photoIds: [after.ref.id], note: '补好了' }, 4)
    expect(await done.json()).toMatchObject({ state: 'awaiting_verification' })
    const desk = await (await heart.as('li').send('GET', paths.deskCase(report.caseId))).json()
    expect(desk).toMatchObject({ handlerName: '市政施工队' })
    expect((await phone.feed('tasks')).items).toMatchObject([{ kind: 'case', case: { caseId: report.caseId } }])
  })

  test('or it goes back with a reason', async () => {
    const { report, make, dispatchTo, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const back = await (await outsider(secret)).act(report.caseId, { act: 'return', reason: '不是市政路' }, 3)
    expect(await back.json()).toMatchObject({ state: 'accepted' })
  })

  test('nobody is dispatched to by a link of another case, an ended one or one that never was', async () => {
    const { heart, report, make, dispatchTo } = scene
    const other = aReport()
    await heart.as('wang').putReport(other)
    await heart.as('li').act(other.caseId, { act: 'accept' }, 1)
    const { link } = await make()
    expect(await refusal(dispatchTo(link.personId, other.caseId))).toEqual([422, 'unknown_handler'])
    await heart.as('li').send('DELETE', paths.taskLink(report.caseId, link.linkId))
    expect(await refusal(dispatchTo(link.personId))).toEqual([422, 'unknown_handler'])
    const late = await make()
    heart.clock.now += 7 * DAY_MS
    expect(await refusal(dispatchTo(late.link.personId))).toEqual([422, 'unknown_handler'])
    expect(await refusal(dispatchTo('ext_nobody'))).toEqual([422, 'unknown_handler'])
  })

  test('an outsider is never listed among the handlers', async () => {
    const { heart, make } = scene
    await make()
    const listed = await (await heart.as('li').send('GET', paths.handlers)).text()
    expect(listed).toContain('姓名-chen')
    expect(listed).not.toMatch(/市政|ext_/)
  })

  test('only who may dispatch the case makes, sees, renews and revokes; foreign cases and links are not there', async () => {
    const { heart, report, ask, make } = scene
    const { link } = await make()
    const calls = [
      ['GET', paths.taskLinks(report.caseId), undefined],
      ['POST', paths.taskLinks(report.caseId), { name: 'x', days: 1 }],
      ['POST', paths.renewTaskLink(report.caseId, link.linkId), { days: 1 }],
      ['DELETE', paths.taskLink(report.caseId, link.linkId), undefined],
    ] as const
    for (const [method, path, json] of calls) {
      for (const [who, expected] of [
        ['sun', 404], // leads another grid
        ['wang', 403],
        ['chen', 403],
        ['wu', 403],
      ] as const) {
        const answer = await heart.as(who).send(method, path, json === undefined ? {} : { json })
        expect([method, who, answer.status]).toEqual([method, who, expected])
      }
    }
    const other = aReport()
    await heart.as('wang').putReport(other)
    await heart.as('li').act(other.caseId, { act: 'accept' }, 1)
    const foreign = heart.as('li').send('DELETE', paths.taskLink(other.caseId, link.linkId))
    expect(await refusal(foreign)).toEqual([404, 'not_found'])
    expect(await refusal(ask('li', undefined, newUuid()))).toEqual([404, 'not_found'])
  })

  test('no link for what cannot be dispatched, without a name or for ever', async () => {
    const { heart, ask } = scene
    const waiting = aReport()
    await heart.as('wang').putReport(waiting)
    expect(await refusal(ask('li', undefined, waiting.caseId))).toEqual([409, 'wrong_state'])
    const wrong = [
      {},
      { name: '', days: 7 },
      { name: '   ', days: 7 },
      { name: 'x', days: 0 },
      { name: 'x', days: 91 },
      { name: 'x', days: 1.5 },
      { name: 'x'.repeat(31), days: 1 },
      { name: 'x', days: 1, caseId: waiting.caseId },
    ]
    for (const json of wrong) expect(await refusal(ask('li', json))).toEqual([400, 'bad_body'])
  })
})
