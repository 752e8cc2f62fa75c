import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceMetres } from '../../../domain/place.ts'
import { DIRECTIONS, directionOfKey, stepMetres, stepPoint } from '../../../src/map/step-point.ts'
import { CENTER } from '../../support/community-fixture.ts'

test('a press moves the crosshair as many metres as it says, up to the north and right to the east', () => {
  for (const direction of DIRECTIONS) {
    expect(distanceMetres(CENTER, stepPoint(CENTER, direction, 2))).toBeCloseTo(2, 3)
  }
  expect(stepPoint(CENTER, 'up', 2).lat).toBeGreaterThan(CENTER.lat)
  expect(stepPoint(CENTER, 'right', 2).lng).toBeGreaterThan(CENTER.lng)
})

test('as many presses back as forth end where they began', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(['up', 'down'] as const, ['left', 'right'] as const),
      (times, [forth, back]) => {
        let point = CENTER
        for (let i = 0; i < times; i++) point = stepPoint(point, forth, 2)
        for (let i = 0; i < times; i++) point = stepPoint(point, back, 2)
        expect(distanceMetres(point, CENTER)).toBeLessThan(0.001)
      },
    ),
  )
})

test('near, a press is 2 m; with Shift it is 10 m; far out it is still seen to move', () => {
  expect(stepMetres(0.25, false)).toBe(2)
  expect(stepMetres(0.25, true)).toBe(10)
  expect(stepMetres(2, false)).toBe(12)
})

test('only the arrow keys are directions', () => {
  expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map(directionOfKey)).toEqual(DIRECTIONS)
  expect(directionOfKey('Enter')).toBeNull()
})
