import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * Below the ports that a system lends to outgoing connections (Linux 32768 and up, RFC 6335 49152 and up): a server that is
 * killed and comes back on its port must not find somebody's connection sitting there.
 */
const FROM = 20_000
const TO = 32_000
const TRIES = 50

/** A TCP port of the loopback nobody listens on right now, and which nobody is lent while its server is away. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < TRIES; tried++) {
    const port = randomInt(FROM, TO)
    if (await isFree(port)) return port
  }
  throw new Error(`no free port found between ${FROM} and ${TO}`)
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
