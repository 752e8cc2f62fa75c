import { isIP } from 'node:net'
import { resolve } from 'node:path'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]
export const MODES = ['demo', 'production'] as const
export type Mode = (typeof MODES)[number]

/** What the environment asks of this process. Folders and files are absolute paths. */
export type Config = {
  port: number
  host: string
  dataDir: string
  logLevel: LogLevel
  /** Where people reach the page from outside, without a trailing slash; null = http(s)://localhost:PORT. */
  publicUrl: string | null
  tls: { cert: string; key: string } | null
  mode: Mode
}
export type Environment = Readonly<Record<string, string | undefined>>
export type ConfigRead = { ok: true; config: Config } | { ok: false; problem: string }

/** Said in one line to whoever started the process. */
class Nonsense extends Error {}

/** Reads the environment. The first value that makes no sense is refused by its name; an empty value counts as absent. */
export function readConfig(env: Environment): ConfigRead {
  try {
    return { ok: true, config: parseConfig(env) }
  } catch (error) {
    if (error instanceof Nonsense) return { ok: false, problem: error.message }
    throw error
  }
}

function parseConfig(env: Environment): Config {
  const mode = oneOf('WOODPECKER_MODE', env.WOODPECKER_MODE, MODES, 'demo')
  const host = parseHost(env.HOST || '127.0.0.1')
  if (mode === 'demo' && !isLoopback(host)) {
    throw new Nonsense(
      `HOST=${host}: the demo's sign-ins are open to everybody, so it listens on loopback only (127.0.0.1, ::1, localhost); ` +
        'set WOODPECKER_MODE=production for other addresses. 演示模式只能在本机使用。',
    )
  }
  return {
    port: parsePort(env.PORT || '8080'),
    host,
    dataDir: resolve(env.DATA_DIR || './data'),
    logLevel: oneOf('LOG_LEVEL', env.LOG_LEVEL, LOG_LEVELS, 'info'),
    publicUrl: env.PUBLIC_URL ? parsePublicUrl(env.PUBLIC_URL) : null,
    tls: parseTls(env.TLS_CERT || null, env.TLS_KEY || null),
    mode,
  }
}

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[], absent: T): T {
  if (!value) return absent
  const known = allowed.find((one) => one === value)
  if (known === undefined) throw new Nonsense(`${name}=${value}: must be one of ${allowed.join(', ')}. 取值不对。`)
  return known
}

function parsePort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (!(port <= 65_535)) throw new Nonsense(`PORT=${value}: must be a number from 0 to 65535. 端口不对。`)
  return port
}

function parseHost(value: string): string {
  const isName = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(value)
  const looksLikeBadAddress = /^[\d.]+$/.test(value)
  if (isIP(value) > 0 || (isName && !looksLikeBadAddress)) return value
  throw new Nonsense(`HOST=${value}: must be an IP address or a host name. 地址不对。`)
}

export function isLoopback(host: string): boolean {
  if (host.toLowerCase() === 'localhost' || host === '::1') return true
  return isIP(host) === 4 && host.startsWith('127.')
}

function parsePublicUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  const isPlain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash
  if (!isPlain || url.username || url.password) {
    throw new Nonsense(
      `PUBLIC_URL=${value}: must be like https://host or http://host:port, nothing after it. 网址不对。`,
    )
  }
  return url.origin
}

function parseTls(cert: string | null, key: string | null): Config['tls'] {
  if (cert === null && key === null) return null
  if (cert === null) throw new Nonsense('TLS_CERT is missing: TLS_KEY needs it beside it. 缺少证书文件。')
  if (key === null) throw new Nonsense('TLS_KEY is missing: TLS_CERT needs it beside it. 缺少私钥文件。')
  return { cert: resolve(cert), key: resolve(key) }
}
