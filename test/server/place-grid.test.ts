import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { polygonsOf } from '../../domain/area.ts'
import type { Area, Grid } from '../../domain/grid.ts'
import type { Place } from '../../domain/place.ts'
import { placeDoubt } from '../../domain/place-grid.ts'
import { communityFromTemplate, PLAN_COMMUNITIES } from '../../server/community-template/community-template.ts'
import { rectangle } from '../../server/community-template/drawing.ts'
import { HUPAN } from '../../server/community-template/hupan/drawing.ts'
import { gridOfPlace } from '../../server/place-grid.ts'
import { describePoint } from '../../src/map/describe-point.ts'
import { pickedPlace, pickedPoint } from '../../src/map/picked-place.ts'
import { at, communityFixture } from '../support/community-fixture.ts'

const none = { accuracy: null, at: null, buildingId: null, unit: null, spot: null }
const gps = (east: number, north: number, rest: Partial<Place> = {}): Place => ({
  source: 'gps',
  ...at(east, north),
  ...none,
  ...rest,
})

test('a point chosen on the map: the server finds the grid that the picker said, also on borders and just outside', () => {
  const phones = { property: null, community: null }
  const drawn = communityFromTemplate({ ...PLAN_COMMUNITIES.hupan, demo: true, phones })
  const community = { ...drawn, grids: withIsland(drawn.grids), version: 'v' }
  const corners = community.grids.flatMap(({ area }) => polygonsOf(area).flat(2))
  const anywhere = fc
    .tuple(fc.double({ min: -560, max: 560, noNaN: true }), fc.double({ min: -460, max: 460, noNaN: true }))
    .map((spot) => HUPAN.pointOf(spot))
  const onBorder = fc
    .tuple(fc.nat(corners.length - 2), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([i, share]) => {
      const [[lng = 0, lat = 0] = [], [lng2 = 0, lat2 = 0] = []] = corners.slice(i, i + 2)
      return { lng: lng + share * (lng2 - lng), lat: lat + share * (lat2 - lat) }
    })
  const seen = new Set<string | null>()
  fc.assert(
    fc.property(fc.oneof(anywhere, onBorder), (crosshair) => {
      const shown = describePoint(pickedPoint(crosshair), community) // as place-picker.tsx says it
      const said = gridOfPlace(pickedPlace(crosshair, shown), community)
      seen.add(said)
      expect(said).toBe(shown.grid?.id ?? null)
    }),
    { numRuns: 5000 },
  )
  expect(seen).toEqual(new Set([null, ...community.grids.map(({ id }) => id)]))
  expect(gridOfPlace({ source: 'map', ...HUPAN.pointOf([-18, -12]), ...none }, community)).toBe('g6')
})

/** 3号网格 with a hole in the garden, and in that hole a second part of 6号网格. */
function withIsland(grids: Grid[]): Grid[] {
  const island = HUPAN.polygon(rectangle([-18, -12], 70, 60, 10)).coordinates
  const changed: Record<string, (rings: [number, number][][]) => Area> = {
    g3: (rings) => ({ type: 'Polygon', coordinates: [...rings, ...island] }),
    g6: (rings) => ({ type: 'MultiPolygon', coordinates: [rings, island] }),
  }
  return grids.map((grid) => {
    const [rings] = polygonsOf(grid.area)
    return { ...grid, area: (rings && changed[grid.id]?.(rings)) ?? grid.area }
  })
}

describe('the grid of a place', () => {
  const gridOf = (place: Place) => gridOfPlace(place, communityFixture)
  test('of a building somebody named is the grid its middle lies in, wherever the phone measured', () => {
    expect(gridOf(gps(100, 0, { source: 'building', buildingId: 'b12' }))).toBe('g3')
  })
  test('of a building that is not in the plan is the one of the point', () => {
    expect(gridOf(gps(100, 0, { source: 'building', buildingId: 'b99' }))).toBe('g4')
  })
  test('just outside of all is the nearest, farther away none', () => {
    expect(gridOf(gps(190, 160))).toBe('g4')
    expect(gridOf(gps(190, 180))).toBeNull()
    expect(gridOf({ ...gps(0, 0), lat: 0, lng: 0 })).toBeNull()
  })
})

describe('a place wants a second look', () => {
  test.each([
    ['a point in the community', gps(0, 0), null],
    ['a point just outside', gps(190, 160), null],
    ['a building and its door', gps(0, 18, { source: 'building', buildingId: 'b12' }), null],
    ['a building of another plan', gps(0, 0, { buildingId: 'b99' }), 'unknown-building'],
    ['a building two rows away from the point', gps(0, -130, { buildingId: 'b12' }), 'far-from-building'],
    ['another town', gps(9000, 0), 'outside'],
    ['0/0, as broken receivers say', { ...gps(0, 0), lat: 0, lng: 0 }, 'outside'],
    ['the other side of the earth', { ...gps(0, 0), lat: -28, lng: -58 }, 'outside'],
  ])('%s: %3$s', (_, place, doubt) => expect(placeDoubt(place, communityFixture)).toBe(doubt))
})
