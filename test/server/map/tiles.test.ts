import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../domain/wire.ts'
import { CENTER } from '../../support/community-fixture.ts'
import { archiveAround, colourTile, pmtilesFile } from '../../support/pmtiles-file.ts'
import { type Heart, openHeart } from '../heart/heart.ts'

let heart: Heart
let archive: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  heart = await openHeart()
  archive = await archiveAround(CENTER, 13, 15)
})
afterAll(() => heart.close())

const admin = () => heart.as('zheng')
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
const putTiles = (file: string, body: Uint8Array<ArrayBuffer>) => admin().send('PUT', paths.tiles(file), { body })
const reasonOf = async (answer: Response) => ((await answer.json()) as { reason: string }).reason
const onDisk = (folder: string) => {
  try {
    return readdirSync(join(heart.folder, 'map', heart.community.id, folder))
  } catch {
    return []
  }
}

describe('tile archives', () => {
  test('are kept whole and told what is in them', async () => {
    const answer = await putTiles('town.pmtiles', archive)
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({
      file: 'town.pmtiles',
      size: archive.length,
      vector: false,
      minZoom: 13,
      maxZoom: 15,
    })
    const whole = await heart.as('wang').send('GET', paths.tiles('town.pmtiles'))
    expect(whole.status).toBe(200)
    expect(whole.headers.get('accept-ranges')).toBe('bytes')
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(archive)
  })

  test('are read by single ranges (RFC 9110 §14)', async () => {
    const ask = (range: string, extra: Record<string, string> = {}) =>
      heart.as('wang').send('GET', paths.tiles('town.pmtiles'), { headers: { range, ...extra } })
    const size = archive.length
    const first = await ask('bytes=0-99')
    expect([first.status, first.headers.get('content-range')]).toEqual([206, `bytes 0-99/${size}`])
    expect(new Uint8Array(await first.arrayBuffer())).toEqual(archive.subarray(0, 100))
    expect(new Uint8Array(await (await ask('bytes=-10')).arrayBuffer())).toEqual(archive.subarray(-10))
    expect((await (await ask(`bytes=${size - 5}-`)).arrayBuffer()).byteLength).toBe(5)
    expect((await (await ask(`bytes=${size - 5}-${size + 100}`)).arrayBuffer()).byteLength).toBe(5)
    const beyond = await ask(`bytes=${size}-`)
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${size}`])
    expect((await ask('bytes=-0')).status).toBe(416)
    for (const ignored of ['bytes=5-1', 'bytes=0-1,4-5', 'items=0-1', 'bytes=-', 'bytes=a-b'])
      expect((await ask(ignored)).status, ignored).toBe(200)
    const tag = first.headers.get('etag') ?? ''
    expect((await ask('bytes=0-9', { 'if-range': tag })).status).toBe(206)
    expect((await ask('bytes=0-9', { 'if-range': '"another"' })).status).toBe(200)
    const head = await heart.as('wang').send('HEAD', paths.tiles('town.pmtiles'))
    expect([head.status, head.headers.get('content-length'), head.headers.get('etag')]).toEqual([
      200,
      String(size),
      tag,
    ])
    expect((await head.arrayBuffer()).byteLength).toBe(0)
  })

  test('have another tag when another takes their name', async () => {
    const tagNow = async () => (await heart.as('wang').send('HEAD', paths.tiles('town.pmtiles'))).headers.get('etag')
    const before = await tagNow()
    expect((await putTiles('town.pmtiles', await archiveAround(CENTER, 13, 14, '#d99'))).status).toBe(201)
    expect(await tagNow()).not.toBe(before)
  })

  test('that are none, or not whole, are refused in words and leave nothing behind', async () => {
    const before = onDisk('tiles')
    const tile = { z: 14, x: 1, y: 1, bytes: await colourTile('#999') }
    const beyond = new Uint8Array(pmtilesFile([tile]))
    beyond.set([0xff, 0xff, 0xff], 64) // the tile data's length, larger than the file
    const shortened = archive.slice(0, archive.length - 1) // all sections within the file, but not the last tile
    const view = new DataView(shortened.buffer)
    view.setBigUint64(64, view.getBigUint64(64, true) - 1n, true)
    const wrongType = new Uint8Array(archive)
    wrongType[99] = 0
    const garbled = new Uint8Array(archive)
    garbled.fill(0x55, 127, 160) // the root directory
    const version2 = new Uint8Array(archive)
    version2[7] = 2
    const wanted = [
      [new Uint8Array(0), 'not_pmtiles'],
      [new TextEncoder().encode('PK\x03\x04 an archive of another kind'), 'not_pmtiles'],
      [version2, 'not_pmtiles'],
      [archive.slice(0, 90), 'truncated'],
      [archive.slice(0, 130), 'truncated'],
      [archive.slice(0, archive.length - 1), 'truncated'],
      [beyond, 'truncated'],
      [shortened, 'truncated'],
      [wrongType, 'unsupported_tiles'],
      [garbled, 'damaged'],
    ] as const
    for (const [body, reason] of wanted) {
      const answer = await putTiles('bad.pmtiles', body)
      expect([answer.status, await reasonOf(answer)]).toEqual([422, reason])
    }
    expect(onDisk('tiles')).toEqual(before)
    expect((await heart.as('wang').send('GET', paths.tiles('bad.pmtiles'))).status).toBe(404)
  })

  test('too large ones are refused by their length alone', async () => {
    const answer = await admin().send('PUT', paths.tiles('big.pmtiles'), {
      body: 'x',
      headers: { 'content-length': String(301 * 1024 * 1024) },
    })
    expect(await codeOf(answer)).toEqual([413, 'body_too_large'])
  })

  test('are put by admins only, and no name leads out of the folder', async () => {
    expect(await codeOf(await heart.as('li').send('PUT', paths.tiles('a.pmtiles'), { body: archive }))).toEqual([
      403,
      'not_allowed',
    ])
    for (const name of ['..%2Fx.pmtiles', 'A.pmtiles', 'x.zip', '.pmtiles', 'a b.pmtiles'])
      expect((await admin().send('PUT', `/v1/tiles/${name}`, { body: archive })).status, name).toBe(404)
    expect((await heart.app.request(paths.tiles('town.pmtiles'))).status).toBe(401)
  })
})

test('nothing of this was a fault', () => {
  expect(heart.logged).toEqual([])
})
