import { describe, expect, it } from 'vitest'
import { PLAN_FEATURES_MAX } from '../../../domain/plan.ts'
import { checkPlan } from '../../../domain/plan-check.ts'
import { PLAN_FILE_BYTES_MAX, readPlanFile, swapAxes, writePlanFile } from '../../../src/grid-editor/plan-file.ts'
import { words } from '../../../src/grid-editor/words.ts'
import { CENTER, communityFixture } from '../../support/community-fixture.ts'

let made = 0
const newId = (kind: 'g' | 'b') => `${kind}-new-${++made}`
const read = (text: string) => readPlanFile(text, newId)
const { grids, buildings } = communityFixture
const square = (x: number, y: number, d = 0.001) => [
  [
    [x, y],
    [x + d, y],
    [x + d, y + d],
    [x, y + d],
    [x, y],
  ],
]
const { lng, lat } = CENTER
const feature = (properties: unknown, coordinates: unknown = square(lng, lat)) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
})
const file = (features: unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', features, ...more })
const opened = (text: string) => {
  const answer = read(text)
  if (!answer.ok) throw new Error(answer.why)
  return answer
}
const why = (text: string) => {
  const answer = read(text)
  return answer.ok ? 'opened' : answer.why
}

describe('a file that was exported', () => {
  it('is read back as it was', () => {
    const { plan, skipped } = opened(writePlanFile({ grids, buildings }))
    expect(skipped).toBe(0)
    expect(plan.grids).toEqual(grids)
    expect(plan.buildings.map(({ id, name, estate, units, area }) => ({ id, name, estate, units, area }))).toEqual(
      buildings.map(({ id, name, estate, units, area }) => ({ id, name, estate, units, area })),
    )
    expect(checkPlan(plan, CENTER)).toEqual([])
  })
})

describe('files of others', () => {
  it('names, numbers and kinds are found under the names people use', () => {
    const { plan } = opened(
      file([
        feature({ 名称: '一号网格' }),
        feature({ 编号: 7 }),
        feature({ 类型: '楼栋', name: '12幢', 小区: '湖畔', 层数: 11 }),
        feature({ building: 'yes', name: '13幢' }),
      ]),
    )
    expect(plan.grids.map(({ name }) => name)).toEqual(['一号网格', '7'])
    expect(plan.buildings.map(({ name, estate, floors }) => [name, estate, floors])).toEqual([
      ['12幢', '湖畔', 11],
      ['13幢', '', undefined],
    ])
  })

  it('what is no area is counted and left', () => {
    const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lng, lat] } }
    expect(opened(file([point, feature({ name: '1' })])).skipped).toBe(1)
    expect(why(file([point]))).toBe('no_polygons')
  })

  it('CGCS2000 and WGS 84 are taken, others not', () => {
    const named = (name: string) => ({ crs: { type: 'name', properties: { name } } })
    expect(why(file([feature({ name: '1' })], named('urn:ogc:def:crs:OGC:1.3:CRS84')))).toBe('opened')
    expect(why(file([feature({ name: '1' })], named('urn:ogc:def:crs:EPSG::4490')))).toBe('opened')
    expect(why(file([feature({ name: '1' })], named('urn:ogc:def:crs:EPSG::4549')))).toBe('wrong_crs')
    expect(why(file([feature({ name: '1' })], { crs: 'Beijing 1954' }))).toBe('wrong_crs')
  })
})

describe('bad files are refused, each in its own words', () => {
  it('no JSON, cut off, NaN, no GeoJSON', () => {
    expect(why('hello')).toBe('not_json')
    expect(why(file([feature({ name: '1' })]).slice(0, -5))).toBe('not_json')
    expect(why(file([feature({ name: '1' })]).replace(String(lng), 'NaN'))).toBe('nan')
    expect(why('[1, 2]')).toBe('not_geojson')
    expect(why('{"type":"Topology"}')).toBe('not_geojson')
    expect(
      opened(
        file([
          feature({ name: '1' }, [
            [
              [null, 1],
              ['a', 2],
              [lng, lat],
              [null, 1],
            ],
          ]),
        ]),
      ).plan.grids,
    ).toHaveLength(1)
  })

  it('10 MB, a million corners, thousands of shapes, at once', () => {
    const start = performance.now()
    expect(why(' '.repeat(PLAN_FILE_BYTES_MAX + 1))).toBe('too_large')
    const many = Array.from({ length: 400_000 }, (_, i) => [121 + (i % 9) / 1e3, 28])
    expect(why(file([feature({ name: '1' }, [many])]))).toBe('too_many_vertices')
    expect(why(file(Array.from({ length: PLAN_FEATURES_MAX + 1 }, () => feature({}))))).toBe('too_many_features')
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('every refusal and every problem has words that say what to do or what stays', () => {
    for (const text of [
      ...Object.values(words.files),
      ...Object.values(words.problems),
      ...Object.values(words.geometry),
    ])
      expect(text).toMatch(/。$/)
  })

  it('swapped axes are put right', () => {
    const { plan } = opened(file([feature({ name: '1号' }, square(lat, lng))]))
    expect(checkPlan(plan, CENTER)).toMatchObject([{ code: 'swapped_axes' }])
    expect(checkPlan(swapAxes(plan), CENTER)).toEqual([])
  })
})
