import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ShellApp, shellApp } from './shell-app.ts'

const SCRIPT = 'console.log(1)'
let shell: ShellApp

beforeAll(async () => {
  const outside = mkdtempSync(join(tmpdir(), 'woodpecker-page-'))
  const pageDir = join(outside, 'dist')
  mkdirSync(join(pageDir, 'assets'), { recursive: true })
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  writeFileSync(join(pageDir, 'index.html'), '<!doctype html>')
  writeFileSync(join(pageDir, 'sw.js'), '//')
  writeFileSync(join(pageDir, 'assets/index-1a2b.js'), SCRIPT)
  writeFileSync(join(pageDir, 'assets/index-1a2b.js.br'), brotliCompressSync(SCRIPT))
  writeFileSync(join(pageDir, 'assets/index-1a2b.js.gz'), gzipSync(SCRIPT))
  shell = await shellApp({ pageDir })
})
afterAll(() => shell.close())

const get = (path: string, headers: Record<string, string> = {}) => shell.app.request(path, { headers })
const navigate = { 'sec-fetch-mode': 'navigate', accept: 'text/html' }

describe('the page', () => {
  test.each(['/', '/index.html', '/sw.js'])('%s is asked for anew each time', async (path) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect((await get(path, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304)
  })

  test('assets with a hash in their name are kept for good', async () => {
    const answer = await get('/assets/index-1a2b.js')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(await answer.text()).toBe(SCRIPT)
  })

  test.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', null],
  ])('for %s the packing is %s', async (accepted, encoding) => {
    const answer = await get('/assets/index-1a2b.js', { 'accept-encoding': accepted })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    if (encoding === 'br') expect(brotliDecompressSync(await answer.arrayBuffer()).toString()).toBe(SCRIPT)
  })

  test.each(['/join', '/mine', '/desk/case/1'])('an address of the page itself, %s, gets the page', async (path) => {
    const answer = await get(path, navigate)
    expect([answer.status, await answer.text()]).toEqual([200, '<!doctype html>'])
  })

  test.each(['/assets/index-old.js', '/favicon.ico', '/v1/nothing', '/v1', '/assets/'])(
    'an unknown %s is a 404, not the page',
    async (path) => {
      const answer = await get(path, path.includes('.') || path.startsWith('/v1/') ? navigate : {})
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    },
  )

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e%5csecret.txt',
    '/%00/secret.txt',
    '/%ff%fe',
    '/%',
    '//secret.txt',
  ])('%s leads nowhere', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toBe('secret')
  })
})

describe('the headers of every answer', () => {
  test('hold the page to its own scripts, workers and connections', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? ''
    const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]))
    expect(Object.fromEntries(rules)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' blob: data:",
      'connect-src': "'self'",
      'worker-src': "'self' blob:",
      'manifest-src': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
    })
  })

  test.each(['/', '/healthz', '/v1/nothing', '/nothing.js', '/v1/me'])(
    '%s is not guessed at, framed or followed',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('strict-transport-security')).toBeNull()
    },
  )

  test('insist on https where https is what people use, but never on the loopback', async () => {
    const secured = await shellApp({ secure: true })
    const transport = async (host: string) =>
      (await secured.app.request('/healthz', { headers: { host } })).headers.get('strict-transport-security')
    expect(await transport('reports.example')).toBe('max-age=31536000')
    expect([await transport('localhost:8443'), await transport('127.0.0.1')]).toEqual([null, null])
    await secured.close()
  })

  test('leave camera and position to the page alone', async () => {
    expect((await get('/')).headers.get('permissions-policy')).toMatch(/^camera=\(self\), geolocation=\(self\)/)
    expect((await get('/')).headers.get('cross-origin-opener-policy')).toBe('same-origin')
  })
})
