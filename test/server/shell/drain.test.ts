import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { drain } from '../../../server/start/drain.ts'

async function connected(path: string) {
  const server = createServer((request, response) => {
    if (request.url === '/quick') response.end('ok')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // listening on TCP: never a pipe's name
  const socket = connect(port, '127.0.0.1')
  const gone = once(socket, 'close')
  socket.resume().on('error', () => {}) // being cut off is what is tested
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  await once(server, 'request')
  return { server, gone }
}

test('a connection that stays stuck is cut when patience ends, not before', async () => {
  const { server, gone } = await connected('/never')
  const began = performance.now()
  await drain(server, 400)
  await gone
  expect(performance.now() - began).toBeGreaterThan(380)
})

test('a connection that is only kept open for a next request is let go at once', async () => {
  const { server, gone } = await connected('/quick')
  const began = performance.now()
  await drain(server, 20_000)
  await gone
  expect(performance.now() - began).toBeLessThan(2_000)
})
