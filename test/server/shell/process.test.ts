import { readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { paths } from '../../../domain/wire.ts'
import { dataFolder, ready, runBuilt } from './run-main.ts'
import { cookieFrom } from './shell-app.ts'

const running = new Set<ReturnType<typeof runBuilt>>()

function start(env: Record<string, string>) {
  const run = runBuilt('main.js', env)
  running.add(run)
  return run
}
afterEach(async () => {
  for (const run of running) {
    run.child.kill('SIGKILL')
    await run.exited
  }
  running.clear()
})

const linkIn = (dir: string, key: string) =>
  JSON.parse(readFileSync(join(dir, 'demo-links.json'), 'utf8'))[key] as string // ours
const claim = (url: string, secret: string) =>
  fetch(`${url}${paths.enrolmentClaim}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret }),
  })

describe('the process', () => {
  test('says ready as its last line, answers healthz, and exits 0 on SIGTERM', async () => {
    const run = start({ DATA_DIR: dataFolder() })
    const url = await ready(run)
    expect(run.stdout().trimEnd().split('\n').at(-1)).toBe(`ready ${url}`)
    expect(url).toMatch(/^http:\/\/localhost:\d+$/)
    const health = await fetch(`${url}/healthz`)
    expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ status: 'ok' })])
    run.child.kill('SIGTERM')
    expect(await run.exited).toBe(0)
  })

  test('keeps secrets and names out of its log', async () => {
    const dir = dataFolder()
    const run = start({ DATA_DIR: dir, LOG_LEVEL: 'trace' })
    const url = await ready(run)
    const secret = linkIn(dir, 'reporter').split('#')[1] ?? ''
    const cookie = cookieFrom(await claim(url, secret))
    await fetch(`${url}${paths.me}`, { headers: { cookie } })
    run.child.kill('SIGTERM')
    await run.exited
    expect(run.stderr()).toContain('stopping')
    for (const canary of [secret, cookie.split('=')[1] ?? '', '王阿姨']) expect(run.stderr()).not.toContain(canary)
  })

  test('refuses a data folder that another process serves, and leaves that one alone', async () => {
    const dir = dataFolder()
    const url = await ready(start({ DATA_DIR: dir }))
    const second = start({ DATA_DIR: dir })
    expect(await second.exited).toBe(3)
    expect(second.stderr()).toMatch(/^woodpecker: DATA_DIR=.* is in use by another Woodpecker process.*\n$/)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  test('starts again after SIGKILL; sessions and links still hold', async () => {
    const dir = dataFolder()
    const first = start({ DATA_DIR: dir })
    const link = () => linkIn(dir, 'reporter')
    const cookie = cookieFrom(await claim(await ready(first), link().split('#')[1] ?? ''))
    const secret = link().split('#')[1]
    first.child.kill('SIGKILL')
    await first.exited
    const url = await ready(start({ DATA_DIR: dir }))
    expect((await fetch(`${url}${paths.me}`, { headers: { cookie } })).status).toBe(200)
    expect(link()).toBe(`${url}/join#${secret}`)
  })

  test.each([
    [{ PORT: 'eighty' }, /^woodpecker: PORT=eighty: /],
    [{ HOST: '0.0.0.0' }, /^woodpecker: HOST=0\.0\.0\.0: /],
    [{ WOODPECKER_MODE: 'test' }, /^woodpecker: WOODPECKER_MODE=test: /],
    [{ TLS_CERT: '/nowhere.pem', TLS_KEY: '/nowhere.key' }, /^woodpecker: TLS_CERT=\/nowhere\.pem: /],
    [{ TLS_CERT: '/dev/null', TLS_KEY: '/dev/null' }, /^woodpecker: TLS_CERT, TLS_KEY: /],
    [{ DATA_DIR: '/dev/null/x' }, /^woodpecker: DATA_DIR=\/dev\/null\/x: /],
  ])('with %j ends with code 2 and one line', async (env, line) => {
    const run = start({ DATA_DIR: dataFolder(), LOG_LEVEL: 'silent', ...env })
    expect(await run.exited).toBe(2)
    expect(run.stderr()).toMatch(line)
    expect(run.stderr().trimEnd().split('\n')).toHaveLength(1)
    expect(run.stdout()).toBe('')
  })

  test('says so when the port is taken, and gives the folder back', async () => {
    const taken = new URL(await ready(start({ DATA_DIR: dataFolder() }))).port
    const dir = dataFolder()
    const run = start({ DATA_DIR: dir, PORT: taken, LOG_LEVEL: 'silent' })
    expect([await run.exited, run.stderr()]).toEqual([2, expect.stringContaining(`PORT=${taken} is already in use`)])
    await ready(start({ DATA_DIR: dir }))
  })

  test('in production makes no sign-in of its own, and refuses the folder of the demo', async () => {
    const demo = dataFolder()
    const first = start({ DATA_DIR: demo })
    await ready(first)
    const secret = linkIn(demo, 'admin').split('#')[1] ?? ''
    first.child.kill('SIGTERM')
    await first.exited
    const refused = start({ DATA_DIR: demo, WOODPECKER_MODE: 'production' })
    expect([await refused.exited, refused.stderr()]).toEqual([2, expect.stringContaining('made by demo mode')])
    rmSync(join(demo, 'mode.json'))
    const unmarked = start({ DATA_DIR: demo, WOODPECKER_MODE: 'production' })
    expect([await unmarked.exited, unmarked.stderr()]).toEqual([2, expect.stringContaining('demo community')])
    const dir = dataFolder()
    const production = start({ DATA_DIR: dir, WOODPECKER_MODE: 'production' })
    const url = await ready(production)
    expect(production.stdout()).not.toContain('/join#')
    expect(() => linkIn(dir, 'admin')).toThrow()
    expect((await claim(url, secret)).status).toBe(404)
  })

  test('names PUBLIC_URL in links and in the ready line', async () => {
    const dir = dataFolder()
    expect(await ready(start({ DATA_DIR: dir, PUBLIC_URL: 'https://demo.example' }))).toBe('https://demo.example')
    expect(linkIn(dir, 'handler')).toMatch(/^https:\/\/demo\.example\/join#/)
  })
})

describe('stopping', () => {
  test('lets a request under way finish and takes no new connection', async () => {
    const run = start({ DATA_DIR: dataFolder() })
    const { port } = new URL(await ready(run))
    const socket = connect(Number(port), '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString()
    })
    const body = JSON.stringify({ secret: 'A'.repeat(43) })
    const head = [`POST ${paths.enrolmentLook} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json']
    socket.write(`${[...head, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body.slice(0, 10)}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    run.child.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 200))
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
    socket.write(body.slice(10))
    expect(await run.exited).toBe(0)
    expect(answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(answer).toContain('enrolment_invalid')
  })
})
