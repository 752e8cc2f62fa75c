import { expect, test } from 'vitest'
import { boundsOf } from '../../../domain/bounds.ts'
import { communityBounds, isWithin, padBounds } from '../../../src/map/bounds.ts'
import { at, communityFixture } from '../../support/community-fixture.ts'

test('the community reaches from its westernmost and southernmost grid to its easternmost and northernmost', () => {
  const bounds = communityBounds(communityFixture)
  expect(bounds.west).toBeCloseTo(at(-160, 0).lng, 9)
  expect(bounds.east).toBeCloseTo(at(200, 0).lng, 9)
  expect(bounds.south).toBeCloseTo(at(0, -120).lat, 9)
  expect(bounds.north).toBeCloseTo(at(0, 120).lat, 9)
})

test('a community without grids and buildings is still somewhere', () => {
  const { center } = communityFixture
  const bounds = communityBounds({ center, grids: [], buildings: [] })
  expect(bounds.south).toBeLessThan(center.lat)
  expect(bounds.north).toBeGreaterThan(center.lat)
})

test('no points have no bounds, one has its own', () => {
  expect(boundsOf([])).toBeNull()
  expect(boundsOf([{ lat: 1, lng: 2 }])).toEqual({ south: 1, north: 1, west: 2, east: 2 })
})

test('room around is a share of the size on every side', () => {
  expect(padBounds({ south: 0, north: 2, west: 0, east: 4 }, 0.5)).toEqual({ south: -1, north: 3, west: -2, east: 6 })
})

test('the edge belongs to the community, the street behind it does not', () => {
  const bounds = communityBounds(communityFixture)
  expect(isWithin({ lat: bounds.south, lng: bounds.west }, bounds)).toBe(true)
  expect(isWithin(at(0, 121), bounds)).toBe(false)
  expect(isWithin(at(-161, 0), bounds)).toBe(false)
})
