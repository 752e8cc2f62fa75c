import { describe, expect, it } from 'vitest'
import type { ControlPoint } from '../../../domain/map-layer.ts'
import { distanceMetres } from '../../../domain/place.ts'
import { fitPicture } from '../../../src/map/fit-picture.ts'
import { at } from '../../support/community-fixture.ts'

const [width, height] = [2000, 1000]
/** The picture lies with its upper left 100 m west and 50 m north of the middle, 10 cm a pixel, turned by `turn` radians. */
const truth = (x: number, y: number, turn = 0) => {
  const [east, south] = [x * width * 0.1, y * height * 0.1]
  return at(-100 + east * Math.cos(turn) - south * Math.sin(turn), 50 - east * Math.sin(turn) - south * Math.cos(turn))
}
const control = (x: number, y: number, turn = 0): ControlPoint => ({ x, y, point: truth(x, y, turn) })
const corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0.5, 0.5],
] as const
const worst = (controls: ControlPoint[], turn = 0) => {
  const fit = fitPicture({ width, height, controls })
  if (!fit) return Number.POSITIVE_INFINITY
  return Math.max(...corners.map(([x, y]) => distanceMetres(fit.toPoint(x, y), truth(x, y, turn))))
}

describe('a picture placed by control points', () => {
  it.each([0, 0.3, -1.2, Math.PI])('lies right by two points, turned by %f', (turn) => {
    expect(worst([control(0.1, 0.2, turn), control(0.9, 0.7, turn)], turn)).toBeLessThan(0.01)
  })

  it('lies right by three points', () => {
    expect(worst([control(0, 0), control(1, 0.1), control(0.2, 1)])).toBeLessThan(0.01)
  })

  it('stretched by three points: each direction has its own scale', () => {
    const stretched = [
      { x: 0, y: 0, point: at(0, 0) },
      { x: 1, y: 0, point: at(200, 0) },
      { x: 0, y: 1, point: at(0, -300) },
    ]
    const fit = fitPicture({ width, height, controls: stretched })
    expect(fit && distanceMetres(fit.toPoint(1, 1), at(200, -300))).toBeLessThan(0.01)
  })

  it('says by how much a point that was set wrongly is off', () => {
    const wrong = { x: 1, y: 1, point: at(100 + 12, -50) }
    const fit = fitPicture({ width, height, controls: [control(0, 0), control(1, 0), control(0, 1), wrong] })
    expect(fit?.residuals).toHaveLength(4)
    for (const metres of fit?.residuals ?? []) expect(metres).toBeCloseTo(3, 1) // four points share an error of 12 m
    const right = fitPicture({ width, height, controls: [control(0, 0), control(1, 0), control(0, 1), control(1, 1)] })
    expect(Math.max(...(right?.residuals ?? [9]))).toBeLessThan(0.01)
  })

  it('treats points on one line as two: nothing flips or explodes', () => {
    expect(worst([control(0, 0), control(0.5, 0.5), control(1, 1)])).toBeLessThan(0.01)
  })

  it('is never mirrored, whatever was set', () => {
    const swapped = [
      { x: 0, y: 0, point: truth(1, 0) },
      { x: 1, y: 0, point: truth(0, 0) },
      { x: 0, y: 1, point: truth(1, 1) },
    ]
    const fit = fitPicture({ width, height, controls: swapped })
    expect(Math.max(...(fit?.residuals ?? [0]))).toBeGreaterThan(10)
  })

  it('lies nowhere by one point, or by points at one spot', () => {
    expect(fitPicture({ width, height, controls: [control(0, 0)] })).toBeNull()
    expect(fitPicture({ width, height, controls: [control(0.5, 0.5), control(0.5, 0.5)] })).toBeNull()
    expect(fitPicture({ width, height, controls: [control(0, 0), { x: 1, y: 1, point: truth(0, 0) }] })).toBeNull()
  })
})
