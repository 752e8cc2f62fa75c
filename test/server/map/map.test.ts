import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MapLayer, MapSettings } from '../../../domain/map-layer.ts'
import { paths } from '../../../domain/wire.ts'
import { at, CENTER } from '../../support/community-fixture.ts'
import { archiveAround, colourTile, pmtilesFile } from '../../support/pmtiles-file.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { pngHeaderBomb } from '../photos/bomb.ts'

let heart: Heart
let archive: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  heart = await openHeart()
  archive = await archiveAround(CENTER, 13, 15)
})
afterAll(() => heart.close())

const admin = () => heart.as('zheng')
const versionNow = async () => (await heart.stores.communities.readNow(heart.community.id))?.version ?? ''
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
const reasonOf = async (answer: Response) => ((await answer.json()) as { reason: string }).reason
const putTiles = (file: string, body: Uint8Array<ArrayBuffer>) => admin().send('PUT', paths.tiles(file), { body })
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

const plan = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#dde6d5' } })

describe('plan pictures', () => {
  const post = (body: Uint8Array<ArrayBuffer>) => admin().send('POST', paths.pictures, { body })

  test('are encoded anew, smaller and with nothing else in them', async () => {
    const given = await plan(6000, 3000)
      .withExif({ IFD0: { Artist: 'somebody' } })
      .jpeg()
      .toBuffer()
    const answer = await post(new Uint8Array(given))
    expect(answer.status).toBe(201)
    const { pictureId, width, height } = (await answer.json()) as { pictureId: string; width: number; height: number }
    expect([width, height]).toEqual([4096, 2048])
    const got = await heart.as('wang').send('GET', paths.picture(pictureId))
    expect([got.headers.get('content-type'), got.headers.get('cache-control')]).toEqual([
      'image/webp',
      'private, max-age=31536000, immutable',
    ])
    const kept = await sharp(Buffer.from(await got.arrayBuffer())).metadata()
    expect([kept.format, kept.width, kept.exif]).toEqual(['webp', 4096, undefined])
    expect((await heart.app.request(paths.picture(pictureId))).status).toBe(401)
  })

  test('of 100 MP, of no picture and of half of one are refused in words', async () => {
    const before = onDisk('pictures')
    const huge = pngHeaderBomb(10_000, 10_000)
    const half = (await plan(800, 600).png().toBuffer()).subarray(0, 300)
    for (const [body, reason] of [
      [huge, 'too_many_pixels'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unsupported_type'],
      [half, 'undecodable'],
      [Buffer.alloc(0), 'unsupported_type'],
    ] as const) {
      const answer = await post(new Uint8Array(body))
      expect([answer.status, await reasonOf(answer)]).toEqual([422, reason])
    }
    expect(onDisk('pictures')).toEqual(before)
  })

  test('over 25 MB are refused', async () => {
    expect(await codeOf(await post(new Uint8Array(25 * 1024 * 1024 + 1)))).toEqual([413, 'body_too_large'])
  })
})

const XYZ: MapLayer = {
  kind: 'xyz',
  id: 'streets',
  name: '街道',
  attribution: '© 某图',
  approval: 'GS(2026)0001号',
  url: 'https://{s}.tiles.example.cn/{z}/{x}/{y}.png',
  subdomains: ['a', 'b'],
  crs: 'gcj02',
  minZoom: 3,
  maxZoom: 18,
}

describe('the settings of grounds', () => {
  const put = (map: unknown, version: string | null) =>
    admin().send('PUT', paths.mapSettings, {
      json: map,
      headers: version === null ? {} : { 'if-match': `"${version}"` },
    })

  test('are set by who saw the present version, and read with the community', async () => {
    const map: MapSettings = { layers: [XYZ], first: 'streets' }
    const answer = await put(map, await versionNow())
    expect(answer.status).toBe(200)
    const community = (await answer.json()) as { version: string; map: MapSettings }
    expect(community.map).toEqual(map)
    expect(community.version).toBe(await versionNow())
    const read = await heart.as('wang').send('GET', paths.community)
    expect(((await read.json()) as { map: MapSettings }).map).toEqual(map)
  })

  test('not by who saw an older one, or none', async () => {
    expect(await codeOf(await put({ layers: [], first: 'plan' }, 'older'))).toEqual([412, 'revision_conflict'])
    expect(await codeOf(await put({ layers: [], first: 'plan' }, null))).toEqual([428, 'revision_required'])
    expect(await codeOf(await heart.as('li').send('PUT', paths.mapSettings, { json: {} }))).toEqual([
      403,
      'not_allowed',
    ])
  })

  test('two at once: one is taken, the other told', async () => {
    const version = await versionNow()
    const [one, other] = await Promise.all([
      put({ layers: [XYZ], first: 'plan' }, version),
      put({ layers: [], first: 'plan' }, version),
    ])
    expect([one.status, other.status].sort()).toEqual([200, 412])
  })

  test('nonsense is refused: what no phone could show, or what would open the page to anybody', async () => {
    const version = await versionNow()
    const xyz = (change: Partial<MapLayer>) => ({ layers: [{ ...XYZ, ...change }], first: 'plan' })
    const picture = {
      kind: 'picture',
      id: 'old',
      name: '老图',
      attribution: '社区',
      approval: null,
      pictureId: 'a'.repeat(32),
      width: 10,
      height: 10,
      controls: [
        { x: 0, y: 0, point: at(0, 0) },
        { x: 1, y: 1, point: at(9, 9) },
      ],
    }
    const bad: unknown[] = [
      { layers: [], first: 'nowhere' },
      { layers: [XYZ, XYZ], first: 'plan' },
      xyz({ id: 'plan' }),
      xyz({ minZoom: 19, maxZoom: 3 }),
      xyz({ url: 'https://*.example.cn/{z}/{x}/{y}' }),
      xyz({ url: 'https://*/{z}/{x}/{y}' }),
      xyz({ url: 'https://{z}.example.cn/{x}/{y}' }),
      xyz({ url: 'https://a.cn;script-src/{z}/{x}/{y}' }),
      xyz({ url: 'http://a.example.cn/{z}/{x}/{y}' }),
      xyz({ url: 'https://{s}.example.cn/{z}/{x}/{y}', subdomains: [] }),
      xyz({ url: 'https://{s}.example.cn/{z}/{x}/{y}', subdomains: ['a.evil.com/'] }),
      { layers: [picture], first: 'plan' },
      { layers: [{ ...XYZ, kind: 'pmtiles', file: 'missing.pmtiles' }], first: 'plan' },
      { layers: [{ ...picture, controls: [] }], first: 'plan' },
      { layers: Array.from({ length: 13 }, (_, n) => ({ ...XYZ, id: `l${n}` })), first: 'plan' },
      null,
    ]
    for (const map of bad) expect((await put(map, version)).status, JSON.stringify(map).slice(0, 120)).toBe(400)
    expect(await versionNow()).toBe(version)
  })

  test('what is named must be there; then it may be', async () => {
    expect((await putTiles('town.pmtiles', archive)).status).toBe(201)
    const layer = {
      kind: 'pmtiles',
      id: 'town',
      name: '城区',
      attribution: '社区',
      approval: null,
      file: 'town.pmtiles',
      minZoom: 13,
      maxZoom: 15,
    }
    expect((await put({ layers: [layer], first: 'town' }, await versionNow())).status).toBe(200)
  })
})

test('nothing of this was a fault', () => {
  expect(heart.logged).toEqual([])
})
