import { expect, test } from 'vitest'
import type { Place } from '../../../domain/place.ts'
import { placeWords } from '../../../src/case-parts/place-words.ts'
import { communityFixture } from '../../support/community-fixture.ts'

const building = communityFixture.buildings.find((one) => one.id === 'b12')
if (!building) throw new Error('the fixture lost building 12')

const place = (change: Partial<Place>): Place => ({
  source: 'gps',
  ...building.center,
  accuracy: null,
  at: null,
  buildingId: null,
  unit: null,
  spot: null,
  ...change,
})

test('a chosen building and unit are said as chosen', () => {
  const chosen = place({ source: 'building', buildingId: 'b12', unit: '2单元' })
  expect(placeWords(chosen, communityFixture)).toBe('12幢 2单元')
})

test('a spot that already names the building is not said twice', () => {
  const picked = place({ source: 'map', buildingId: 'b12', spot: '12幢 北侧' })
  expect(placeWords(picked, communityFixture)).toBe('12幢 北侧')
  expect(placeWords({ ...picked, spot: '北侧' }, communityFixture)).toBe('12幢 北侧')
})

test('a GPS position is named by what stands there, with how sure the phone is', () => {
  expect(placeWords(place({ accuracy: 7.6 }), communityFixture)).toMatch(/^12幢 .*· ±8 米$/)
})

test('a vague position names the grid only, because the next building is as likely', () => {
  const words = placeWords(place({ accuracy: 120 }), communityFixture)
  expect(words).toContain('3号网格')
  expect(words).toContain('±120 米')
  expect(words).not.toContain('幢')
})

test('never shows digits of latitude, and says when nothing is settled', () => {
  expect(placeWords(place({ accuracy: 10 }), communityFixture)).not.toMatch(/\d+\.\d/)
  expect(placeWords(null, communityFixture)).toBe('位置还没定')
})
