import { describe, expect, test } from 'vitest'
import { type Config, type Environment, readConfig } from '../../../server/config.ts'
import { baseUrl, settingsOf } from '../../../server/start/base-url.ts'

const problem = (env: Environment) => {
  const read = readConfig(env)
  return read.ok ? null : read.problem
}
const config = (env: Environment): Config => {
  const read = readConfig(env)
  if (!read.ok) throw new Error(read.problem)
  return read.config
}

describe('the environment', () => {
  test('may be empty: a demo on the loopback', () => {
    expect(config({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataDir: `${process.cwd()}/data`,
      logLevel: 'info',
      publicUrl: null,
      tls: null,
      mode: 'demo',
    })
    expect(config({ PORT: '', HOST: '', LOG_LEVEL: '' }).port).toBe(8080)
  })

  test.each([
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '8080.5'],
    ['PORT', '0x50'],
    ['HOST', 'two words'],
    ['HOST', '999.1.1.1'],
    ['HOST', 'http://localhost'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_LEVEL', 'INFO'],
    ['WOODPECKER_MODE', 'prod'],
    ['PUBLIC_URL', 'example.org'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['PUBLIC_URL', 'https://example.org/app'],
    ['PUBLIC_URL', 'https://u:p@example.org'],
  ])('%s=%s is refused by name, in one line', (name, value) => {
    expect(problem({ [name]: value })).toMatch(new RegExp(`^${name}=[^\\n]+$`))
  })

  test('a certificate needs its key and the other way round', () => {
    expect(problem({ TLS_CERT: 'a.pem' })).toMatch(/^TLS_KEY is missing/)
    expect(problem({ TLS_KEY: 'a.pem' })).toMatch(/^TLS_CERT is missing/)
    expect(config({ TLS_CERT: '/c.pem', TLS_KEY: '/k.pem' }).tls).toEqual({ cert: '/c.pem', key: '/k.pem' })
  })

  test.each(['0.0.0.0', '::', '10.1.2.3', 'example.org', '128.0.0.1', '::ffff:10.1.2.3'])(
    'the demo does not listen on %s, production does',
    (host) => {
      expect(problem({ HOST: host })).toMatch(/^HOST=/)
      expect(config({ HOST: host, WOODPECKER_MODE: 'production' }).host).toBe(host)
    },
  )

  test.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('the demo listens on %s', (host) => {
    expect(config({ HOST: host }).host).toBe(host)
  })
})

describe('where people reach the page', () => {
  test.each([
    [{}, 'http://localhost:8080'],
    [{ HOST: '::1' }, 'http://localhost:8080'],
    [{ HOST: '127.0.0.2' }, 'http://127.0.0.2:8080'],
    [{ TLS_CERT: 'c', TLS_KEY: 'k' }, 'https://localhost:8080'],
    [{ PUBLIC_URL: 'https://example.org/' }, 'https://example.org'],
    [{ HOST: 'fd00::1', WOODPECKER_MODE: 'production' }, 'http://[fd00::1]:8080'],
  ])('%j → %s', (env, url) => {
    expect(baseUrl(config(env), 8080)).toBe(url)
  })

  test('the cookie is bound to https exactly when people come by https', () => {
    const secure = (env: Environment) => settingsOf(config(env), null).secure
    expect(secure({})).toBe(false)
    expect(secure({ TLS_CERT: 'c', TLS_KEY: 'k' })).toBe(true)
    expect(secure({ PUBLIC_URL: 'https://example.org' })).toBe(true)
    expect(secure({ PUBLIC_URL: 'http://host.example:8080' })).toBe(false)
  })
})
