import { isIPv6 } from 'node:net'
import type { Config } from '../config.ts'
import type { Settings } from '../deps.ts'

const REACHED_AS_LOCALHOST: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::'])

type Addressed = Pick<Config, 'publicUrl' | 'tls' | 'host'>

/** Where people reach the page, without a trailing slash: PUBLIC_URL, else this machine's own address. */
export function baseUrl({ publicUrl, tls, host }: Addressed, port: number): string {
  if (publicUrl) return publicUrl
  const literal = isIPv6(host) ? `[${host}]` : host
  return `${tls ? 'https' : 'http'}://${REACHED_AS_LOCALHOST.has(host) ? 'localhost' : literal}:${port}`
}

/** What the app needs to know of the configuration. Behind a proxy that speaks https, PUBLIC_URL says so. */
export const settingsOf = (config: Config, pageDir: string | null): Settings => ({
  demo: config.mode === 'demo',
  publicOrigin: config.publicUrl,
  secure: config.publicUrl ? config.publicUrl.startsWith('https:') : config.tls !== null,
  pageDir,
})
