import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ReconcileRequest, reconcileAnswerSchema } from '../../../domain/reconcile.ts'
import type { ReportManifest } from '../../../domain/report.ts'
import { paths } from '../../../domain/wire.ts'
import { dataFiles } from '../../../server/start/data-folder.ts'
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

const hashOf = (value: unknown) => sha256(Buffer.from(JSON.stringify(value)))
const offered = (manifest: ReportManifest, opId = newUuid()): ReconcileRequest['reports'][number] => ({
  reportId: manifest.reportId,
  opId,
  manifestSha256: hashOf(manifest),
  photos: manifest.photos.map((photo) => ({ id: photo.id, sha256: photo.sha256 })),
})
async function ask(who: Member, wish: Partial<ReconcileRequest>) {
  const answer = await heart.as(who).send('POST', paths.reconcile, { json: { reports: [], acts: [], ...wish } })
  expect(answer.status).toBe(200)
  return reconcileAnswerSchema.parse(await answer.json())
}

describe('a phone asks what of its delivered work is here', () => {
  test('what is here is said to be here, photo by photo; what never came is missing', async () => {
    const [sent, awaiting] = [photoOf(await rawPhoto()), photoOf(randomBytes(20))]
    const here = aReport({ photos: [sent.ref, awaiting.ref] })
    const never = aReport()
    await heart.as('wang').putReport(here)
    await heart.as('wang').upload(sent)
    const answer = await ask('wang', { reports: [offered(here), offered(never)] })
    expect(answer).toEqual({
      epoch: (await heart.stores.journal.head(heart.community.id)).epoch,
      reports: [
        {
          reportId: here.reportId,
          state: 'have',
          photos: [
            { id: sent.ref.id, state: 'have' },
            { id: awaiting.ref.id, state: 'missing' },
          ],
        },
        { reportId: never.reportId, state: 'missing', photos: [{ id: never.photos[0]?.id, state: 'missing' }] },
      ],
      acts: [],
    })
  })

  test('a photo refused for good is no longer asked for', async () => {
    const broken = photoOf(randomBytes(40))
    const report = aReport({ photos: [broken.ref] })
    await heart.as('wang').putReport(report)
    await heart.as('wang').upload(broken)
    expect((await ask('wang', { reports: [offered(report)] })).reports[0]?.photos[0]?.state).toBe('have')
  })

  test('a photo whose file is gone is missing, and can be sent again', async () => {
    const photo = photoOf(await rawPhoto())
    const report = aReport({ photos: [photo.ref] })
    await heart.as('wang').putReport(report)
    await heart.as('wang').upload(photo)
    rmSync(dataFiles(heart.folder).photos, { recursive: true })
    expect((await ask('wang', { reports: [offered(report)] })).reports[0]?.photos[0]?.state).toBe('missing')
    expect((await (await heart.as('wang').upload(photo, 'a2')).json()).photo.state).toBe('stored')
    expect((await ask('wang', { reports: [offered(report)] })).reports[0]?.photos[0]?.state).toBe('have')
  })

  test('acts are told by their operation and the hash of their body', async () => {
    const report = aReport()
    await heart.as('wang').putReport(report)
    const opId = newUuid()
    const act = { act: 'supplement', supplement: { categoryId: 'clutter' } }
    await heart.as('wang').act(report.caseId, act, null, opId)
    const mine = { opId, caseId: report.caseId, bodySha256: hashOf(act) }
    const other = { ...mine, bodySha256: 'a'.repeat(64) }
    const never = { ...mine, opId: newUuid() }
    const answer = await ask('wang', { acts: [mine, other, never] })
    expect(answer.acts.map(({ state }) => state)).toEqual(['have', 'missing', 'missing'])
  })

  test('nobody learns anything of somebody else’s: it is missing, as if it were not there', async () => {
    const report = aReport()
    await heart.as('wang').putReport(report)
    const opId = newUuid()
    await heart.as('wang').act(report.caseId, { act: 'withdraw' }, null, opId)
    const acts = [{ opId, caseId: report.caseId, bodySha256: hashOf({ act: 'withdraw' }) }]
    for (const who of ['zhao', 'li'] as const) {
      const answer = await ask(who, { reports: [offered(report)], acts })
      expect([answer.reports[0]?.state, answer.acts[0]?.state]).toEqual(['missing', 'missing'])
    }
  })

  test('more than a hundred at once are refused', async () => {
    const reports = Array.from({ length: 101 }, () => offered(aReport()))
    const answer = heart.as('wang').send('POST', paths.reconcile, { json: { reports, acts: [] } })
    expect(await refusal(answer)).toEqual([400, 'bad_body'])
  })
})
