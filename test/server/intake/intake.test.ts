import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { headers, idempotencyKey, paths, type Receipt, receiptSchema } from '../../../domain/wire.ts'
import { at } from '../../support/community-fixture.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, newUuid, photoOf, refusal, sha256 } from '../heart/phone.ts'

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const receiptOf = async (answer: Response): Promise<Receipt> => receiptSchema.parse(await answer.json())

describe('a report is taken in once', () => {
  test('the first sending is answered 201, every other 200 with the same receipt', async () => {
    const report = aReport()
    const opId = newUuid()
    const first = await heart.as('wang').putReport(report, opId)
    expect(first.status).toBe(201)
    const receipt = await receiptOf(first)
    expect(receipt).toMatchObject({ reportId: report.reportId, caseId: report.caseId, revision: 1, seq: 1 })
    expect(receipt.manifestSha256).toBe(sha256(Buffer.from(JSON.stringify(report))))
    expect(receipt.photos).toEqual([
      { id: report.photos[0]?.id, state: 'awaiting', receivedSha256: null, refusal: null },
    ])
    heart.clock.now += 60_000
    const again = await heart.as('wang').putReport(report, opId)
    expect([again.status, await receiptOf(again)]).toEqual([200, receipt])
    const otherTab = await heart.as('wang').putReport(report, newUuid())
    expect([otherTab.status, await receiptOf(otherTab)]).toEqual([200, receipt])
    expect((await heart.as('wang').feed('mine')).items).toHaveLength(1)
  })

  test('two tabs that send it at the same moment get one receipt, and one of them the 201', async () => {
    const report = aReport()
    const answers = await Promise.all(Array.from({ length: 8 }, () => heart.as('wang').putReport(report)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    const receipts = await Promise.all(answers.map(receiptOf))
    for (const receipt of receipts) expect(receipt).toEqual(receipts[0])
    expect(
      (
        await heart
          .as('li')
          .send('GET', paths.deskCounts)
          .then((r) => r.json())
      ).submitted,
    ).toBe(1)
  })

  test('it is still there after a restart', async () => {
    const report = aReport()
    const receipt = await receiptOf(await heart.as('wang').putReport(report))
    await heart.stop()
    heart = await openHeart(heart.folder)
    const again = await heart.as('wang').putReport(report)
    expect([again.status, await receiptOf(again)]).toEqual([200, receipt])
    const asked = await heart.as('wang').send('GET', paths.receipt(report.reportId))
    expect(await receiptOf(asked)).toEqual(receipt)
  })

  test("somebody else's report id is 404 without a receipt, on sending and on asking", async () => {
    const report = aReport()
    await heart.as('wang').putReport(report)
    expect(await refusal(heart.as('zhao').putReport(report))).toEqual([404, 'not_found'])
    expect(await refusal(heart.as('li').send('GET', paths.receipt(report.reportId)))).toEqual([404, 'not_found'])
    const both = await Promise.all([heart.as('wang'), heart.as('zhao')].map((who) => who.putReport(aReport({}))))
    expect(both.map((answer) => answer.status)).toEqual([201, 201])
  })

  test('other bytes under the same key or the same report are refused and change nothing', async () => {
    const report = aReport()
    const opId = newUuid()
    await heart.as('wang').putReport(report, opId)
    const changed = { ...report, words: '别的话' }
    expect(await refusal(heart.as('wang').putReport(changed, opId))).toEqual([422, 'key_reused'])
    expect(await refusal(heart.as('wang').putReport(changed))).toEqual([422, 'key_reused'])
    const mine = await heart.as('wang').feed('mine')
    expect(JSON.stringify(mine)).toContain('占了盲道')
    expect(JSON.stringify(mine)).not.toContain('别的话')
  })

  test('a case or photo id that already stands for something else is refused', async () => {
    const report = aReport()
    await heart.as('wang').putReport(report)
    const sameCase = aReport({ caseId: report.caseId })
    expect(await refusal(heart.as('zhao').putReport(sameCase))).toEqual([422, 'key_reused'])
    const samePhoto = aReport({ photos: report.photos })
    expect(await refusal(heart.as('zhao').putReport(samePhoto))).toEqual([422, 'key_reused'])
    const twice = aReport({ photos: [...report.photos, ...report.photos] })
    expect(await refusal(heart.as('wang').putReport(twice))).toEqual([400, 'bad_body'])
  })
})

describe('what was garbled, unknown or too new is refused under its own code', () => {
  test('the digest must be there and must fit the bytes', async () => {
    const report = aReport()
    const wrong = { [headers.contentDigest]: 'sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:' }
    expect(await refusal(heart.as('wang').putReport(report, newUuid(), wrong))).toEqual([400, 'digest_mismatch'])
    const missing = heart.as('wang').send('PUT', paths.report(report.reportId), {
      json: report,
      headers: { [headers.idempotencyKey]: idempotencyKey(newUuid()) },
    })
    expect(await refusal(missing)).toEqual([400, 'bad_header'])
    const noKey = { [headers.idempotencyKey]: 'bare' }
    expect(await refusal(heart.as('wang').putReport(report, newUuid(), noKey))).toEqual([400, 'bad_header'])
    expect((await heart.as('wang').feed('mine')).items).toEqual([])
  })

  test('a manifest of a newer phone is told to wait for the upgrade, whatever else is in it', async () => {
    const report = { ...aReport(), schema: 2, somethingNew: true }
    expect(await refusal(heart.as('wang').putReport(report))).toEqual([426, 'upgrade_required'])
  })

  test('an unknown category, and a path that names another report', async () => {
    const unknown = aReport({ categoryId: 'no-such-thing' })
    expect(await refusal(heart.as('wang').putReport(unknown))).toEqual([422, 'unknown_category'])
    const bytes = JSON.stringify(aReport())
    const sent = heart.as('wang').send('PUT', paths.report(newUuid()), {
      body: bytes,
      headers: {
        'content-type': 'application/json',
        [headers.idempotencyKey]: idempotencyKey(newUuid()),
        [headers.contentDigest]: `sha-256=:${Buffer.from(sha256(Buffer.from(bytes)), 'hex').toString('base64')}:`,
      },
    })
    expect(await refusal(sent)).toEqual([400, 'bad_body'])
  })

  test('a stranger, another site, a handler with no session', async () => {
    const report = aReport()
    const anonymous = heart.app.request(paths.report(report.reportId), { method: 'PUT' })
    expect(await refusal(anonymous)).toEqual([401, 'sign_in_required'])
    const fromElsewhere = { 'sec-fetch-site': 'cross-site' }
    expect(await refusal(heart.as('wang').putReport(report, newUuid(), fromElsewhere))).toEqual([403, 'cross_site'])
    const otherOrigin = { origin: 'https://evil.example' }
    expect(await refusal(heart.as('wang').putReport(report, newUuid(), otherOrigin))).toEqual([403, 'cross_site'])
    const ours = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
    expect((await heart.as('wang').putReport(report, newUuid(), ours)).status).toBe(201)
  })
})

describe('the grid is found on the server', () => {
  const gridOf = async (report: ReturnType<typeof aReport>) => {
    await heart.as('wang').putReport(report)
    const [item] = (await heart.as('wang').feed('mine')).items
    return item?.kind === 'case' ? item.case.gridId : undefined
  }
  const place = { source: 'gps' as const, accuracy: null, at: null, buildingId: null, unit: null, spot: null }

  test('by the point', async () => {
    expect(await gridOf(aReport({ place: { ...place, ...at(100, 0) } }))).toBe('g4')
  })

  test('by the building, when one is named, even if the phone measured somewhere else', async () => {
    expect(await gridOf(aReport({ place: { ...place, ...at(100, 0), buildingId: 'b12' } }))).toBe('g3')
  })

  test('none without a place or outside of all grids; the leader of unplaced cases sees it', async () => {
    expect(await gridOf(aReport({ place: null }))).toBeNull()
    expect(
      (
        await heart
          .as('li')
          .send('GET', paths.deskCounts)
          .then((r) => r.json())
      ).submitted,
    ).toBe(1)
    expect(
      (
        await heart
          .as('sun')
          .send('GET', paths.deskCounts)
          .then((r) => r.json())
      ).submitted,
    ).toBe(0)
  })
})

test('many reports at once all come in, each with a number of its own', async () => {
  const reports = Array.from({ length: 150 }, () => aReport({ photos: [photoOf(Buffer.from(newUuid())).ref] }))
  const answers = await Promise.all(reports.map((report) => heart.as('wang').putReport(report)))
  const receipts = await Promise.all(answers.map(receiptOf))
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
  expect(receipts.map((receipt) => receipt.seq).sort((a, b) => a - b)).toEqual(reports.map((_, i) => i + 1))
})
