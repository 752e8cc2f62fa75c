import { area as squareMetres } from '@turf/area'
import { intersect } from '@turf/intersect'
import { union } from '@turf/union'
import { polygonsOf } from './area.ts'
import type { Area, Grid } from './grid.ts'
import type { PlanProblem } from './plan-problem.ts'
import { pointOf, type Ring } from './plan-ring.ts'

/** Smaller overlaps and gaps are the width of the line they were drawn with. */
export const TOLERATED_M2 = 1

/** An area as turf takes and gives it. */
type Shape = Parameters<typeof union>[0]['features'][number]

export const shapeOf = (area: Area): Shape => ({ type: 'Feature', properties: {}, geometry: area })

export const areaM2 = (area: Area): number => squareMetres(area)

/** All of the areas as one; null for none. @throws on shapes that cannot be told apart, such as crossing ones */
export function unionOf(areas: readonly Area[]): Area | null {
  const [first] = areas
  if (!first) return null
  if (areas.length === 1) return first
  return toArea(union({ type: 'FeatureCollection', features: areas.map(shapeOf) }))
}

/** What two areas share; null for nothing. */
export const sharedOf = (one: Area, other: Area): Area | null =>
  boxesMeet(boxOf(one), boxOf(other))
    ? toArea(intersect({ type: 'FeatureCollection', features: [shapeOf(one), shapeOf(other)] }))
    : null

/** GeoJSON as turf types it, whose positions are ours: turf makes two numbers of two. */
export const toArea = (shape: Shape | null): Area | null => shape && (shape.geometry as Area)

type Box = [west: number, south: number, east: number, north: number]

function boxOf(area: Area): Box {
  const box: Box = [180, 90, -180, -90]
  for (const rings of polygonsOf(area))
    for (const [lng, lat] of rings[0] ?? []) {
      box[0] = Math.min(box[0], lng)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lng)
      box[3] = Math.max(box[3], lat)
    }
  return box
}

const boxesMeet = (a: Box, b: Box) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** Overlaps between grids and the holes that they leave between them. The grids must be clean each by itself. */
export function coverageProblems(grids: readonly Grid[]): PlanProblem[] {
  const whole = unionOf(grids.map((grid) => grid.area))
  if (!whole) return []
  const sum = grids.reduce((total, grid) => total + areaM2(grid.area), 0)
  // One union tells whether there is anything to look for; asking every pair would cost far more.
  const overlaps = sum - areaM2(whole) > TOLERATED_M2 / 2 ? overlapsOf(grids) : []
  return [...overlaps, ...gapsOf(whole)]
}

function overlapsOf(grids: readonly Grid[]): PlanProblem[] {
  return grids.flatMap((one, index) =>
    grids.slice(index + 1).flatMap((other): PlanProblem[] => {
      const shared = sharedOf(one.area, other.area)
      const area = shared ? areaM2(shared) : 0
      if (!shared || area <= TOLERATED_M2) return []
      return [{ code: 'overlap', ids: [one.id, other.id], at: middleOf(polygonsOf(shared)[0]?.[0]), area }]
    }),
  )
}

const gapsOf = (whole: Area): PlanProblem[] =>
  polygonsOf(whole).flatMap((rings) =>
    rings.slice(1).flatMap((hole): PlanProblem[] => {
      const area = areaM2({ type: 'Polygon', coordinates: [hole] })
      return area > TOLERATED_M2 ? [{ code: 'gap', ids: [], at: middleOf(hole), area }] : []
    }),
  )

/** The mean of a ring's corners: near enough to point at. */
export function middleOf(ring: Ring | undefined) {
  const corners = ring?.slice(0, -1) ?? []
  if (corners.length === 0) return null
  const sum = corners.reduce<[number, number]>(([x, y], [lng, lat]) => [x + lng, y + lat], [0, 0])
  return pointOf([sum[0] / corners.length, sum[1] / corners.length])
}
