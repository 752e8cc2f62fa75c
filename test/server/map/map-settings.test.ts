import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MapLayer, MapSettings } from '../../../domain/map-layer.ts'
import { paths } from '../../../domain/wire.ts'
import { at, CENTER } from '../../support/community-fixture.ts'
import { archiveAround } from '../../support/pmtiles-file.ts'
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
const versionNow = async () => (await heart.stores.communities.readNow(heart.community.id))?.version ?? ''

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

  test('the store itself replaces only the version that was seen', async () => {
    const { communities } = heart.stores
    const now = await communities.readNow(heart.community.id)
    if (!now) throw new Error('no community')
    const { version, ...content } = now
    expect(await communities.replace({ ...content, name: '改名' }, 'older')).toBeNull()
    expect((await communities.readNow(now.id))?.name).toBe(now.name)
    expect((await communities.replace({ ...content, name: '改名' }, version))?.name).toBe('改名')
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
