import { describe, expect, test } from 'vitest'
import { communitySchema } from '../../domain/community.ts'
import { buildingSchema, gridSchema, LANDMARK_KINDS, landmarkSchema } from '../../domain/grid.ts'
import { MAP_LAYERS_MAX, mapLayerSchema, mapSettingsSchema } from '../../domain/map-layer.ts'
import { expectShape, type Shape, takesWith } from './shape.ts'

const ring = [
  [121.36, 28.37],
  [121.37, 28.37],
  [121.37, 28.38],
  [121.36, 28.37],
]
const polygon = { type: 'Polygon', coordinates: [ring] }
const center = { lat: 28.37, lng: 121.37 }
const grid = { id: 'g3', name: '第三网格', area: polygon }
const building = {
  id: 'b12',
  name: '12幢',
  estate: '湖畔',
  units: ['1单元'],
  area: polygon,
  center,
  entrances: [{ unit: '1单元', lat: 28.37, lng: 121.37 }],
  floors: 18,
  initials: 'hp12z',
}
const landmark = { id: 'l1', kind: 'gate', name: '东门', center, initials: 'dm' }
const layer = { id: 'town', name: '街道图', attribution: '某某', approval: '浙S(2026)1号' }
const picture = {
  ...layer,
  kind: 'picture',
  pictureId: 'ab'.repeat(16),
  width: 2_000,
  height: 1_000,
  controls: [
    { x: 0, y: 0, point: center },
    { x: 1, y: 1, point: center },
  ],
}
const chars = (count: number) => '图'.repeat(count)
const list = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

describe('what a phone keeps of its community', () => {
  const category = {
    id: 'ebike-parking',
    name: '电动车乱停',
    code: null,
    codeName: null,
    handler: 'property',
    acknowledgeWithin: '30m',
    fixWithin: '5d',
    kinds: [],
    acceptWhen: '看得到车',
    closeWhen: '已移走',
  }
  const whole = {
    id: 'c1',
    name: '湖畔社区',
    subdistrict: '城西街道',
    city: '温岭市',
    demo: false,
    version: 'v1',
    center,
    planVersion: 2,
    grids: [grid],
    buildings: [building],
    landmarks: [landmark],
    plan: {
      estate: [ring],
      greens: [ring],
      water: [ring],
      roads: [{ name: '湖畔路', widthMetres: 12, line: ring }],
      attribution: '自绘',
    },
    map: { layers: [picture], first: 'plan' },
    categories: [category],
    calendar: { from: 510, to: 1020, weekdays: [1, 2], exceptions: { '2026-10-01': false } },
    phones: { property: '0576-1', community: '0576-2' },
  }
  const shape: Shape = {
    schema: communitySchema,
    whole,
    optional: ['planVersion', 'map'],
    nullable: ['phones.property', 'phones.community', 'plan.roads.0.name'],
    mayBeEmpty: [
      'grids',
      'buildings',
      'landmarks',
      'categories',
      'plan.estate',
      'plan.greens',
      'plan.water',
      'plan.roads',
    ],
    leave: ['grids.0', 'buildings.0', 'landmarks.0', 'map', 'categories.0', 'calendar'],
  }
  test('has these parts', () => expectShape(shape))
  test('has lines of two numbers each', () => {
    for (const part of ['plan.estate', 'plan.greens', 'plan.water']) {
      expect(takesWith(shape, part, [[[1, 2]]])).toBe(true)
      for (const wrong of [[[[1]]], [[[1, 2, 3]]], [[['1', 2]]], [[1, 2]]])
        expect(takesWith(shape, part, wrong)).toBe(false)
    }
  })
})

describe('on the ground', () => {
  const places: Shape[] = [
    { schema: gridSchema, whole: grid },
    {
      schema: buildingSchema,
      whole: building,
      optional: ['entrances', 'floors', 'initials'],
      mayBeEmpty: ['units', 'entrances'],
    },
    { schema: landmarkSchema, whole: landmark, optional: ['initials'] },
  ]
  test('grids, buildings and landmarks have these parts', () => {
    for (const place of places) expectShape(place)
  })
  test('a grid may lie on both sides of a river, a building not', () => {
    const both = { type: 'MultiPolygon', coordinates: [[ring], [ring]] }
    const [ofGrid, ofBuilding] = places
    if (!ofGrid || !ofBuilding) throw new Error('no shapes')
    expect(takesWith(ofGrid, 'area', both)).toBe(true)
    expect(takesWith(ofBuilding, 'area', both)).toBe(false)
    for (const wrong of [
      { type: 'Polygon', coordinates: [[ring]] },
      { type: 'MultiPolygon', coordinates: [ring] },
      { type: 'Point', coordinates: [1, 2] },
      { type: '', coordinates: [ring] },
      { type: 'Polygon' },
    ])
      expect(takesWith(ofGrid, 'area', wrong)).toBe(false)
  })
  test('every kind of landmark has its name', () => {
    const [, , ofLandmark] = places
    if (!ofLandmark) throw new Error('no shape')
    for (const kind of ['ebike-shed', 'garbage-point', 'gate', 'playground', 'office', 'camera'])
      expect(takesWith(ofLandmark, 'kind', kind), kind).toBe(true)
    expect(takesWith(ofLandmark, 'kind', '')).toBe(false)
    expect(LANDMARK_KINDS).not.toContain('')
  })
})

describe('a ground that an admin chose', () => {
  type Borders = Record<string, { takes: unknown[]; refuses: unknown[] }>
  const zoom = { takes: [0, 22], refuses: [-1, 23, 1.5] }
  const ofAll: Borders = {
    id: { takes: ['a', `a${'b'.repeat(39)}`], refuses: ['', '1', 'A', `a${'b'.repeat(40)}`, 'a b'] },
    name: { takes: [chars(1), chars(20)], refuses: ['', chars(21)] },
    attribution: { takes: [chars(1), chars(120)], refuses: ['', chars(121)] },
    approval: { takes: [chars(1), chars(40)], refuses: ['', chars(41)] },
    kind: { takes: [], refuses: ['', 'other'] },
  }
  const kinds: [object, Borders][] = [
    [
      picture,
      {
        pictureId: { takes: [], refuses: ['x', 'a'.repeat(33), `x${'a'.repeat(32)}`] },
        width: { takes: [1], refuses: [0, 1.5] },
        height: { takes: [1], refuses: [0] },
        controls: {
          takes: [list(2, picture.controls[0]), list(20, picture.controls[0])],
          refuses: [list(1, picture.controls[0]), list(21, picture.controls[0])],
        },
      },
    ],
    [
      { ...layer, kind: 'pmtiles', file: 'town.pmtiles', minZoom: 10, maxZoom: 18 },
      {
        file: {
          takes: ['0.pmtiles', `a${'-'.repeat(59)}.pmtiles`],
          refuses: [
            '.pmtiles',
            '-a.pmtiles',
            '../a.pmtiles',
            'a.pmtiles.txt',
            'a.mbtiles',
            `a${'-'.repeat(60)}.pmtiles`,
          ],
        },
        minZoom: zoom,
        maxZoom: zoom,
      },
    ],
    [
      { ...layer, kind: 'tianditu', style: 'vec', key: 'Az09'.repeat(8) },
      {
        style: { takes: ['vec', 'img'], refuses: ['', 'ter'] },
        key: {
          takes: ['a'.repeat(16), 'a'.repeat(64)],
          refuses: ['a'.repeat(15), 'a'.repeat(65), `${'a'.repeat(16)}!`, `!${'a'.repeat(16)}`],
        },
      },
    ],
    [
      {
        ...layer,
        kind: 'xyz',
        url: 'https://{s}.t.test/{z}/{x}/{y}',
        subdomains: ['a'],
        crs: 'gcj02',
        minZoom: 0,
        maxZoom: 9,
      },
      {
        url: {
          takes: [`https://t.test/${'a'.repeat(285)}`],
          refuses: [
            'http://t.test/',
            ' https://t.test/',
            'https://t.test/ x',
            'https://',
            `https://t.test/${'a'.repeat(286)}`,
          ],
        },
        subdomains: { takes: [[], list(10, 'a'), ['a'.repeat(10)]], refuses: [list(11, 'a'), [''], ['a'.repeat(11)]] },
        crs: { takes: ['wgs84', 'gcj02', 'bd09'], refuses: ['', 'epsg3857'] },
        minZoom: zoom,
        maxZoom: zoom,
      },
    ],
  ]
  test.each(kinds)('%j', (whole, borders) => {
    const shape: Shape = { schema: mapLayerSchema, whole, nullable: ['approval'] }
    expectShape(shape)
    for (const [part, { takes, refuses }] of Object.entries({ ...ofAll, ...borders })) {
      for (const value of takes)
        expect(takesWith(shape, part, value), `${part} ${String(value).slice(0, 30)}`).toBe(true)
      for (const value of refuses)
        expect(takesWith(shape, part, value), `${part} ${String(value).slice(0, 30)}`).toBe(false)
    }
  })
  test('and a dozen of them at most', () => {
    const shape: Shape = {
      schema: mapSettingsSchema,
      whole: { layers: [picture], first: 'town' },
      mayBeEmpty: ['layers'],
      leave: ['layers.0'],
    }
    expectShape(shape)
    expect(takesWith(shape, 'layers', list(MAP_LAYERS_MAX, picture))).toBe(true)
    expect(takesWith(shape, 'layers', list(MAP_LAYERS_MAX + 1, picture))).toBe(false)
    expect(MAP_LAYERS_MAX).toBe(12)
  })
})
