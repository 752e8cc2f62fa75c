import 'fake-indexeddb/auto'
import { PMTiles } from 'pmtiles'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { boxTiles } from '../../../src/map/box-tiles.ts'
import { fetchAhead } from '../../../src/map/fetch-ahead.ts'
import { dropIfReplaced, keptSource } from '../../../src/map/kept-source.ts'
import { type MapStore, openMapStore } from '../../../src/offline/map-store.ts'
import { at, CENTER } from '../../support/community-fixture.ts'
import { archiveAround, tileOf } from '../../support/pmtiles-file.ts'

let archive: Uint8Array<ArrayBuffer>
let other: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  archive = await archiveAround(CENTER, 13, 16)
  other = await archiveAround(CENTER, 13, 15, '#d99')
})

let store: MapStore
let asked: string[]
let served: { bytes: Uint8Array<ArrayBuffer>; tag: string } | null
beforeEach(async () => {
  const opened = await openMapStore({ name: `map-${Math.random()}` })
  if (!opened) throw new Error('no store')
  store = opened
  asked = []
  served = { bytes: archive, tag: '"1"' }
})

/** The server's part: single ranges of what is served now; null: no network. */
const fetchIt = (_path: string, init: RequestInit): Promise<Response> => {
  if (!served) return Promise.reject(new TypeError('Failed to fetch'))
  if (init.method === 'HEAD') return Promise.resolve(new Response(null, { headers: { etag: served.tag } }))
  const range = new Headers(init.headers).get('range') ?? ''
  asked.push(range)
  const [, first, last] = /bytes=(\d+)-(\d+)/.exec(range) ?? []
  const body = served.bytes.slice(Number(first), Number(last) + 1)
  return Promise.resolve(new Response(body, { status: 206, headers: { etag: served.tag } }))
}
const open = () => new PMTiles(keptSource('c1', 'town.pmtiles', store, fetchIt))
const { z, x, y } = tileOf(CENTER, 15)
const box = { ...boxOf(-300, -300), ...north(300, 300) }
function boxOf(east: number, south: number) {
  const { lat, lng } = at(east, south)
  return { south: lat, west: lng, north: lat, east: lng }
}
function north(east: number, up: number) {
  const { lat, lng } = at(east, up)
  return { north: lat, east: lng }
}

describe('an archive on the phone', () => {
  test('what was read once is there without a network; the rest is not', async () => {
    const tile = await open().getZxy(z, x, y)
    expect(tile?.data.byteLength).toBeGreaterThan(100)
    served = null
    expect(new Uint8Array((await open().getZxy(z, x, y))?.data ?? new ArrayBuffer(0))).toEqual(
      new Uint8Array(tile?.data ?? new ArrayBuffer(1)),
    )
    await store.clear()
    await expect(open().getZxy(z, x, y)).rejects.toThrow('Failed to fetch')
  })

  test('is fetched ahead for the community, tile by tile, and then complete offline', async () => {
    const count = await fetchAhead(open(), box, new AbortController().signal)
    expect(count).toBeGreaterThan(4)
    served = null
    for (const tile of boxTiles(box, 13, 16, 1000)) {
      expect((await open().getZxy(tile.z, tile.x, tile.y))?.data.byteLength).toBeGreaterThan(100)
    }
    expect((await store.held('c1')).bytes).toBeGreaterThan(1000)
  })

  test('stops fetching ahead when nobody needs it any more', async () => {
    const gone = new AbortController()
    gone.abort()
    expect(await fetchAhead(open(), box, gone.signal)).toBe(0)
  })

  test('that is replaced is read anew, and ranges of the two are never mixed', async () => {
    await open().getZxy(z, x, y)
    served = { bytes: other, tag: '"2"' }
    const far = tileOf(CENTER, 14)
    const archiveNow = open()
    expect((await archiveNow.getHeader()).maxZoom).toBe(16) // from the phone
    expect((await archiveNow.getZxy(far.z, far.x, far.y))?.data.byteLength).toBeGreaterThan(100)
    expect((await archiveNow.getHeader()).maxZoom).toBe(15) // it noticed, and began anew
    expect((await store.held('c1')).bytes).toBeGreaterThan(0)
  })

  test('a range kept of another archive than the one being read is not taken', async () => {
    const key = { communityId: 'c1', file: 'town.pmtiles', offset: 200, length: 4 }
    await store.keep(key, { bytes: new Uint8Array([9, 9, 9, 9]).buffer, tag: '"0"' })
    const source = keptSource('c1', 'town.pmtiles', store, fetchIt)
    const { data } = await source.getBytes(200, 4, undefined, '"1"')
    expect(new Uint8Array(data)).toEqual(archive.slice(200, 204))
  })

  test('that is replaced is noticed by asking, even when every range is kept', async () => {
    await open().getZxy(z, x, y)
    expect(await dropIfReplaced('c1', 'town.pmtiles', store, fetchIt, '"1"')).toBe(false)
    served = { bytes: other, tag: '"2"' }
    expect(await dropIfReplaced('c1', 'town.pmtiles', store, fetchIt, '"1"')).toBe(true)
    expect((await store.held('c1')).bytes).toBe(0)
    served = null
    expect(await dropIfReplaced('c1', 'town.pmtiles', store, fetchIt, '"1"')).toBe(false)
  })
})

test('a box of tiles is bounded: a zoom that does not fit is left out with all finer ones', () => {
  const all = boxTiles(box, 13, 18, 300)
  expect(new Set(all.map((tile) => tile.z))).toEqual(new Set([13, 14, 15, 16, 17, 18]))
  expect(boxTiles(box, 13, 18, 10).length).toBeLessThanOrEqual(10)
  const world = { south: -85, west: -180, north: 85, east: 180 }
  expect(boxTiles(world, 12, 18, 300)).toEqual([])
})
