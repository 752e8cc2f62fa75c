import { expect, test } from 'vitest'
import { readPosition } from '../../../src/map/my-position.ts'
import { positionWords } from '../../../src/map/position-words.ts'

/** The part of the phone's Geolocation that is asked. */
const phone = (getCurrentPosition: Geolocation['getCurrentPosition']): Geolocation => ({
  getCurrentPosition,
  watchPosition: () => 0,
  clearWatch: () => undefined,
})
const failing = (code: number) =>
  phone((_, fail) => fail?.({ code, message: '', PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 }))

test.each([
  [1, 'denied'],
  [2, 'unavailable'],
  [3, 'timeout'],
] as const)('error %i of the phone has its own words', async (code, why) => {
  const answer = await readPosition(failing(code), true)
  expect(answer).toEqual({ ok: false, why })
  expect(positionWords(answer)).not.toBe('')
})

test('an insecure page does not even ask', async () => {
  const answer = await readPosition(
    phone(() => expect.fail('asked')),
    false,
  )
  expect(answer).toEqual({ ok: false, why: 'insecure' })
})

test('a phone without positioning is answered at once', async () => {
  expect(await readPosition(undefined, true)).toEqual({ ok: false, why: 'unavailable' })
})

test('a fix that may be the next building says so', () => {
  const at = { ok: true, point: { lat: 0, lng: 0 }, at: 0 } as const
  expect(positionWords({ ...at, accuracy: 8.4 })).toContain('8 米')
  expect(positionWords({ ...at, accuracy: 80 })).toContain('再调')
})
