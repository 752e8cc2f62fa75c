import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { linkLookSchema } from '../../../domain/task-link.ts'
import { paths } from '../../../domain/wire.ts'
import { photoOf, refusal } from '../heart/phone.ts'
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

describe('the end of a link', () => {
  test('it expires: who is in is out, who comes is told whom to ask', async () => {
    const { heart, make, dispatchTo, anybody, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const phone = await outsider(secret)
    expect(phone.header).toContain(`Max-Age=${7 * 86_400};`)
    heart.clock.now += 7 * DAY_MS - 1
    expect((await phone.send('GET', paths.me)).status).toBe(200)
    heart.clock.now += 1
    expect(await refusal(phone.send('GET', paths.me))).toEqual([401, 'sign_in_required'])
    for (const path of [paths.taskLinkLook, paths.taskLinkOpen]) {
      const answer = await anybody(path, secret)
      expect(answer.status).toBe(410)
      expect(await answer.json()).toMatchObject({
        code: 'link_expired',
        community: heart.community.name,
        askedBy: '姓名-li',
      })
    }
  })

  test('looking at who one is never lengthens it', async () => {
    const { heart, report, make, dispatchTo, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const phone = await outsider(secret)
    heart.clock.now += 6 * DAY_MS
    const me = await phone.send('GET', paths.me)
    expect(me.headers.get('set-cookie')).toBeNull()
    expect(await me.json()).toMatchObject({ onlyCase: report.caseId })
    heart.clock.now += DAY_MS
    expect((await phone.send('GET', paths.me)).status).toBe(401)
  })

  test('revoked, it ends its sessions at once and says so', async () => {
    const { heart, report, make, dispatchTo, look, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const phone = await outsider(secret)
    expect((await phone.send('GET', paths.me)).status).toBe(200)
    for (let twice = 0; twice < 2; twice++) {
      const answer = await heart.as('li').send('DELETE', paths.taskLink(report.caseId, link.linkId))
      expect(answer.status).toBe(204)
    }
    expect(await refusal(phone.send('GET', paths.me))).toEqual([401, 'sign_in_required'])
    expect(await refusal(phone.act(report.caseId, { act: 'start' }, 3))).toEqual([401, 'sign_in_required'])
    expect(await refusal(look(secret))).toEqual([410, 'link_revoked'])
  })

  test('revoked in the middle of an upload: nothing more comes in, nothing that came is lost', async () => {
    const { heart, report, make, renew, dispatchTo, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const phone = await outsider(secret)
    await phone.act(report.caseId, { act: 'start' }, 3)
    const after = photoOf(await rawPhoto({ width: 900 }))
    await phone.send('POST', paths.evidence(report.caseId), { json: { photos: [after.ref] } })
    await phone.create(after)
    const half = Math.floor(after.ref.size / 2)
    await phone.patch(after.ref.id, 0, after.bytes.subarray(0, half))
    await heart.as('li').send('DELETE', paths.taskLink(report.caseId, link.linkId))
    const rest = after.bytes.subarray(half)
    expect(await refusal(phone.patch(after.ref.id, half, rest))).toEqual([401, 'sign_in_required'])
    const again = await outsider((await renew(link.linkId, 3)).secret)
    const answer = await again.patch(after.ref.id, half, rest)
    expect(await answer.json()).toMatchObject({ photo: { id: after.ref.id, state: 'stored' } })
    const done = await again.act(report.caseId, { act: 'done', photoIds: [after.ref.id], note: '' }, 4)
    expect(done.status).toBe(200)
  })

  test('renewed, the same outsider goes on by the new one and the old one is worth nothing', async () => {
    const { heart, report, make, renew, dispatchTo, look, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const phone = await outsider(secret)
    const renewed = await renew(link.linkId, 2)
    expect(renewed.link).toMatchObject({ personId: link.personId, expiresAt: heart.clock.now + 2 * DAY_MS })
    expect(await refusal(phone.send('GET', paths.me))).toEqual([401, 'sign_in_required'])
    expect(await refusal(look(secret))).toEqual([404, 'link_invalid'])
    expect((await (await outsider(renewed.secret)).act(report.caseId, { act: 'start' }, 3)).status).toBe(200)
  })

  test('what is sent to somebody else is no longer to be seen', async () => {
    const { photo, report, make, dispatchTo, look, outsider } = scene
    const { link, secret } = await make()
    await dispatchTo(link.personId)
    const phone = await outsider(secret)
    await dispatchTo('chen', report.caseId, 3)
    expect((await phone.feed('tasks')).items).toEqual([])
    expect((await phone.send('GET', paths.photo(photo.ref.id, 'evidence'))).status).toBe(404)
    expect((await phone.act(report.caseId, { act: 'start' }, 4)).status).toBe(404)
    expect(linkLookSchema.parse(await (await look(secret)).json()).task).toBeNull()
  })

  test('a browser that opens it leaves whom it was signed in as', async () => {
    const { heart, make, anybody } = scene
    const { secret } = await make()
    const before = heart.cookieOf('zhao')
    await anybody(paths.taskLinkOpen, secret, before)
    expect(await refusal(heart.as('zhao').send('GET', paths.me))).toEqual([401, 'sign_in_required'])
  })
})
