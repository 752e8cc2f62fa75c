import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReportManifest } from '../../../domain/report.ts'
import { paths } from '../../../domain/wire.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, newUuid, type PhotoBytes, photoOf, refusal } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

let heart: Heart
let report: ReportManifest
let photo: PhotoBytes
/** An odd second, so that it could be recognised. */
const RECEIVED = Date.UTC(2026, 9, 12, 3, 17, 43, 211)
const HOUR = Date.UTC(2026, 9, 12, 3)

beforeEach(async () => {
  heart = await openHeart()
  heart.clock.now = RECEIVED
  photo = photoOf(await rawPhoto())
  report = aReport({
    takenAt: RECEIVED - 40_000,
    sealedAt: RECEIVED - 20_000,
    words: 'CANARY-words',
    kind: 'CANARY-kind',
    place: {
      source: 'gps',
      lat: 28.370512345,
      lng: 121.354512345,
      accuracy: 7.7,
      at: RECEIVED - 50_000,
      buildingId: 'b12',
      unit: 'CANARY-unit',
      spot: 'CANARY-spot',
    },
    photos: [photo.ref],
  })
  await heart.as('wang').putReport(report)
  await heart.as('wang').upload(photo)
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

/** Everything a handler can read about the case after each step, in one text. */
async function handlersReading(): Promise<string> {
  const supplement = { words: 'CANARY-later' }
  await heart.as('wang').act(report.caseId, { act: 'supplement', supplement }, null)
  heart.clock.now += 7_201_234 // from here on only staff acts, whose times are no secret
  await heart.as('li').act(report.caseId, { act: 'accept' }, 2)
  await heart.as('li').act(report.caseId, { act: 'dispatch', handlerId: 'chen', task: '挪车', dueAt: null }, 3)
  const late = await heart.as('chen').act(report.caseId, { act: 'start' }, 1)
  const task = await heart.as('chen').feed('tasks')
  const near = await heart.as('chen').feed('near')
  const done = await heart.as('chen').act(report.caseId, { act: 'start' }, 4)
  return [await late.text(), JSON.stringify(task), JSON.stringify(near), await done.text()].join('\n')
}

describe('nobody is exposed', () => {
  test('nothing the handler reads carries words, unit, spot, kind in own words, exact point or second', async () => {
    const reading = await handlersReading()
    expect(reading).toContain('挪车')
    for (const secret of ['CANARY', 'wang', '姓名-wang', 'b12-', '28.370512345', '121.354512345', report.reportId]) {
      expect(reading).not.toContain(secret)
    }
    const times = (reading.match(/\d{13}/g) ?? []).map(Number)
    expect(times).toContain(HOUR)
    for (const secret of [RECEIVED, RECEIVED - 20_000, RECEIVED - 40_000, RECEIVED - 50_000]) {
      expect(times).not.toContain(secret)
    }
    const [item] = (await heart.as('chen').feed('tasks')).items
    expect(item).toMatchObject({
      case: { audience: 'task', reportedHour: HOUR, buildingId: 'b12', kind: null, task: '挪车' },
    })
    const history = item?.kind === 'case' && item.case.audience === 'task' ? item.case.history : []
    const bare = { role: 'reporter', name: null, reason: null, photoIds: [], at: HOUR }
    expect(history.slice(0, 2)).toMatchObject([
      { type: 'report', ...bare },
      { type: 'supplement', ...bare },
    ])
  })

  test('the desk reads the words but never a name or id of who reported', async () => {
    for (const who of ['li', 'wu', 'zheng'] as const) {
      const text = await (await heart.as(who).send('GET', paths.deskCase(report.caseId))).text()
      expect(text).toContain('CANARY-words')
      expect(text).not.toContain('wang')
      expect(text).not.toContain(report.reportId)
    }
  })

  test('the neighbours read place of the building and day, nothing else', async () => {
    const { items } = await heart.as('zhao').feed('near')
    const center = heart.community.buildings.find((building) => building.id === 'b12')?.center
    expect(items).toEqual([
      {
        kind: 'case',
        seq: expect.any(Number),
        case: {
          audience: 'near',
          caseId: report.caseId,
          revision: 1,
          state: 'submitted',
          categoryId: 'ebike-parking',
          gridId: 'g3',
          buildingId: 'b12',
          point: center,
          day: Date.UTC(2026, 9, 11, 16),
        },
      },
    ])
  })
})

describe('each byte of a photo is authorised', () => {
  const path = () => paths.photo(photo.ref.id, 'evidence')

  test('for the reporter, the desk of its grid and the handler of the moment; for nobody else', async () => {
    for (const who of ['wang', 'li', 'wu', 'zheng'] as const) {
      const answer = await heart.as(who).send('GET', path())
      expect([who, answer.status]).toEqual([who, 200])
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cross-origin-resource-policy': 'same-origin',
      })
    }
    for (const who of ['zhao', 'sun', 'chen'] as const) {
      expect(await refusal(heart.as(who).send('GET', path()))).toEqual([404, 'not_found'])
    }
    expect(await refusal(Promise.resolve(heart.app.request(path())))).toEqual([401, 'sign_in_required'])
  })

  test('a handler sees it while the task is the own, no longer', async () => {
    await heart.as('li').act(report.caseId, { act: 'accept' }, 1)
    await heart.as('li').act(report.caseId, { act: 'dispatch', handlerId: 'chen', task: '', dueAt: null }, 2)
    expect((await heart.as('chen').send('GET', path())).status).toBe(200)
    expect((await heart.as('qian').send('GET', path())).status).toBe(404)
    await heart.as('li').act(report.caseId, { act: 'dispatch', handlerId: 'qian', task: '', dueAt: null }, 3)
    expect((await heart.as('chen').send('GET', path())).status).toBe(404)
    expect((await heart.as('qian').send('GET', paths.photo(photo.ref.id, 'thumbnail'))).status).toBe(200)
  })

  test('unknown photos and renditions, and photos that are not stored, are not found', async () => {
    expect((await heart.as('wang').send('GET', paths.photo(photo.ref.id, 'original'))).status).toBe(404)
    expect((await heart.as('wang').send('GET', paths.photo('0'.repeat(32), 'evidence'))).status).toBe(404)
    expect((await heart.as('wang').send('GET', '/v1/photos/..%2f..%2fetc/evidence')).status).toBe(404)
    const later = photoOf(await rawPhoto({ width: 200 }))
    await heart.as('wang').putReport(aReport({ reportId: newUuid(), photos: [later.ref] }))
    expect((await heart.as('wang').send('GET', paths.photo(later.ref.id, 'evidence'))).status).toBe(404)
  })
})
