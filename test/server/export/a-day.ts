import { type ExportKind, exportJobSchema } from '../../../domain/export-job.ts'
import { paths } from '../../../domain/wire.ts'
import type { Heart, Member } from '../heart/heart.ts'
import { aReport, photoOf } from '../heart/phone.ts'
import { dispatch, walkOf } from '../heart/walk.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

export const MONTH = '2026-10'
export const HOUR_MS = 3_600_000
/** An odd second, so that it could be recognised. */
export const RECEIVED = Date.UTC(2026, 9, 12, 3, 17, 43, 211)

export const wish = (kind: ExportKind, more: Record<string, unknown> = {}) => ({
  kind,
  from: MONTH,
  to: MONTH,
  grid: null,
  category: null,
  ...more,
})

/** A case walked to its end: two hours to 立案, one more to the handler, done in time, verified; then one put aside. */
export async function aDay(heart: Heart) {
  heart.clock.now = RECEIVED
  const photo = photoOf(await rawPhoto())
  const secret = {
    words: 'CANARY-words',
    kind: 'CANARY-kind',
    takenAt: RECEIVED - 40_000,
    sealedAt: RECEIVED - 20_000,
    photos: [photo.ref],
    place: {
      source: 'gps' as const,
      lat: 28.370512345,
      lng: 121.354512345,
      accuracy: 7.7,
      at: RECEIVED - 50_000,
      buildingId: 'b12',
      unit: 'CANARY-unit',
      spot: 'CANARY-spot',
    },
  }
  const closed = aReport(secret)
  await heart.as('wang').putReport(closed)
  await heart.as('wang').upload(photo)
  const walk = walkOf(heart, closed.caseId)
  heart.clock.now = RECEIVED + 2 * HOUR_MS
  await walk.step('li', { act: 'accept' })
  heart.clock.now = RECEIVED + 3 * HOUR_MS
  await walk.step('li', { ...dispatch, task: '=挪走车辆', dueAt: RECEIVED + 9 * HOUR_MS })
  await walk.step('chen', { act: 'start' })
  heart.clock.now = RECEIVED + 4 * HOUR_MS
  await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '好了' })
  heart.clock.now = RECEIVED + 5 * HOUR_MS
  await walk.step('li', { act: 'verify', note: '看过' })
  const second = aReport({ words: 'CANARY-words', categoryId: 'waste-sorting' })
  await heart.as('zhao').putReport(second)
  const later = walkOf(heart, second.caseId)
  await later.inProgress()
  await later.step('li', { act: 'suspend', reason: '等材料', reviewAt: RECEIVED + 48 * HOUR_MS })
  return { closed, second }
}

/** Everything that would say who reported, when to the second, from where exactly or in which words. */
export const SECRETS = (reportIds: readonly string[]) => [
  'CANARY',
  'wang',
  'zhao',
  'b12-',
  '28.370512345',
  '121.354512345',
  ...reportIds,
]

/** Asks for a file and waits until there is one. */
export async function exported(heart: Heart, who: Member, asked: Record<string, unknown>) {
  const phone = heart.as(who)
  const begun = await phone.send('POST', paths.exports, { json: asked })
  if (begun.status !== 202) throw new Error(`${begun.status} ${await begun.text()}`)
  const job = await finished(heart, who, exportJobSchema.parse(await begun.json()).exportId)
  const answer = await phone.send('GET', paths.exportFile(job.exportId))
  return { job, answer, bytes: new Uint8Array(await answer.clone().arrayBuffer()) }
}

/** An export once it has come to an end. */
export async function finished(heart: Heart, who: Member, exportId: string) {
  for (;;) {
    const job = exportJobSchema.parse(await (await heart.as(who).send('GET', paths.export(exportId))).json())
    if (job.state !== 'waiting' && job.state !== 'running') return job
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
