import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Fix } from '../../../src/place/gps-place.ts'
import { type GpsState, LOOK_MS, watchForFix } from '../../../src/place/watch-for-fix.ts'

const NOW = Date.UTC(2026, 10, 24)
beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => void vi.useRealTimers())

/** A phone whose receiver says what the test says. */
function watching(secure = true, hasReceiver = true) {
  const fixes: Fix[] = []
  const states: GpsState[] = []
  const cleared: number[] = []
  let say: PositionCallback = () => {}
  let fail: PositionErrorCallback = () => {}
  const geolocation = {
    watchPosition: (onFix: PositionCallback, onError: PositionErrorCallback) => {
      say = onFix
      fail = onError
      return 7
    },
    clearWatch: (id: number) => void cleared.push(id),
  } as unknown as Geolocation // the two of its methods that are used
  const end = watchForFix({
    geolocation: hasReceiver ? geolocation : undefined,
    secure,
    now: Date.now,
    onFix: (fix) => void fixes.push(fix),
    onState: (state) => void states.push(state),
  })
  return {
    fixes,
    cleared,
    end,
    state: () => states.at(-1),
    measures: (accuracy: number, lat = 28.3705, at = Date.now(), lng = 121.3545) =>
      say({ coords: { latitude: lat, longitude: lng, accuracy }, timestamp: at } as GeolocationPosition), // the fields that are read
    fails: (code: number) => fail({ code } as GeolocationPositionError), // the field that is read
  }
}

test('a good fix is told at once and ends the watch', () => {
  const phone = watching()
  phone.measures(8)
  expect([phone.fixes.length, phone.state(), phone.cleared]).toEqual([1, { state: 'found' }, [7]])
})

test('a fair one is told and bettered; at the end the best stands', () => {
  const phone = watching()
  phone.measures(90)
  expect(phone.state()).toEqual({ state: 'looking', accuracy: 90 })
  phone.measures(85) // the usual trembling
  phone.measures(40)
  expect(phone.fixes.map(({ accuracy }) => accuracy)).toEqual([90, 40])
  vi.advanceTimersByTime(LOOK_MS)
  expect(phone.state()).toEqual({ state: 'found' })
})

test('beyond 100 m a fix is not told, its vagueness is', () => {
  const phone = watching()
  phone.measures(350)
  expect(phone.state()).toEqual({ state: 'looking', accuracy: 350 })
  vi.advanceTimersByTime(LOOK_MS)
  expect([phone.fixes, phone.state()]).toEqual([[], { state: 'trouble', why: 'vague', accuracy: 350 }])
})

test('0/0 and a fix from before are passed over', () => {
  const phone = watching()
  phone.measures(5, 0, NOW, 0)
  phone.measures(5, 28.3705, NOW - 61_000)
  vi.advanceTimersByTime(LOOK_MS)
  expect([phone.fixes, phone.state()]).toEqual([[], { state: 'trouble', why: 'timeout', accuracy: null }])
})

test('a phone whose clock is wrong is located by what it measures while it is watched', () => {
  const phone = watching()
  const receiver = NOW - 3_600_000
  phone.measures(5, 28.3705, receiver)
  phone.measures(5, 28.3705, receiver) // the same answer again says nothing
  expect(phone.fixes).toEqual([])
  phone.measures(5, 28.3706, receiver + 1_000)
  expect([phone.fixes.map(({ at }) => at), phone.state()]).toEqual([[receiver + 1_000], { state: 'found' }])
})

test.each([
  [1, 'denied'],
  [2, 'unavailable'],
  [3, 'timeout'],
] as const)('error %i of the receiver is %s', (code, why) => {
  const phone = watching()
  phone.fails(code)
  expect([phone.state(), phone.cleared]).toEqual([{ state: 'trouble', why, accuracy: null }, [7]])
})

test('an error after a fix takes nothing back, but a permission withdrawn does end the watch', () => {
  const phone = watching()
  phone.measures(60)
  phone.fails(2)
  expect(phone.state()).toEqual({ state: 'looking', accuracy: 60 })
  phone.fails(1)
  expect(phone.state()).toMatchObject({ why: 'denied' })
})

test('a page without https and a phone without a receiver are told apart', () => {
  expect(watching(false).state()).toMatchObject({ why: 'insecure' })
  expect(watching(false, false).state()).toMatchObject({ why: 'insecure' })
  expect(watching(true, false).state()).toMatchObject({ why: 'unavailable' })
})

test('silence ends as a time-out, an ended watch in silence', () => {
  const phone = watching()
  vi.advanceTimersByTime(LOOK_MS)
  expect(phone.state()).toMatchObject({ why: 'timeout' })
  const other = watching()
  other.end()
  vi.advanceTimersByTime(LOOK_MS)
  expect(other.state()).toEqual({ state: 'looking', accuracy: null })
})
