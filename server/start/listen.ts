import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Config } from '../config.ts'
import { StartRefused } from './start-refused.ts'

/** Time-outs of one connection, in ms; a chunk of 256 KiB may take minutes where there is one bar of signal. */
const LIMITS = {
  requestTimeout: 300_000,
  headersTimeout: 20_000,
  /** Longer than the 60 s for which common proxies keep their side open, so that they never write into a closing one. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
}

type Fetch = (request: Request) => Response | Promise<Response>
type Listening = { port: number; server: Server }
type Address = Pick<Config, 'host' | 'port' | 'tls'>

/** Listens on http, or on https when there is a certificate. @throws StartRefused naming the setting that does not work */
export async function listen(fetch: Fetch, address: Address): Promise<Listening> {
  const server = createServer(fetch, address)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, address)))
    server.listen(address.port, address.host, resolve)
  })
  const bound = server.address() as AddressInfo // not a pipe and not null: it listens on a TCP port
  return { port: bound.port, server }
}

function createServer(fetch: Fetch, { tls, host }: Address): Server {
  if (!tls) {
    const options = { fetch, hostname: host, createServer: createHttpServer, serverOptions: LIMITS }
    return createAdaptorServer(options) as Server // the http Server its `createServer` made
  }
  const files = { cert: readSetting('TLS_CERT', tls.cert), key: readSetting('TLS_KEY', tls.key) }
  try {
    const options = { fetch, hostname: host, createServer: createHttpsServer, serverOptions: { ...LIMITS, ...files } }
    return createAdaptorServer(options) as Server // https.Server has all of http.Server that is used here
  } catch (error) {
    throw new StartRefused(`TLS_CERT, TLS_KEY: not a certificate with its key (${messageOf(error)}). 证书或私钥无效。`)
  }
}

function readSetting(name: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new StartRefused(`${name}=${file}: cannot be read (${messageOf(error)}). 证书文件无法读取。`)
  }
}

function explain(error: Error & { code?: unknown }, { host, port }: Address): Error {
  if (error.code === 'EADDRINUSE') return new StartRefused(`PORT=${port} is already in use on ${host}. 端口已被占用。`)
  if (error.code === 'EACCES')
    return new StartRefused(`PORT=${port}: not allowed for this user. 没有使用该端口的权限。`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartRefused(`HOST=${host} is no address of this machine. 本机没有这个地址。`)
  }
  return error
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
