import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headers, personTag } from '../../../domain/wire.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, refusal } from '../heart/phone.ts'

let heart: Heart
beforeAll(async () => {
  heart = await openHeart()
})
afterAll(() => heart.close())

describe('a phone that changed hands while it was sending', () => {
  const meant = (personId: string) => ({ [headers.person]: personTag(heart.community.id, personId) })

  it("does not hand in the last person's report as the next one's", async () => {
    const report = aReport()
    const sent = heart.as('zhao').putReport(report, undefined, meant('wang'))
    expect(await refusal(sent)).toEqual([409, 'other_person'])
    expect((await heart.as('wang').putReport(report, undefined, meant('wang'))).status).toBe(201)
  })

  it('shows nobody the news of somebody else', async () => {
    const answer = heart.as('zhao').send('GET', '/v1/feed?scope=mine', { headers: meant('wang') })
    expect(await refusal(answer)).toEqual([409, 'other_person'])
  })
})
