import { type AddressInfo, createServer } from 'node:net'

/** A TCP port of the loopback nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo // listening on TCP: never a pipe's name
      probe.close(() => resolve(port))
    })
  })
}
