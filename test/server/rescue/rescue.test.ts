import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RescueRequest } from '../../../domain/rescue.ts'
import { paths, receiptSchema } from '../../../domain/wire.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { aReport, newUuid, photoOf, refusal, sha256 } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

type Manifest = ReturnType<typeof aReport>
const fileOf = (manifest: Manifest, opId = newUuid(), personId = 'wang'): RescueRequest => {
  const text = JSON.stringify(manifest)
  return { personId, opId, manifest: text, manifestSha256: sha256(Buffer.from(text)) }
}
const rescue = (who: Member, reportId: string, json: unknown) =>
  heart.as(who).send('PUT', paths.rescue(reportId), { json })

describe('a report is carried to the desk in a file', () => {
  test('it comes in as its own person’s, and the phone that sends it later gets the same receipt', async () => {
    const report = aReport()
    const opId = newUuid()
    const carried = await rescue('li', report.reportId, fileOf(report, opId))
    expect(carried.status).toBe(201)
    const receipt = receiptSchema.parse(await carried.json())
    const later = await heart.as('wang').putReport(report, opId)
    expect([later.status, await later.json()]).toEqual([200, receipt])
    expect((await heart.as('wang').feed('mine')).items).toHaveLength(1)
    expect((await heart.as('li').feed('mine')).items).toEqual([])
  })

  test('a file of what the phone has delivered meanwhile changes nothing', async () => {
    const report = aReport()
    const opId = newUuid()
    const first = await (await heart.as('wang').putReport(report, opId)).json()
    const carried = await rescue('li', report.reportId, fileOf(report, opId))
    expect([carried.status, await carried.json()]).toEqual([200, first])
  })

  test('its event says through whom it came; the case does not say whose it is', async () => {
    const report = aReport()
    await rescue('li', report.reportId, fileOf(report))
    const [file] = await heart.stores.journal.readFiles(heart.community.id, [report.caseId])
    expect(file?.events[0]).toMatchObject({ type: 'report', personId: null, payload: { rescuedBy: 'li' } })
    const desk = await (await heart.as('li').send('GET', paths.deskCase(report.caseId))).text()
    expect(desk).not.toContain('wang')
  })

  test('who carried it in may send its photos, and nobody else but its person', async () => {
    const [one, two] = [photoOf(await rawPhoto()), photoOf(await rawPhoto())]
    const report = aReport({ photos: [one.ref, two.ref] })
    await rescue('li', report.reportId, fileOf(report))
    expect(await refusal(heart.as('sun').create(one))).toEqual([404, 'photo_not_declared'])
    expect((await (await heart.as('li').upload(one)).json()).photo.state).toBe('stored')
    expect((await (await heart.as('wang').upload(two)).json()).photo.state).toBe('stored')
    expect((await (await heart.as('wang').upload(one, 'a2')).json()).photo.state).toBe('stored')
  })
})

describe('a rescue is refused', () => {
  const untouched = async (report: Manifest) =>
    expect(await heart.stores.journal.findCase(heart.community.id, report.caseId)).toBeNull()

  test('to everybody but leaders and admins', async () => {
    const report = aReport()
    for (const who of ['wang', 'chen', 'wu'] as const) {
      expect(await refusal(rescue(who, report.reportId, fileOf(report)))).toEqual([403, 'not_allowed'])
    }
    await untouched(report)
    expect((await rescue('zheng', report.reportId, fileOf(report))).status).toBe(201)
  })

  test('for a person this community does not know', async () => {
    const report = aReport()
    const posts = [{ role: 'reporter' as const, gridIds: null, kinds: [], from: 0, to: null }]
    await heart.stores.people.putPerson({ communityId: 'elsewhere', personId: 'stranger', name: '外人', posts })
    for (const personId of ['nobody', 'stranger']) {
      const file = fileOf(report, newUuid(), personId)
      expect(await refusal(rescue('li', report.reportId, file))).toEqual([404, 'not_found'])
    }
    await untouched(report)
  })

  test('when a character of the sealed text has changed, or it is another report', async () => {
    const report = aReport()
    const file = fileOf(report)
    const changed = { ...file, manifest: file.manifest.replace('占', '站') }
    expect(await refusal(rescue('li', report.reportId, changed))).toEqual([400, 'digest_mismatch'])
    expect(await refusal(rescue('li', newUuid(), file))).toEqual([400, 'bad_body'])
    const junk = randomBytes(30).toString('hex')
    const noJson = { ...file, manifest: junk, manifestSha256: sha256(Buffer.from(junk)) }
    expect(await refusal(rescue('li', report.reportId, noJson))).toEqual([400, 'bad_json'])
    await untouched(report)
  })

  test('under a foreign person’s name for a report that is somebody’s, and for other bytes of one', async () => {
    const report = aReport()
    const opId = newUuid()
    await heart.as('wang').putReport(report, opId)
    const asZhao = fileOf(report, opId, 'zhao')
    expect(await refusal(rescue('li', report.reportId, asZhao))).toEqual([404, 'not_found'])
    const other = fileOf({ ...report, words: '改了' }, opId)
    expect(await refusal(rescue('li', report.reportId, other))).toEqual([422, 'key_reused'])
  })

  test('for a manifest newer than this server', async () => {
    const report = aReport({ schema: 99 })
    expect(await refusal(rescue('li', report.reportId, fileOf(report)))).toEqual([426, 'upgrade_required'])
  })
})
