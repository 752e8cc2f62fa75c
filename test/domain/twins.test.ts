import { describe, expect, test } from 'vitest'
import { hashDistance, photoLikeness } from '../../domain/photo-hash.ts'
import type { Place } from '../../domain/place.ts'
import { isTwinState, type TwinFacts, twinReasons, twinWeight } from '../../domain/twins.ts'
import { at } from '../support/community-fixture.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 9, 12)
const HASH = 'a5'.repeat(32)
const near = `${'a5'.repeat(26)}${'5a'.repeat(6)}` // 48 bits away
const far = '5a'.repeat(32)

const place = (east: number, wish: Partial<Place> = {}): Place => ({
  source: 'gps',
  ...at(east, 0),
  accuracy: 8,
  at: null,
  buildingId: null,
  unit: null,
  spot: null,
  ...wish,
})
const facts = (wish: Partial<TwinFacts> & { hash?: string } = {}): TwinFacts => ({
  categoryId: 'garbage',
  kind: null,
  place: place(0),
  receivedAt: NOW,
  hashes: wish.hash === undefined ? [] : [{ photoId: `photo of ${wish.hash.slice(0, 4)}`, hash: wish.hash }],
  ...wish,
})

describe('two cases may be one', () => {
  test('when they lie close together and are of one category, whatever their photos show', () => {
    const reasons = twinReasons(
      facts({ hash: HASH }),
      facts({ place: place(12), receivedAt: NOW - 2 * DAY, hash: far }),
    )
    expect(reasons).toEqual({
      metres: 12,
      sameBuilding: false,
      sameCategory: true,
      days: 2,
      photo: null,
      photoId: null,
    })
  })

  test('when they are of one building and category, however vague the fix', () => {
    const building = { buildingId: 'b12' }
    const vague = place(300, { ...building, accuracy: 500 })
    expect(twinReasons(facts({ place: place(0, building) }), facts({ place: vague }))).toMatchObject({
      sameBuilding: true,
      metres: null,
    })
  })

  test('when they lie close together and their photos look alike, though people chose two categories', () => {
    const other = facts({ place: place(40), categoryId: 'fire-lane', hash: near })
    expect(twinReasons(facts({ hash: HASH }), other)).toMatchObject({ sameCategory: false, photo: 'similar' })
  })

  test('when they carry copies of one photo, wherever they are said to be', () => {
    const reasons = twinReasons(facts({ hash: HASH, place: null }), facts({ hash: HASH, place: place(700) }))
    expect(reasons).toMatchObject({ photo: 'same', metres: null, photoId: expect.stringContaining('a5a5') })
  })

  test('when one has no category yet and both came within days', () => {
    const unknown = facts({ categoryId: null })
    expect(twinReasons(unknown, facts({ receivedAt: NOW - 2 * DAY }))).toMatchObject({ sameCategory: null })
    expect(twinReasons(unknown, facts({ receivedAt: NOW - 9 * DAY }))).toBeNull()
  })
})

describe('two cases are not offered as one', () => {
  test('for being of one category alone, or near each other alone', () => {
    expect(twinReasons(facts(), facts({ place: place(45) }))).toBeNull()
    expect(twinReasons(facts(), facts({ categoryId: 'fire-lane' }))).toBeNull()
  })

  test('for photos of different things', () => {
    expect(twinReasons(facts({ hash: HASH }), facts({ categoryId: 'fire-lane', hash: far }))).toBeNull()
  })

  test('for photos that look alike a street apart', () => {
    expect(twinReasons(facts({ hash: HASH }), facts({ place: place(90), hash: near }))).toBeNull()
  })

  test('for a place that is too vague to say anything', () => {
    expect(twinReasons(facts(), facts({ place: place(0, { accuracy: 900 }) }))).toBeNull()
  })
})

test('the likelier stands first: alike photos before the same spot, the nearer and the newer before the others', () => {
  const one = facts({ hash: HASH })
  const others = [
    facts({ hash: HASH, place: place(20) }),
    facts({ hash: near, place: place(20) }),
    facts({ place: place(2) }),
    facts({ place: place(2), receivedAt: NOW - 20 * DAY }),
    facts({ place: place(25), receivedAt: NOW - 20 * DAY }),
  ]
  const weights = others.map((other) => {
    const reasons = twinReasons(one, other)
    return reasons ? twinWeight(reasons) : Number.NaN
  })
  expect(weights).toEqual([...weights].sort((a, b) => b - a))
  expect(new Set(weights).size).toBe(others.length)
})

test('one of the same category weighs more than one of no or another category, all else equal', () => {
  const alike = { metres: 5, sameBuilding: false, days: 1, photo: 'similar', photoId: 'p' } as const
  const [same, unknown, other] = [true, null, false].map((sameCategory) => twinWeight({ ...alike, sameCategory }))
  expect([(same ?? 0) - (unknown ?? 0), other]).toEqual([expect.closeTo(0.3, 9), unknown])
})

test('a case counts while it is open and for thirty days after it was dealt with', () => {
  expect(isTwinState('dispatched', null, NOW)).toBe(true)
  expect(isTwinState('closed', NOW - 29 * DAY, NOW)).toBe(true)
  expect(isTwinState('closed_unresolved', NOW - 29 * DAY, NOW)).toBe(true)
  expect(isTwinState('closed', NOW - 30 * DAY, NOW)).toBe(false)
  for (const state of ['declined', 'merged', 'withdrawn'] as const) expect(isTwinState(state, NOW, NOW)).toBe(false)
})

test('hashes differ in so many bits; a missing one is like no other', () => {
  expect(hashDistance(HASH, HASH)).toBe(0)
  expect(hashDistance(HASH, near)).toBe(48)
  expect(hashDistance(HASH, far)).toBe(256)
  expect([photoLikeness(HASH, near), photoLikeness(HASH, far), photoLikeness('', '')]).toEqual(['similar', null, null])
})
