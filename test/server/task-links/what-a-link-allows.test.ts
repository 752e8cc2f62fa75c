import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { paths } from '../../../domain/wire.ts'
import { POLICY, type RouteKey } from '../../../server/policy.ts'
import { aReport, photoOf, refusal } from '../heart/phone.ts'
import { type Outsiders, outsiders } from './outsiders.ts'

let scene: Outsiders
beforeEach(async () => {
  scene = await outsiders()
})
afterEach(async () => {
  expect(scene.heart.logged).toEqual([])
  await scene.heart.close()
})

describe('what a link allows', () => {
  /** Of every route: whether it is answered to who came in by a link, with parts of the path filled in. */
  const filled = ({ report, photo }: Outsiders, path: string) =>
    path
      .replace(':caseId', report.caseId)
      .replace(':reportId', report.reportId)
      .replace(':photoId', photo.ref.id)
      .replace(':linkId', '0'.repeat(32))
      .replace(':attempt', 'a1')
      .replace(':rendition', 'evidence')
      .replace(/:\w+/g, 'x')

  test('every route that is not for it says 403, whatever the handler behind it would say', async () => {
    const { make, dispatchTo, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const phone = await outsider(secret)
    const closed = (Object.keys(POLICY) as RouteKey[]).filter(
      (key) => POLICY[key].who !== 'anyone' && !('byLink' in POLICY[key]),
    )
    expect(closed.length).toBeGreaterThan(20)
    for (const key of closed) {
      const [method = '', path = ''] = key.split(' ')
      const answer = await phone.send(
        method,
        filled(scene, path),
        method === 'GET' || method === 'HEAD' ? {} : { json: {} },
      )
      expect([key, answer.status]).toEqual([key, 403])
    }
  })

  test('no step but start, done and return; no feed but the task; no case but its own', async () => {
    const { heart, report, make, dispatchTo, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const phone = await outsider(secret)
    const steps = [
      { act: 'join' },
      { act: 'withdraw' },
      { act: 'accept' },
      { act: 'decline', reason: 'x' },
      { act: 'dispatch', handlerId: 'chen', task: '', dueAt: null },
      { act: 'settle', gridId: 'g4' },
      { act: 'verify', note: '' },
      { act: 'fail', reason: 'x' },
      { act: 'supplement', supplement: { categoryId: 'clutter' } },
    ]
    for (const step of steps) {
      expect([step.act, ...(await refusal(phone.act(report.caseId, step, 3)))]).toEqual([step.act, 403, 'not_allowed'])
    }
    for (const scope of ['mine', 'near']) {
      expect(await refusal(phone.send('GET', `${paths.feed}?scope=${scope}`))).toEqual([403, 'not_allowed'])
    }
    const other = aReport()
    await heart.as('wang').putReport(other)
    expect(await refusal(phone.act(other.caseId, { act: 'start' }, 1))).toEqual([404, 'not_found'])
    const declared = phone.send('POST', paths.evidence(other.caseId), {
      json: { photos: [photoOf(randomBytes(9)).ref] },
    })
    expect(await refusal(declared)).toEqual([404, 'not_found'])
    const joining = { act: 'join', photos: [photoOf(randomBytes(9)).ref] }
    const joined = phone.send('POST', paths.evidence(report.caseId), { json: joining })
    expect(await refusal(joined)).toEqual([403, 'not_allowed'])
  })

  test('nothing about the reporter is in any byte it can fetch', async () => {
    const { report, make, dispatchTo, look, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const phone = await outsider(secret)
    const heard = [await (await look(secret)).text()]
    for (const key of Object.keys(POLICY) as RouteKey[]) {
      const [method = '', path = ''] = key.split(' ')
      if (method !== 'GET') continue
      const query = path === '/v1/feed' ? '?scope=tasks' : ''
      heard.push(await (await phone.send('GET', filled(scene, path) + query)).text())
    }
    const late = await phone.act(report.caseId, { act: 'start' }, 1)
    heard.push(await late.text())
    const everything = heard.join('\n')
    expect(everything).toContain('补好路面') // we do hear what there is to hear
    const secrets = ['CANARY', '姓名-wang', 'wang', report.reportId, String(report.sealedAt)]
    expect(secrets.filter((one) => everything.includes(one))).toEqual([])
  })
})
