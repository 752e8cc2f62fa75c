import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { meSchema } from '../../../domain/person.ts'
import { enrolmentSchema, helloSchema, paths } from '../../../domain/wire.ts'
import { cookieFrom, type ShellApp, shellApp } from '../shell/shell-app.ts'

const DAY_MS = 86_400_000
let shell: ShellApp

beforeEach(async () => {
  shell = await shellApp()
})
afterEach(() => shell.close())

const look = (secret: string) => shell.post(paths.enrolmentLook, { secret })
const claim = (secret: string, headers = {}) => shell.post(paths.enrolmentClaim, { secret }, headers)
const me = (cookie: string) => shell.app.request(paths.me, { headers: { cookie } })
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code // our own problem+json

describe('an enrolment link', () => {
  test('names the person, the posts and the community when looked at, as often as one looks', async () => {
    const secret = await shell.invite()
    await look(secret)
    const answer = await look(secret)
    expect(answer.status).toBe(200)
    expect(enrolmentSchema.parse(await answer.json())).toEqual({
      person: { name: '李网格长', posts: [{ role: 'grid_leader', gridIds: ['g3'] }] },
      community: { id: shell.community.id, name: shell.community.name },
      demo: true,
    })
    expect((await claim(secret)).status).toBe(200)
  })

  test('signs in once: the second claim is told that it was used', async () => {
    const secret = await shell.invite()
    expect((await claim(secret)).status).toBe(200)
    const second = await claim(secret)
    expect([second.status, await codeOf(second), second.headers.get('set-cookie')]).toEqual([
      410,
      'enrolment_used',
      null,
    ])
    expect((await look(secret)).status).toBe(410)
  })

  test('of twenty claims at once exactly one signs in', async () => {
    const secret = await shell.invite()
    const answers = await Promise.all(Array.from({ length: 20 }, () => claim(secret)))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  })

  test('is worth nothing after its time, nor when nobody made it', async () => {
    const secret = await shell.invite({ expiresAt: shell.clock.now + 15 * 60_000 })
    shell.clock.now += 15 * 60_000
    const late = await claim(secret)
    expect([late.status, await codeOf(late)]).toEqual([404, 'enrolment_invalid'])
    expect((await look('A'.repeat(43))).status).toBe(404)
  })

  test('of the demo signs in again and again', async () => {
    const secret = await shell.invite({ reusable: true })
    const cookies = [cookieFrom(await claim(secret)), cookieFrom(await claim(secret))]
    expect(new Set(cookies).size).toBe(2)
    for (const cookie of cookies) expect((await me(cookie)).status).toBe(200)
  })

  test('of the demo is unknown to a production server', async () => {
    const production = await shellApp({ demo: false })
    const secret = await production.invite({ reusable: true })
    for (const path of [paths.enrolmentLook, paths.enrolmentClaim]) {
      const answer = await production.post(path, { secret })
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'enrolment_invalid'])
    }
    await production.close()
  })

  test.each([{}, { secret: 1 }, { secret: 'short' }, { secret: 'A'.repeat(43), more: 1 }, [], null, 'x'])(
    'refuses the body %j with a stable code',
    async (body) => {
      for (const path of [paths.enrolmentLook, paths.enrolmentClaim]) {
        const answer = await shell.post(path, body)
        expect([answer.status, await codeOf(answer)]).toEqual([400, 'bad_body'])
      }
    },
  )
})

describe('the session cookie', () => {
  test('on http is kept for 90 days and hidden from scripts and other sites', async () => {
    const cookie = (await claim(await shell.invite())).headers.get('set-cookie')
    expect(cookie).toMatch(/^woodpecker=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Strict$/)
  })

  test('on https is also bound to this host', async () => {
    const secured = await shellApp({ secure: true })
    const secret = await secured.invite()
    const answer = await secured.post(paths.enrolmentClaim, { secret })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-woodpecker=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Strict; Secure$/,
    )
    const plain = cookieFrom(answer).replace('__Host-', '')
    const asked = (cookie: string) => secured.app.request(paths.me, { headers: { cookie } })
    expect([(await asked(cookieFrom(answer))).status, (await asked(plain)).status]).toEqual([200, 401])
    await secured.close()
  })

  test('says who is signed in, and nothing that another phone could use', async () => {
    const cookie = cookieFrom(await claim(await shell.invite()))
    const answer = await me(`theme=dark; ${cookie}; x=1`)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(meSchema.parse(await answer.json())).toEqual({
      personId: 'leader',
      name: '李网格长',
      communityId: shell.community.id,
      posts: [{ role: 'grid_leader', gridIds: ['g3'] }],
    })
  })

  test.each(['', 'woodpecker=', 'woodpecker=abc', `woodpecker=${'A'.repeat(43)}`, 'woodpecker=%00%ff'])(
    'a made-up cookie %j is nobody',
    async (cookie) => {
      expect((await me(cookie)).status).toBe(401)
    },
  )

  test('ends with signing out, at once and for good', async () => {
    const cookie = cookieFrom(await claim(await shell.invite()))
    expect((await me(cookie)).status).toBe(200)
    const out = await shell.app.request(paths.session, { method: 'DELETE', headers: { cookie } })
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringContaining('woodpecker=; Path=/; Max-Age=0'),
    ])
    expect((await me(cookie)).status).toBe(401)
  })

  test('ends when somebody else signs in with the same browser', async () => {
    const first = cookieFrom(await claim(await shell.invite()))
    const second = cookieFrom(await claim(await shell.invite(), { cookie: first }))
    expect([(await me(first)).status, (await me(second)).status]).toEqual([401, 200])
  })

  test('lasts 90 days without a visit, and every visit in their second half begins them anew', async () => {
    const cookie = cookieFrom(await claim(await shell.invite()))
    shell.clock.now += 44 * DAY_MS
    expect((await me(cookie)).headers.get('set-cookie')).toBeNull()
    shell.clock.now += 2 * DAY_MS
    expect((await me(cookie)).headers.get('set-cookie')).toContain('Max-Age=7776000')
    shell.clock.now += 89 * DAY_MS
    expect((await me(cookie)).status).toBe(200)
    shell.clock.now += 90 * DAY_MS
    expect((await me(cookie)).status).toBe(401)
  })
})

describe('what a phone reads of its community', () => {
  const community = (headers: Record<string, string>) => shell.app.request(paths.community, { headers })

  test('comes whole, packed where the phone can unpack it, and not again while it is the current version', async () => {
    const cookie = cookieFrom(await claim(await shell.invite()))
    const plain = await community({ cookie })
    expect(await plain.json()).toEqual(shell.community)
    const packed = await community({ cookie, 'accept-encoding': 'gzip, br' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const tag = plain.headers.get('etag') ?? ''
    expect((await community({ cookie, 'if-none-match': tag })).status).toBe(304)
    const { version: _, ...content } = { ...shell.community, name: '改了名的社区' }
    await shell.stores.communities.write(content)
    expect((await community({ cookie, 'if-none-match': tag })).status).toBe(200)
  })
})

describe('what anybody may ask', () => {
  test('healthz says ok while the database answers, and 503 when it does not', async () => {
    const ok = await shell.app.request('/healthz')
    expect([ok.status, await ok.json()]).toEqual([200, expect.objectContaining({ status: 'ok' })])
    const other = await shellApp()
    await other.stores.close()
    expect((await other.app.request('/healthz')).status).toBe(503)
  })

  test('hello tells the same epoch before and after signing in', async () => {
    const cookie = cookieFrom(await claim(await shell.invite()))
    const asked: Record<string, string>[] = [{}, { cookie }]
    const epochs = await Promise.all(
      asked.map(
        async (headers) => helloSchema.parse(await (await shell.app.request(paths.hello, { headers })).json()).epoch,
      ),
    )
    expect(epochs[0]).toMatch(/./)
    expect(epochs[1]).toBe(epochs[0])
  })
})
