import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReportManifest } from '../../../domain/report.ts'
import { type Twin, twinsSchema } from '../../../domain/twins.ts'
import { paths } from '../../../domain/wire.ts'
import { at } from '../../support/community-fixture.ts'
import { otherPicture } from '../../support/other-picture.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { aReport, photoOf, refusal } from '../heart/phone.ts'
import { mineOf } from '../heart/told.ts'
import { walkOf } from '../heart/walk.ts'

const DAY = 86_400_000

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const place = { source: 'gps' as const, accuracy: 8, at: null, buildingId: null, unit: null, spot: null }
type Wish = Partial<ReportManifest> & { east?: number; photo?: Uint8Array }

/** A report that has come in with its photo. */
async function report({ east = 0, photo, ...wish }: Wish = {}, who: Member = 'wang'): Promise<ReportManifest> {
  const shot = photo && photoOf(photo)
  const manifest = aReport({ place: { ...place, ...at(east, 0) }, ...(shot && { photos: [shot.ref] }), ...wish })
  expect((await heart.as(who).putReport(manifest)).status).toBe(201)
  if (shot) expect((await heart.as(who).upload(shot)).status).toBe(200)
  return manifest
}

const twinsOf = async ({ caseId }: ReportManifest, who: Member = 'li'): Promise<Twin[]> =>
  twinsSchema.parse(await (await heart.as(who).send('GET', paths.twins(caseId))).json()).cases

describe('a case', () => {
  test('is offered what came in at its place of its category, with the reasons, likeliest first', async () => {
    const shot = await otherPicture(1)
    const here = await report({ photo: shot })
    const again = await report({ east: 12, photo: await sharp(shot).jpeg({ quality: 40 }).toBuffer() }, 'zhao')
    heart.clock.now += 2 * DAY
    const other = await report({ east: 8, photo: await otherPicture(2) })
    expect(await twinsOf(here)).toMatchObject([
      { caseId: again.caseId, metres: 12, sameCategory: true, days: 0, photo: 'same', photoId: again.photos[0]?.id },
      { caseId: other.caseId, metres: 8, sameCategory: true, days: 2, photo: null, photoId: other.photos[0]?.id },
    ])
  })

  test('is not offered what lies near but is of another kind and looks it', async () => {
    const here = await report({ photo: await otherPicture(1) })
    await report({ east: 5, categoryId: 'waste-sorting', photo: await otherPicture(2) })
    await report({ east: 45, photo: await otherPicture(3) })
    expect(await twinsOf(here)).toEqual([])
  })

  test('is offered the copy of its photo that came without a place', async () => {
    const shot = await otherPicture(1)
    const here = await report({ photo: shot })
    const lost = await report({ photo: await sharp(shot).resize(480).jpeg({ quality: 90 }).toBuffer(), place: null })
    expect(await twinsOf(lost, 'zheng')).toMatchObject([{ caseId: here.caseId, photo: 'same', metres: null }])
  })

  test('is offered what was dealt with there less than thirty days ago: it came back', async () => {
    const old = await report()
    const walk = walkOf(heart, old.caseId)
    await walk.inProgress()
    await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '' })
    await walk.step('li', { act: 'verify', note: '' })
    const endedAt = heart.clock.now
    heart.clock.now += 29 * DAY
    const here = await report()
    expect(await twinsOf(here)).toMatchObject([{ caseId: old.caseId, state: 'closed', endedAt, days: 29 }])
    heart.clock.now += DAY
    expect(await twinsOf(here)).toEqual([])
  })

  test('is not offered what was declined or taken back', async () => {
    const [here, declined, withdrawn] = [await report(), await report(), await report()]
    await heart.as('li').act(declined.caseId, { act: 'decline', reason: '看不清' }, 1)
    await heart.as('wang').act(withdrawn.caseId, { act: 'withdraw' }, null)
    expect(await twinsOf(here)).toEqual([])
  })
})

test('no desk is offered a case of grids it does not reach, nor asks about one', async () => {
  const here = await report({ east: 52 }) // of grid 3, 8 m from its border
  const across = await report({ east: 68 })
  expect((await twinsOf(here, 'zheng')).map((twin) => twin.caseId)).toEqual([across.caseId])
  expect(await twinsOf(here)).toEqual([])
  const ask = (who: Member) => refusal(heart.as(who).send('GET', paths.twins(here.caseId)))
  expect([await ask('sun'), await ask('wang'), await ask('chen')]).toEqual([
    [404, 'not_found'],
    [403, 'not_allowed'],
    [403, 'not_allowed'],
  ])
})

test('who reported is in no answer', async () => {
  const here = await report()
  await report({}, 'zhao')
  const text = await (await heart.as('li').send('GET', paths.twins(here.caseId))).text()
  expect(text).not.toMatch(/wang|zhao|姓名|person/)
})

describe('复发', () => {
  async function closed(): Promise<ReportManifest> {
    const manifest = await report()
    const walk = walkOf(heart, manifest.caseId)
    await walk.inProgress()
    await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '' })
    await walk.step('li', { act: 'verify', note: '' })
    return manifest
  }

  test('is counted each time it comes back, and a leader corrects it, as a step of the history', async () => {
    const first = await closed()
    heart.clock.now += 10 * DAY
    const second = await closed()
    heart.clock.now += 10 * DAY
    const walk = walkOf(heart, (await report()).caseId)
    await walk.step('li', { act: 'accept' })
    expect(await walk.onDesk()).toMatchObject({ recursOf: second.caseId, recurs: { times: 2 } })
    await walk.step('li', { act: 'relink', of: null })
    expect(await walk.onDesk()).toMatchObject({ recursOf: null, recurs: null, history: [{}, {}, { type: 'relink' }] })
    await walk.step('li', { act: 'relink', of: first.caseId })
    expect(await walk.onDesk()).toMatchObject({ recursOf: first.caseId, recurs: { times: 1 } })
    expect(await walk.refused('li', { act: 'relink', of: first.caseId })).toEqual([409, 'wrong_state'])
    expect(await walk.refused('chen', { act: 'relink', of: null })).toEqual([404, 'not_found'])
    expect((await mineOf(heart, 'wang', (await walk.onDesk()).caseId)).history.map(({ type }) => type)).not.toContain(
      'relink',
    )
  })

  test('is of no case that is open, of another desk, or not there', async () => {
    const [open, across] = [await report(), await report({ east: 75 })]
    const walk = walkOf(heart, (await report()).caseId)
    await walk.step('li', { act: 'accept' })
    expect(await walk.refused('li', { act: 'relink', of: open.caseId })).toEqual([409, 'wrong_state'])
    expect(await walk.refused('li', { act: 'relink', of: across.caseId })).toEqual([422, 'unknown_case'])
    expect(await walk.refused('li', { act: 'relink', of: aReport().caseId })).toEqual([422, 'unknown_case'])
  })

  test('is found where a hundred others came in since', async () => {
    const old = await closed()
    heart.clock.now += DAY
    await Promise.all(Array.from({ length: 100 }, () => heart.as('zhao').putReport(aReport({ place: old.place }))))
    const walk = walkOf(heart, (await report()).caseId)
    await walk.step('li', { act: 'accept' })
    expect((await walk.onDesk()).recursOf).toBe(old.caseId)
  })
})
