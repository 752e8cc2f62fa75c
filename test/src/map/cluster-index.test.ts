import { expect, test } from 'vitest'
import type { Point } from '../../../domain/place.ts'
import { openClusterIndex } from '../../../src/map/cluster/cluster-index.ts'
import { type ClusterMark, readMarks } from '../../../src/map/cluster/cluster-message.ts'
import { packPoints } from '../../../src/map/cluster-points.ts'
import { quickMarks } from '../../../src/map/cluster-quick.ts'
import { metresPerPixel } from '../../../src/map/metres-per-pixel.ts'
import { at, CENTER } from '../../support/community-fixture.ts'

const everywhere = { south: 28, west: 121, north: 29, east: 122 }

function indexOf(points: readonly Point[]) {
  const answer = openClusterIndex()
  answer({ ask: 'load', places: packPoints(points) })
  return {
    marks: (zoom: number, bounds = everywhere): ClusterMark[] => {
      const told = answer({ ask: 'view', turn: 1, view: { ...bounds, zoom } })
      return told?.tell === 'marks' ? readMarks(told.marks) : []
    },
    open: (clusterId: number) => {
      const told = answer({ ask: 'open', turn: 1, clusterId })
      return told?.tell === 'opened' ? told : null
    },
  }
}
const count = (marks: readonly ClusterMark[]) =>
  marks.reduce((sum, mark) => sum + ('count' in mark ? mark.count : 1), 0)

test('at every zoom each point is counted once, and marks stand a thumb apart', () => {
  const points = Array.from({ length: 2000 }, (_, i) => at((i * 37) % 600, (i * 101) % 400))
  const index = indexOf(points)
  for (let zoom = 12; zoom <= 21; zoom++) {
    const marks = index.marks(zoom)
    expect(count(marks)).toBe(points.length)
    const near = 30 * metresPerPixel(CENTER.lat, zoom)
    const tooNear = marks.filter((one, i) =>
      marks
        .slice(i + 1)
        .some((other) => Math.hypot((one.lng - other.lng) * 97_800, (one.lat - other.lat) * 111_195) < near),
    )
    expect(tooNear.length / marks.length).toBeLessThan(0.05) // a cluster stands in the weighted middle, so a few come nearer
  }
})

test('two and a half zooms use the level below: what is shown never crowds more', () => {
  const index = indexOf([at(0, 0), at(20, 0), at(200, 0)])
  expect(index.marks(17.5)).toEqual(index.marks(17))
})

test('a point by itself is named by its number, so that it stays the case it is', () => {
  const marks = indexOf([at(0, 0), at(1, 0), at(300, 0)]).marks(16)
  expect(marks.filter((mark) => 'point' in mark)).toMatchObject([{ point: 2 }])
})

test('only what lies in sight is told', () => {
  const [a, b] = [at(0, 0), at(500, 0)]
  const index = indexOf([a, b])
  const sight = { south: a.lat - 0.001, north: a.lat + 0.001, west: a.lng - 0.001, east: a.lng + 0.001 }
  expect(index.marks(18, sight)).toMatchObject([{ point: 0 }])
})

test('a cluster opens at the zoom where it falls apart; one of a single place lists its cases', () => {
  const apart = indexOf([at(0, 0), at(30, 0)])
  const [together] = apart.marks(14)
  const opened = together && 'clusterId' in together ? apart.open(together.clusterId) : null
  expect(opened?.zoom).toBeGreaterThan(14)
  expect(apart.marks(opened?.zoom ?? 0)).toHaveLength(2)

  const spot = indexOf([at(0, 0), at(0, 0), at(0, 0)])
  const [pile] = spot.marks(21)
  expect(pile && 'clusterId' in pile && spot.open(pile.clusterId)).toMatchObject({ zoom: null, points: [0, 1, 2] })
  expect(spot.open(12345)).toMatchObject({ zoom: null, points: [] })
})

test('until the worker answers every point in sight is counted once too, and few marks stand there', () => {
  const points = Array.from({ length: 5000 }, (_, i) => at((i * 37) % 600, (i * 101) % 400))
  for (const zoom of [14, 17.5, 21]) {
    const marks = quickMarks(packPoints(points), { ...everywhere, zoom })
    expect(count(marks)).toBe(points.length)
    expect(marks.every((mark) => 'point' in mark || mark.clusterId < 0)).toBe(true)
    if (zoom < 18) expect(marks.length).toBeLessThan(150)
  }
  const [alone] = quickMarks(packPoints([at(0, 0)]), { ...everywhere, zoom: 17 })
  expect(alone).toMatchObject({ point: 0, ...at(0, 0) })
})

test('fifty thousand points are few marks on a screen', () => {
  const points = Array.from({ length: 50_000 }, (_, i) => at((i * 7919) % 900, (i * 104_729) % 700))
  const index = indexOf(points)
  for (let zoom = 15; zoom <= 21; zoom++) {
    const half = { lat: (450 * metresPerPixel(28, zoom)) / 111_195, lng: (720 * metresPerPixel(28, zoom)) / 97_800 }
    const middle = at(450, 350)
    const sight = {
      south: middle.lat - half.lat,
      north: middle.lat + half.lat,
      west: middle.lng - half.lng,
      east: middle.lng + half.lng,
    }
    expect(index.marks(zoom, sight).length).toBeLessThan(400)
  }
})
