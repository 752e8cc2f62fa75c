import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headers, idempotencyKey, paths, REFUSALS, revisionTag } from '../../../domain/wire.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { aReport, digest, newPhotoId, newUuid, sha256 } from '../heart/phone.ts'

let heart: Heart
const report = aReport()
beforeAll(async () => {
  heart = await openHeart()
  await heart.as('wang').putReport(report)
  await heart.as('li').act(report.caseId, { act: 'accept' }, 1)
  await heart.as('li').act(report.caseId, { act: 'dispatch', handlerId: 'chen', task: '', dueAt: null }, 2)
})
afterAll(() => heart.close())

type Route = { name: string; method: string; path: () => string; who: Member; good: () => Record<string, unknown> }

const fresh = aReport()
const photoRef = () => ({ id: newPhotoId(), sha256: 'a'.repeat(64), size: 5, type: 'image/jpeg' })
const acts = paths.acts(report.caseId)
const sealed = JSON.stringify(fresh)
const utf8 = (text: string) => new TextEncoder().encode(text)
const supplement = { categoryId: 'clutter', kind: null, words: '', place: fresh.place }
/** Every route that takes JSON, with a body it would take if the rest were right. */
const ROUTES: Route[] = [
  { name: 'report', method: 'PUT', path: () => paths.report(fresh.reportId), who: 'wang', good: () => ({ ...fresh }) },
  {
    name: 'supplement',
    method: 'POST',
    path: () => acts,
    who: 'wang',
    good: () => ({ act: 'supplement', supplement }),
  },
  { name: 'settle', method: 'POST', path: () => acts, who: 'li', good: () => ({ act: 'settle', gridId: 'g4' }) },
  { name: 'decline', method: 'POST', path: () => acts, who: 'li', good: () => ({ act: 'decline', reason: 'x' }) },
  {
    name: 'dispatch',
    method: 'POST',
    path: () => acts,
    who: 'li',
    good: () => ({ act: 'dispatch', handlerId: 'chen', task: '', dueAt: null }),
  },
  { name: 'return', method: 'POST', path: () => acts, who: 'chen', good: () => ({ act: 'return', reason: 'x' }) },
  {
    name: 'done',
    method: 'POST',
    path: () => acts,
    who: 'chen',
    good: () => ({ act: 'done', photoIds: [newPhotoId()], note: '' }),
  },
  { name: 'verify', method: 'POST', path: () => acts, who: 'wu', good: () => ({ act: 'verify', note: '' }) },
  { name: 'fail', method: 'POST', path: () => acts, who: 'wu', good: () => ({ act: 'fail', reason: 'x' }) },
  {
    name: 'evidence',
    method: 'POST',
    path: () => paths.evidence(report.caseId),
    who: 'chen',
    good: () => ({ photos: [photoRef()] }),
  },
  {
    name: 'reconcile',
    method: 'POST',
    path: () => paths.reconcile,
    who: 'wang',
    good: () => ({
      reports: [{ reportId: newUuid(), opId: newUuid(), manifestSha256: 'a'.repeat(64), photos: [] }],
      acts: [{ opId: newUuid(), caseId: newUuid(), bodySha256: 'a'.repeat(64) }],
    }),
  },
  {
    name: 'rescue',
    method: 'PUT',
    path: () => paths.rescue(fresh.reportId),
    who: 'li',
    good: () => ({ personId: 'wang', opId: newUuid(), manifest: sealed, manifestSha256: sha256(utf8(sealed)) }),
  },
  {
    name: 'look at a link',
    method: 'POST',
    path: () => paths.enrolmentLook,
    who: 'wang',
    good: () => ({ secret: 'x'.repeat(43) }),
  },
  {
    name: 'claim a link',
    method: 'POST',
    path: () => paths.enrolmentClaim,
    who: 'wang',
    good: () => ({ secret: 'x'.repeat(43) }),
  },
]

function send(route: Route, bytes: Uint8Array<ArrayBuffer>, extra: Record<string, string> = {}): Promise<Response> {
  return heart.as(route.who).send(route.method, route.path(), {
    body: bytes,
    headers: {
      'content-type': 'application/json',
      [headers.idempotencyKey]: idempotencyKey(newUuid()),
      [headers.ifMatch]: revisionTag(3),
      [headers.contentDigest]: digest(bytes),
      ...extra,
    },
  })
}

/** All that the database and the folders hold, as one number that must not move. */
async function held(): Promise<unknown> {
  const { seq } = await heart.stores.journal.head(heart.community.id)
  const files = await heart.stores.journal.readFiles(heart.community.id, [report.caseId, fresh.caseId])
  return { seq, files }
}

async function expectRefused(answer: Response, what: string): Promise<void> {
  const text = await answer.text()
  expect([what, answer.status, text].join(' ')).toMatch(/ 4\d\d \{/)
  expect([what, answer.headers.get('content-type')]).toEqual([what, 'application/problem+json'])
  expect(REFUSALS, what).toContain(JSON.parse(text).code)
}

const odd: unknown[] = [null, true, 0, -1, 1e308, 1.5, '', 'x'.repeat(5000), '\u0000', '\ud800', [], [[]], {}, { a: 1 }]

describe.each(ROUTES)('$name', (route) => {
  test('refuses every body with a part missing, added or of another kind, and keeps nothing of it', async () => {
    const before = await held()
    const good = route.good()
    for (const key of Object.keys(good)) {
      const { [key]: _, ...missing } = good
      await expectRefused(await send(route, utf8(JSON.stringify(missing))), `without ${key}`)
      for (const value of odd) {
        if (isFine(key, value)) continue
        const body = JSON.stringify({ ...good, [key]: value })
        await expectRefused(await send(route, utf8(body)), `${key}: ${body.slice(0, 200)}`)
      }
    }
    await expectRefused(await send(route, utf8(JSON.stringify({ ...good, extra: 1 }))), 'extra')
    await expectRefused(await send(route, utf8(JSON.stringify({ ...good, ['__proto__']: { x: 1 } }))), '__proto__')
    for (const value of odd) await expectRefused(await send(route, utf8(JSON.stringify(value))), JSON.stringify(value))
    expect(await held()).toEqual(before)
    expect(heart.logged).toEqual([])
  })

  test('refuses what is no JSON, no UTF-8, too large, too deep or of another type', async () => {
    const before = await held()
    const good = JSON.stringify(route.good())
    const huge = JSON.stringify({ ...route.good(), padding: 'x'.repeat(200_000) })
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
    const deepInside = good.replace(/\}$/, `,"x":${'{"a":'.repeat(100)}1${'}'.repeat(100)}}`)
    for (const text of ['', '{', '{"a":}', `${good}x`, 'null null', huge, deep, deepInside]) {
      await expectRefused(await send(route, utf8(text)), text.slice(0, 60))
    }
    const notUtf8 = new Uint8Array([...utf8('{"a":"'), 0xff, 0xfe, 0xc0, ...utf8('"}')])
    await expectRefused(await send(route, notUtf8), 'not UTF-8')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      await expectRefused(await send(route, utf8(good), { 'content-type': type }), type)
    }
    expect(await held()).toEqual(before)
    expect(heart.logged).toEqual([])
  })

  test('refuses odd headers', async () => {
    const before = await held()
    const odd: Record<string, string>[] = [{ origin: 'null' }, { 'sec-fetch-site': 'x' }]
    if (!route.name.includes('link')) odd.push({ [headers.contentDigest]: 'sha-256=nonsense' })
    for (const extra of odd) {
      await expectRefused(await send(route, utf8(JSON.stringify(route.good())), extra), JSON.stringify(extra))
    }
    expect(await held()).toEqual(before)
  })
})

/** Values of the list that are no mistake in this place. */
function isFine(key: string, value: unknown): boolean {
  if (Array.isArray(value) && value.length === 0) return ['reports', 'acts'].includes(key)
  if (value === null) return ['takenAt', 'categoryId', 'kind', 'place', 'dueAt'].includes(key)
  if (typeof value === 'number') return ['takenAt', 'sealedAt', 'dueAt'].includes(key) && Number.isSafeInteger(value)
  if (typeof value === 'string') return ['words', 'task', 'note', 'kind', 'reason'].includes(key) && isPlain(value)
  return false
}
const isPlain = (value: string) => value.length <= 300 && value !== '\u0000'

test('the good bodies are good: what the tests above change is what is refused', async () => {
  const statuses = await Promise.all(
    ROUTES.filter((route) => ['report', 'evidence', 'reconcile'].includes(route.name)).map(
      async (route) => (await send(route, utf8(JSON.stringify(route.good())))).status,
    ),
  )
  expect(statuses).toEqual([201, 200, 200])
  const rescue = ROUTES.find((route) => route.name === 'rescue')
  expect(rescue && (await send(rescue, utf8(JSON.stringify(rescue.good())))).status).toBe(200) // a replay of the report above
})

describe('addresses', () => {
  test.each([
    '/v1/reports/%',
    '/v1/reports/%00',
    '/v1/reports/%E0%A4%A/receipt',
    '/v1/cases/%C0%AE/acts',
    '/v1/desk/cases/%00',
    '/v1/photos/%/%',
    '/v1/uploads/%ff/%ff',
    '/v1/nothing',
    `/v1/reports/${'a'.repeat(5000)}`,
    '/v1/feed?scope=%00&after=%',
    '/v1/feed?scope[]=mine',
    '/v1/desk/cases?tab=__proto__',
  ])('%s is refused on every method', async (path) => {
    for (const method of ['GET', 'PUT', 'POST', 'PATCH', 'DELETE']) {
      for (const who of ['wang', 'zheng'] as const) {
        const answer = await heart.as(who).send(method, path, {
          headers: { [headers.idempotencyKey]: idempotencyKey(newUuid()), [headers.ifMatch]: revisionTag(1) },
        })
        await expectRefused(answer, `${method} ${path}`)
      }
    }
    expect(heart.logged).toEqual([])
  })
})
