import { connect, type Socket } from 'node:net'

/** What came of a load: how many were answered as expected, in which time, and whatever else was answered. */
export type LoadOutcome = { answered: number; ms: number; p50Ms: number; p99Ms: number; unexpected: string[] }

type Load = { port: number; connections: number; requests: readonly Buffer[]; expect: number; forMs: number }

/**
 * Sends requests over keep-alive connections, each waiting for its answer before its next one, for `forMs` or
 * until they are used up. Raw sockets, so that the load costs little next to what it measures.
 */
export async function httpLoad(load: Load): Promise<LoadOutcome> {
  const unexpected: string[] = []
  const latencies: number[] = []
  const start = performance.now()
  let next = 0
  const one = async () => {
    const wire = await openWire(load.port)
    while (next < load.requests.length && performance.now() - start < load.forMs) {
      const request = load.requests[next++]
      if (!request) break
      const sentAt = performance.now()
      const answer = await wire.ask(request)
      latencies.push(performance.now() - sentAt)
      if (statusOf(answer) !== load.expect) unexpected.push(answer.toString('utf8').slice(-400))
    }
    wire.socket.destroy()
  }
  await Promise.all(Array.from({ length: load.connections }, one))
  const ms = performance.now() - start
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  return { answered: latencies.length - unexpected.length, ms, p50Ms: at(0.5), p99Ms: at(0.99), unexpected }
}

const statusOf = (answer: Buffer) => Number(answer.toString('latin1', 9, 12))

type Wire = { socket: Socket; ask: (request: Buffer) => Promise<Buffer> }

function openWire(port: number): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let waiting: ((answer: Buffer) => void) | null = null
    let fail: ((error: Error) => void) | null = reject
    let received: Buffer = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      if (!isWhole(received)) return
      const answer = received
      received = Buffer.alloc(0)
      waiting?.(answer)
    })
    const broke = (error?: Error) => fail?.(error ?? new Error('the server closed the connection'))
    socket.on('error', broke)
    socket.on('close', () => broke())
    const ask = (request: Buffer) =>
      new Promise<Buffer>((answered, failed) => {
        waiting = answered
        fail = failed
        socket.write(request)
      })
    socket.once('connect', () => resolve({ socket, ask }))
  })
}

/** Whether a response has come completely (RFC 9112 §6.3: chunked, or by its length). */
function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return false
  const head = bytes.toString('latin1', 0, end).toLowerCase()
  if (head.includes('transfer-encoding: chunked')) return bytes.subarray(-5).equals(LAST_CHUNK)
  const length = /content-length: (\d+)/.exec(head)
  return bytes.length >= end + 4 + Number(length?.[1] ?? 0)
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n')
