import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseAct } from '../../../domain/case-act.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { UNDO_MS } from '../../../src/offline/held-back.ts'
import { writeMe } from '../../../src/offline/settings.ts'
import { type Heart, openHeart } from '../../server/heart/heart.ts'
import { handEnvironment } from '../../support/local-phone.ts'
import { type PhoneWithCopy, phoneWithCopy } from '../../support/phone-with-copy.ts'
import { casesOnDesk, memberOf, sealReport, syncOn } from '../../support/phone-with-report.ts'

let phone: PhoneWithCopy
const env = handEnvironment()
beforeEach(async () => {
  phone = await phoneWithCopy()
})

describe('on the real server', () => {
  let heart: Heart
  beforeEach(async () => {
    heart = await openHeart()
    await writeMe(phone.db, memberOf(heart, 'wang'))
  })
  afterEach(() => heart.close())

  test('what came back is delivered once and whole, and then leaves the copy', async () => {
    await sealReport(phone.db, env, memberOf(heart, 'wang'), 2)
    expect(await phone.start('lost')).toBe(1)
    expect(await syncOn(heart, phone.db, env).run()).toMatchObject({ sent: 1, waiting: 0 })
    expect((await casesOnDesk(heart)).map((one) => one.photos.map(({ state }) => state))).toEqual([
      ['stored', 'stored'],
    ])
    expect(await phone.copied()).toEqual(['me'])
    expect(await phone.start('lost')).toBe(0)
  })

  test('what the server had already is answered for again, not taken twice', async () => {
    await sealReport(phone.db, env, memberOf(heart, 'wang'), 1)
    const copy = await phone.cache.match(`/second-copy/operation/${(await phone.kept())[0]}`)
    await syncOn(heart, phone.db, env).run()
    // It died before the copy let go of what had just been delivered.
    if (copy) await phone.cache.put(`/second-copy/operation/${(await phone.kept())[0]}`, copy)
    expect(await phone.start('lost')).toBe(1)
    await syncOn(heart, phone.db, env).run()
    expect([await casesOnDesk(heart), (await phone.db.getAll('operations'))[0]?.state]).toMatchObject([
      [{}],
      'delivered',
    ])
    expect(await casesOnDesk(heart)).toHaveLength(1)
  })

  test('a step that follows another has in the copy what that one left', async () => {
    await sealReport(phone.db, env, memberOf(heart, 'wang'), 1)
    await syncOn(heart, phone.db, env).run()
    const [found] = await casesOnDesk(heart)
    const li = memberOf(heart, 'li')
    await writeMe(phone.db, li)
    const { caseId, revision } = found ?? { caseId: '', revision: 0 }
    const decline: CaseAct = { act: 'decline', reason: '不在范围内' }
    const first = await sealAct(phone.db, li, { caseId, act: decline, revision }, env)
    const after = first.ok ? first.opId : null
    const notBefore = env.now() + UNDO_MS
    const second = await sealAct(phone.db, li, { caseId, act: decline, revision: revision + 40, after, notBefore }, env)
    await syncOn(heart, phone.db, env, undefined, 'li').run()
    const receipt = (await phone.db.get('operations', after ?? ''))?.receipt
    expect(await phone.start('lost')).toBe(1)
    expect(await phone.db.getAll('operations')).toMatchObject([
      { opId: second.ok && second.opId, ifMatch: receipt && 'revision' in receipt ? receipt.revision : 'none' },
    ])
  })
})
