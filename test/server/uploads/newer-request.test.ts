import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { headers, paths } from '../../../domain/wire.ts'
import { listen } from '../../../server/start/listen.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, digest, photoOf } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

let heart: Heart
let listening: Awaited<ReturnType<typeof listen>>
const sockets: Socket[] = []
beforeEach(async () => {
  heart = await openHeart()
  listening = await listen((request) => heart.app.fetch(request), { host: '127.0.0.1', port: 0, tls: null })
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  listening.server.closeAllConnections()
  await new Promise((resolve) => listening.server.close(resolve))
  await heart.close()
})

/** A PATCH over a connection that falls silent after its first bytes, as in a lift. @returns what is answered on it */
function silentPatch(path: string, bytes: Uint8Array): Promise<string> {
  const socket = connect(listening.port, '127.0.0.1')
  sockets.push(socket)
  const head = [
    `PATCH ${path} HTTP/1.1`,
    'host: localhost',
    `cookie: ${heart.cookieOf('wang')}`,
    'content-type: application/partial-upload',
    `content-length: ${bytes.byteLength}`,
    `${headers.uploadOffset}: 0`,
    `${headers.contentDigest}: ${digest(bytes)}`,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  socket.write(bytes.subarray(0, 10))
  return new Promise((resolve, reject) => {
    socket.once('data', (answer) => resolve(answer.toString()))
    socket.once('error', reject)
  })
}

test('a phone that comes back on a new connection does not wait for its dead one, which is told why', async () => {
  const photo = photoOf(await rawPhoto())
  await heart.as('wang').putReport(aReport({ photos: [photo.ref] }))
  await heart.as('wang').create(photo)
  const path = paths.upload(photo.ref.id, 'a1')
  const dead = silentPatch(path, photo.bytes)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const asked = await fetch(`http://127.0.0.1:${listening.port}${path}`, {
    method: 'HEAD',
    headers: { cookie: heart.cookieOf('wang') },
    signal: AbortSignal.timeout(5_000),
  })
  expect([asked.status, asked.headers.get(headers.uploadOffset)]).toEqual([204, '0'])
  expect(await dead).toMatch(/^HTTP\/1\.1 409 [\s\S]*upload_superseded/)
  expect((await (await heart.as('wang').patch(photo.ref.id, 0, photo.bytes)).json()).photo.state).toBe('stored')
})
