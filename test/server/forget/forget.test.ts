import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reconcileAnswerSchema } from '../../../domain/reconcile.ts'
import { headers, idempotencyKey, paths } from '../../../domain/wire.ts'
import { forgetReport } from '../../../server/admin/forget-report.ts'
import { dataFiles } from '../../../server/start/data-folder.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, digest, newUuid, type PhotoBytes, photoOf, refusal, sha256 } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

let heart: Heart
let photos: [PhotoBytes, PhotoBytes]
let report: ReturnType<typeof aReport>
const opId = newUuid()
const actId = newUuid()
const supplement = { act: 'supplement', supplement: { categoryId: 'clutter' } }

beforeEach(async () => {
  heart = await openHeart()
  photos = [photoOf(await rawPhoto()), photoOf(await rawPhoto())]
  report = aReport({ photos: photos.map((photo) => photo.ref) })
  await heart.as('wang').putReport(report, opId)
  await heart.as('wang').upload(photos[0])
  await heart.as('wang').create(photos[1])
  await heart.as('wang').act(report.caseId, supplement, null, actId)
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const forget = (reportId = report.reportId) =>
  forgetReport({ command: 'forget-report', reportId, communityId: null }, { ...heart.stores, now: heart.clock.now })
const filesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : []
const manifestSha256 = () => sha256(Buffer.from(JSON.stringify(report)))

describe('a report that is forgotten', () => {
  test('leaves nothing of what was said and seen, neither in tables nor in files', async () => {
    expect(filesIn(dataFiles(heart.folder).photos)).toHaveLength(2)
    expect(await forget()).toBe(2)
    const { journal } = heart.stores
    const { id } = heart.community
    expect(await journal.findCase(id, report.caseId)).toBeNull()
    expect(await journal.readFiles(id, [report.caseId])).toEqual([])
    expect(await journal.ownReports(id, 'wang', [report.caseId])).toEqual(new Map())
    expect(await journal.ownOperations(id, 'wang', [opId, actId])).toEqual([])
    expect(filesIn(dataFiles(heart.folder).photos)).toEqual([])
    expect(filesIn(dataFiles(heart.folder).uploads)).toEqual([])
  })

  test('is told gone to everybody who followed it', async () => {
    const cursors = [(await heart.as('wang').feed('mine')).next, (await heart.as('zhao').feed('near')).next]
    await forget()
    const mine = await heart.as('wang').feed('mine', cursors[0])
    const near = await heart.as('zhao').feed('near', cursors[1])
    const gone = [expect.objectContaining({ kind: 'gone', caseId: report.caseId })]
    expect([mine.items, near.items]).toEqual([gone, gone])
    expect((await heart.as('wang').feed('mine')).items).toEqual([])
  })

  test('never comes back: a late replay, receipt, upload, act, evidence and rescue are told gone', async () => {
    await forget()
    const wang = heart.as('wang')
    const manifest = JSON.stringify(report)
    const file = { personId: 'wang', opId, manifest, manifestSha256: manifestSha256() }
    const late = [
      wang.putReport(report, opId),
      wang.putReport(report, newUuid()),
      wang.send('GET', paths.receipt(report.reportId)),
      wang.create(photos[0], 'a2'),
      wang.patch(photos[1].ref.id, 0, photos[1].bytes),
      wang.act(report.caseId, supplement, null, actId),
      wang.act(report.caseId, { act: 'withdraw' }, null),
      heart.as('chen').send('POST', paths.evidence(report.caseId), { json: { photos: [photos[0].ref] } }),
      heart.as('li').send('PUT', paths.rescue(report.reportId), { json: file }),
    ]
    for (const answer of late) expect(await refusal(answer)).toEqual([410, 'gone'])
    expect(filesIn(dataFiles(heart.folder).photos)).toEqual([])
    expect(await heart.stores.journal.findCase(heart.community.id, report.caseId)).toBeNull()
  })

  test('is told gone when a phone reconciles, with the acts on it', async () => {
    await forget()
    const offered = { reportId: report.reportId, opId, manifestSha256: manifestSha256(), photos: [] }
    const act = { opId: actId, caseId: report.caseId, bodySha256: sha256(Buffer.from(JSON.stringify(supplement))) }
    const answer = await heart.as('wang').send('POST', paths.reconcile, { json: { reports: [offered], acts: [act] } })
    const { reports, acts } = reconcileAnswerSchema.parse(await answer.json())
    expect([reports[0]?.state, acts[0]?.state]).toEqual(['gone', 'gone'])
  })

  test('is not there for who has its id and not its bytes; its other ids stay taken', async () => {
    await forget()
    const other = aReport({ reportId: report.reportId })
    expect(await refusal(heart.as('zhao').putReport(other))).toEqual([404, 'not_found'])
    expect(await refusal(heart.as('wang').putReport(aReport({ caseId: report.caseId })))).toEqual([422, 'key_reused'])
    const samePhoto = aReport({ photos: [photos[0].ref] })
    expect(await refusal(heart.as('wang').putReport(samePhoto))).toEqual([422, 'key_reused'])
  })

  test('does not stop others that come in the same breath', async () => {
    await forget()
    const fresh = aReport()
    const answers = await Promise.all([heart.as('wang').putReport(report, opId), heart.as('zhao').putReport(fresh)])
    expect(answers.map(({ status }) => status)).toEqual([410, 201])
  })
})

test('what is not there cannot be forgotten, and is said so', async () => {
  await expect(forget(newUuid())).rejects.toThrow('no such report')
  await forget()
  await expect(forget()).rejects.toThrow('no such report')
})

test('files that a crash kept from going go with the next sweep', async () => {
  const before = filesIn(dataFiles(heart.folder).photos)
  await heart.stores.journal.forgetReport(heart.community.id, report.reportId, heart.clock.now)
  expect(filesIn(dataFiles(heart.folder).photos)).toHaveLength(before.length)
  const { sweepFiles } = await import('../../../server/uploads/sweep-uploads.ts')
  await sweepFiles({ ...heart.stores, now: () => Date.now() })
  expect(filesIn(dataFiles(heart.folder).photos)).toEqual([])
  expect(await heart.stores.journal.filesToRemove()).toEqual([])
})

test('control: the same body under a report that was not forgotten is a replay, not gone', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(report))
  const sent = { [headers.idempotencyKey]: idempotencyKey(opId), [headers.contentDigest]: digest(bytes) }
  const answer = await heart.as('wang').send('PUT', paths.report(report.reportId), {
    body: bytes,
    headers: { 'content-type': 'application/json', ...sent },
  })
  expect(answer.status).toBe(200)
})
