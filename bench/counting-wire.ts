import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire that counts. `up`: what the phone sent, also what then got lost behind it; `down`: what reached the phone. */
export type CountingWire = {
  port: number
  /** Begins counting anew. */
  reset: () => void
  passed: () => { up: number; down: number; connections: number }
  close: () => Promise<void>
}

/** Forwards between a port of its own and `targetPort`, both on the loopback. Bytes are those of TCP's payload: without TLS, TCP and IP. */
export async function countingWire(targetPort: number): Promise<CountingWire> {
  const open = new Set<Socket>()
  const sum = { up: 0, down: 0, connections: 0 }
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true })
    sum.connections++
    near.on('data', (bytes: Buffer) => {
      sum.up += bytes.length
    })
    far.on('data', (bytes: Buffer) => {
      sum.down += bytes.length
    })
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // TCP: an address, not a pipe's name
  return {
    port,
    reset: () => void Object.assign(sum, { up: 0, down: 0, connections: 0 }),
    passed: () => ({ ...sum }),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
