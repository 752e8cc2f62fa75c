import { expect, test } from 'vitest'
import { FIRST_CATEGORIES } from '../../../domain/category.ts'
import { FIRST_DRAWINGS } from '../../../src/case-parts/first-drawings.ts'
import { MORE_DRAWINGS } from '../../../src/case-parts/more-drawings.ts'

const SHIPPED = [
  ...FIRST_CATEGORIES,
  'car-parking',
  'fire-lane',
  'ebike-charging',
  'exposed-waste',
  'clutter',
  'renovation-waste',
  'bulky-waste',
  'abandoned-vehicle',
  'small-ads',
  'hanging',
  'illegal-structure',
  'pets',
  'poultry',
  'falling-objects',
  'noise',
  'facility',
  'river',
  'other',
]

test('the first four categories are drawn at once, without a further request', () => {
  for (const id of FIRST_CATEGORIES) expect(FIRST_DRAWINGS[id], id).toBeDefined()
})

test('every category we ship has a picture of its own', () => {
  const drawn = SHIPPED.map((id) => JSON.stringify(FIRST_DRAWINGS[id] ?? MORE_DRAWINGS[id]))
  expect(drawn).not.toContain(undefined)
  expect(new Set(drawn).size).toBe(22)
})
