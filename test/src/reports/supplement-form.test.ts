import { expect, test } from 'vitest'
import { parse } from '../../../domain/parse.ts'
import { supplementSchema } from '../../../domain/report.ts'
import { buildingPlace, formOf, supplementOf } from '../../../src/reports/supplement-form.ts'
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

test('a place said by building lies at that building and claims no accuracy', () => {
  expect(buildingPlace(building, null, 5)).toMatchObject({ source: 'building', accuracy: null, ...building.center })
})
