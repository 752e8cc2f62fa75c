import { expect, test } from 'vitest'
import { parse } from '../../../domain/parse.ts'
import { supplementSchema } from '../../../domain/report.ts'
import { buildingPlace } from '../../../src/place/named-place.ts'
import { formOf, supplementOf } from '../../../src/reports/supplement-form.ts'
import { isUnplaced } from '../../../src/reports/unplaced.ts'
import { communityFixture } from '../../support/community-fixture.ts'

const said = { categoryId: null, place: null, words: '堵住单元门' }
const [building] = communityFixture.buildings
if (!building) throw new Error('the fixture lost its buildings')

test('nothing changed is nothing to send', () => {
  expect(supplementOf(formOf(said), said)).toBeNull()
  expect(supplementOf({ ...formOf(said), words: ' 堵住单元门 ' }, said)).toBeNull()
})

test('only what changed is sent, and the server’s own schema takes it', () => {
  const place = buildingPlace(building, '1单元', 5)
  const supplement = supplementOf({ ...formOf(said), categoryId: 'fire-lane', place }, said)
  expect(supplement).toEqual({ categoryId: 'fire-lane', kind: null, place })
  expect(parse(supplementSchema, supplement).ok).toBe(true)
})

test('a report is unplaced while its place may still be said', () => {
  const open = { said: { ...said, kind: null, takenAt: null }, incomplete: true }
  expect(isUnplaced(open)).toBe(true)
  expect(isUnplaced({ ...open, said: { ...open.said, place: buildingPlace(building, null, 5) } })).toBe(false)
  expect(isUnplaced({ ...open, incomplete: false })).toBe(false) // its leader has settled it
})
