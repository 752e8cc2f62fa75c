import { describe, expect, test } from 'vitest'
import type { MapLayer } from '../../domain/map-layer.ts'
import { checkMapSettings, tileOrigins } from '../../domain/map-settings-check.ts'

const common = { id: 'a', name: '图', attribution: '版权', approval: null }
const picture = (controls: { x: number; y: number; point: { lat: number; lng: number } }[], id = 'a'): MapLayer => ({
  ...common,
  id,
  kind: 'picture',
  pictureId: 'ab'.repeat(16),
  width: 4,
  height: 3,
  controls,
})
const tianditu: MapLayer = { ...common, kind: 'tianditu', style: 'vec', key: 'a'.repeat(32) }
const pmtiles = (minZoom: number, maxZoom: number): MapLayer => ({
  ...common,
  kind: 'pmtiles',
  file: 'a.pmtiles',
  minZoom,
  maxZoom,
})
const xyz = (url: string, subdomains: string[] = [], zooms = { minZoom: 3, maxZoom: 18 }): MapLayer => ({
  ...common,
  kind: 'xyz',
  url,
  subdomains,
  crs: 'wgs84',
  ...zooms,
})
const PATH = '/{z}/{x}/{y}.png'
const problemsOf = (...layers: MapLayer[]) =>
  checkMapSettings({ layers, first: 'plan' }).map(({ layerId, problem }) => `${layerId}: ${problem}`)

describe('the list of layers', () => {
  test('may be empty, as long as the plan comes first', () => {
    expect(checkMapSettings({ layers: [], first: 'plan' })).toEqual([])
    expect(checkMapSettings({ layers: [], first: 'a' })).toEqual([{ layerId: null, problem: 'first_unknown' }])
    expect(checkMapSettings({ layers: [tianditu], first: 'a' })).toEqual([])
    expect(checkMapSettings({ layers: [tianditu], first: 'b' })).toEqual([{ layerId: null, problem: 'first_unknown' }])
  })

  test('an id that was there already is told of the later one, the plan’s own of whoever takes it', () => {
    expect(problemsOf(tianditu, tianditu, tianditu)).toEqual(['a: same_id', 'a: same_id'])
    expect(problemsOf({ ...tianditu, id: 'plan' })).toEqual(['plan: reserved_id'])
  })
})

describe('a layer', () => {
  const corner = (x: number, y: number, lat = 28, lng = 121) => ({ x, y, point: { lat, lng } })

  test.each([
    [0, 0, 90, 180, true],
    [1, 1, -90, -180, true],
    [-0.1, 0, 28, 121, false],
    [0, -0.1, 28, 121, false],
    [1.1, 0, 28, 121, false],
    [0, 1.1, 28, 121, false],
    [0, 0, 90.1, 121, false],
    [0, 0, -90.1, 121, false],
    [0, 0, 28, 180.1, false],
    [0, 0, 28, -180.1, false],
  ])('of a picture, a corner at %d %d that lies at %d %d: %s', (x, y, lat, lng, isFine) => {
    expect(problemsOf(picture([corner(0.5, 0.5), corner(x, y, lat, lng)]))).toEqual(
      isFine ? [] : ['a: controls_outside'],
    )
  })

  test('from nearest to farthest zoom, or one alone', () => {
    expect([problemsOf(pmtiles(3, 14)), problemsOf(pmtiles(9, 9)), problemsOf(pmtiles(14, 3))]).toEqual([
      [],
      [],
      ['a: zooms_swapped'],
    ])
    expect(problemsOf(xyz('https://a.cn/tiles', [], { minZoom: 9, maxZoom: 8 }))).toEqual([
      'a: zooms_swapped',
      'a: url_without_tile',
    ])
    expect(problemsOf(tianditu)).toEqual([])
  })

  test.each([
    [`https://tiles.example.cn${PATH}`, [], []],
    ['https://tiles.example.cn/{z}/{x}.png', [], ['a: url_without_tile']],
    ['https://tiles.example.cn/{x}/{y}.png', [], ['a: url_without_tile']],
    ['https://tiles.example.cn/{z}/{y}.png', [], ['a: url_without_tile']],
    [`https://{s}.example.cn${PATH}`, ['a', 'b'], []],
    [`https://{s}.example.cn${PATH}`, [], ['a: subdomains_missing', 'a: url_host']],
    [`https://a.example.cn/{s}${PATH}`, [], ['a: subdomains_missing']],
    [`https://localhost${PATH}`, [], ['a: url_host']],
    [`https://{x}.example.cn${PATH}`, [], ['a: url_host']],
    [`https://{s}.example.cn${PATH}`, ['a', '*'], ['a: url_host']],
  ] satisfies [string, string[], string[]][])('by the address %s with %j: %j', (url, subdomains, problems) => {
    expect(problemsOf(xyz(url, subdomains))).toEqual(problems)
  })
})

describe('whence tiles come', () => {
  test.each([
    ['https://Tiles.Example.CN/a', [], ['https://tiles.example.cn']],
    ['https://tiles.example.cn:8443/a', [], ['https://tiles.example.cn:8443']],
    ['https://tiles.example.cn?x', [], ['https://tiles.example.cn']],
    ['https://tiles.example.cn#x', [], ['https://tiles.example.cn']],
    ['https://{s}.a-b.cn/{s}', ['t0', 't1', 't0'], ['https://t0.a-b.cn', 'https://t1.a-b.cn']],
    ['https://{s}{s}.a.cn/', ['x'], ['https://xx.a.cn']],
    ['https://*.example.cn/a', [], []],
    ['https://example/a', [], []],
    ['https://203.0.113.5/a', [], []],
    ['https://-a.cn/a', [], []],
    ['https://a-.cn/a', [], []],
    ['https://a..cn/a', [], []],
    ['https://a.cn:123456/a', [], []],
    ['https://user@a.cn/a', [], []],
    ['http://a.cn/a', [], []],
    ['see https://a.cn/a', [], []],
  ] satisfies [string, string[], string[]][])('%s with %j: %j', (url, subdomains, origins) => {
    expect(tileOrigins(xyz(url, subdomains))).toEqual(origins)
  })

  test('of 天地图 from its eight, of ours from nowhere else', () => {
    expect(tileOrigins(tianditu)).toHaveLength(8)
    expect(tileOrigins(tianditu).at(-1)).toBe('https://t7.tianditu.gov.cn')
    expect([tileOrigins(pmtiles(1, 2)), tileOrigins(picture([]))]).toEqual([[], []])
  })
})
