import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** How a connection ends: closed politely, reset, or nothing ever comes again. */
export const CUT_KINDS = ['FIN', 'RST', 'silence'] as const
export type CutKind = (typeof CUT_KINDS)[number]
export type Cut = {
  /** `up`: from the phone to the server. */
  direction: 'up' | 'down'
  /** So many bytes of that direction still pass, counted from arming over all connections; the next does not. */
  afterBytes: number
  kind: CutKind
}

/** A wire that breaks once, at one exact byte; before and after it is healthy. */
export type CuttingProxy = {
  port: number
  /** Begins counting anew; with a cut, waits for its byte. */
  arm: (cut: Cut | null) => void
  /** Bytes that passed each way since arming, and whether the cut has happened. */
  passed: () => { up: number; down: number; hasCut: boolean }
  /** Ends what silence left open. */
  releaseSilent: () => void
  close: () => Promise<void>
}

type Link = { near: Socket; far: Socket; state: 'open' | 'broken' | 'silent' }

/** Forwards bytes between a port of its own and `targetPort`, both on the loopback. */
export async function cuttingProxy(targetPort: number): Promise<CuttingProxy> {
  const links = new Set<Link>()
  const state: { cut: Cut | null; up: number; down: number; hasCut: boolean } = {
    cut: null,
    up: 0,
    down: 0,
    hasCut: false,
  }

  const carry = (link: Link, direction: Cut['direction'], bytes: Buffer) => {
    if (link.state !== 'open') return
    const to = direction === 'up' ? link.far : link.near
    const cut = state.cut
    const room = cut && !state.hasCut && cut.direction === direction ? cut.afterBytes - state[direction] : bytes.length
    if (!cut || bytes.length <= room) {
      state[direction] += bytes.length
      to.write(bytes)
      return
    }
    state[direction] += room
    state.hasCut = true
    link.state = cut.kind === 'silence' ? 'silent' : 'broken' // at once: not one byte more
    if (room > 0) to.write(bytes.subarray(0, room), () => breakLink(link, cut.kind))
    else breakLink(link, cut.kind)
  }

  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true })
    const link: Link = { near, far, state: 'open' }
    links.add(link)
    near.on('data', (bytes: Buffer) => carry(link, 'up', bytes))
    far.on('data', (bytes: Buffer) => carry(link, 'down', bytes))
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      socket.on('error', () => undefined) // its close follows
      socket.on('close', () => {
        // In silence the other side hears nothing of it, as behind a dead cell.
        if (link.state === 'silent') return
        links.delete(link)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // TCP: an address, not a pipe's name

  const releaseSilent = () => {
    for (const link of links) {
      if (link.state !== 'silent') continue
      links.delete(link)
      link.near.destroy()
      link.far.destroy()
    }
  }
  return {
    port,
    arm: (cut) => Object.assign(state, { cut, up: 0, down: 0, hasCut: false }),
    passed: () => ({ up: state.up, down: state.down, hasCut: state.hasCut }),
    releaseSilent,
    close: async () => {
      for (const { near, far } of links) for (const socket of [near, far]) socket.destroy()
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}

function breakLink(link: Link, kind: CutKind): void {
  if (kind === 'silence') return
  for (const socket of [link.near, link.far]) {
    if (kind === 'RST') socket.resetAndDestroy()
    else socket.end()
  }
}
