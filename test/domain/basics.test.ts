import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { categorySchema, DANGER_CATEGORIES, FIRST_CATEGORIES, HANDLER_KINDS } from '../../domain/category.ts'
import { RANDOM_ID, randomId, SHA256_HEX, toHex, UUID_V7, uuidV7 } from '../../domain/id.ts'
import { parse } from '../../domain/parse.ts'
import { distanceMetres } from '../../domain/place.ts'
import { expectShape, type Shape, takesWith } from './shape.ts'

describe('ids', () => {
  const bytes = (value: number, count = 10) => new Uint8Array(count).fill(value)

  test('a UUIDv7 begins with its time and keeps the random bits it has room for', () => {
    expect(uuidV7(0x0197a0000001, bytes(0xff))).toBe('0197a000-0001-7fff-bfff-ffffffffffff')
    expect(uuidV7(0x0197a0000001, bytes(0))).toBe('0197a000-0001-7000-8000-000000000000')
    expect(uuidV7(1, Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))).toBe(
      '00000000-0001-7102-8304-05060708090a',
    )
    expect(uuidV7(Date.now(), crypto.getRandomValues(bytes(0)))).toMatch(UUID_V7)
  })
  test('a broken clock still makes an id', () => {
    expect(uuidV7(-5, bytes(0))).toBe('00000000-0000-7000-8000-000000000000')
    expect(uuidV7(2 ** 50, bytes(0))).toBe('ffffffff-ffff-7000-8000-000000000000')
    expect(uuidV7(1.9, bytes(0))).toBe('00000000-0001-7000-8000-000000000000')
  })
  test('hex has two digits for every byte', () => {
    expect(toHex(Uint8Array.from([0, 1, 16, 255]))).toBe('000110ff')
    expect(randomId(bytes(10, 20))).toBe('0a'.repeat(16))
  })
  test.each([
    [UUID_V7, '0197a000-0000-7000-8000-000000000001'],
    [RANDOM_ID, 'ab'.repeat(16)],
    [SHA256_HEX, 'ab'.repeat(32)],
  ])('%s takes nothing before or behind', (pattern, id) => {
    expect([id, `a${id}`, `${id}a`, ` ${id}`].map((one) => pattern.test(one))).toEqual([true, false, false, false])
  })
})

describe('parsing', () => {
  const schema = z.object({ list: z.array(z.object({ a: z.int() })) })
  test('a value comes out typed', () => expect(parse(schema, { list: [] })).toEqual({ ok: true, value: { list: [] } }))
  test('what is wrong is named with its path', () => {
    expect(parse(schema, { list: [{ a: 'x' }] })).toEqual({
      ok: false,
      problems: [expect.stringMatching(/^list\.0\.a: .+/)],
    })
    expect(parse(schema, 7)).toEqual({ ok: false, problems: [expect.stringMatching(/^\(body\): .+/)] })
  })
  test('ten problems are enough, and a long path is cut', () => {
    const many = parse(schema, { list: Array.from({ length: 30 }, () => ({ a: 'x' })) })
    expect(many.ok ? [] : many.problems).toHaveLength(10)
    const long = 'k'.repeat(200)
    const deep = parse(z.record(z.string(), z.int()), { [long]: 'x' })
    expect(deep.ok ? '' : deep.problems[0]?.split(':')[0]).toBe('k'.repeat(80))
  })
})

describe('distance', () => {
  // One degree of a great circle of the mean earth: π/180 × 6,371,008.8 m = 111,195.08 m.
  const degree = 111_195.08
  test.each([
    ['north', { lat: 0, lng: 0 }, { lat: 1, lng: 0 }, degree],
    ['east at the equator', { lat: 0, lng: 0 }, { lat: 0, lng: 1 }, degree],
    ['east at 60° is half of it', { lat: 60, lng: 10 }, { lat: 60, lng: 10.01 }, degree / 200],
    ['both ways', { lat: 30, lng: 121.01 }, { lat: 30.01, lng: 121 }, 1470.5],
    ['to the other side of the earth', { lat: 0, lng: 0 }, { lat: 0, lng: 180 }, 180 * degree],
    ['across both poles', { lat: 90, lng: 0 }, { lat: -90, lng: 0 }, 180 * degree],
    ['nowhere', { lat: 28, lng: 121 }, { lat: 28, lng: 121 }, 0],
  ])('%s', (_name, a, b, metres) => {
    expect(distanceMetres(a, b)).toBeCloseTo(metres, metres > 1e6 ? -2 : 0)
    expect(distanceMetres(b, a)).toBeCloseTo(distanceMetres(a, b), 6)
  })
})

describe('a category', () => {
  const whole = {
    id: 'ebike-parking',
    name: '电动车乱停',
    code: '0101',
    codeName: '违规停放',
    handler: 'property',
    acknowledgeWithin: '30m',
    fixWithin: '5d',
    kinds: ['楼道停放'],
    acceptWhen: '照片里看得到车',
    closeWhen: '车已移走',
  }
  const shape: Shape = {
    schema: categorySchema,
    whole,
    nullable: ['code', 'codeName', 'fixWithin'],
    mayBeEmpty: ['kinds'],
    strict: true,
  }
  test('has these parts', () => expectShape(shape))
  test('keeps its borders', () => {
    const long = (count: number) => '字'.repeat(count)
    const borders: Record<string, number> = {
      name: 20,
      code: 10,
      codeName: 20,
      acceptWhen: 120,
      closeWhen: 120,
    }
    for (const [part, most] of Object.entries(borders)) {
      expect(takesWith(shape, part, long(1)) && takesWith(shape, part, long(most)), part).toBe(true)
      expect(takesWith(shape, part, '') || takesWith(shape, part, long(most + 1)), part).toBe(false)
    }
    expect(takesWith(shape, 'kinds', [''])).toBe(false)
    for (const id of ['a', 'A1', '1a', `a${'b'.repeat(40)}`, 'a b']) expect(takesWith(shape, 'id', id), id).toBe(false)
    expect(takesWith(shape, 'id', `a${'b'.repeat(39)}`)).toBe(true)
    for (const duration of ['0m', '1w', 'x1d', '1dx', '10000m', '01m']) {
      expect(takesWith(shape, 'acknowledgeWithin', duration), duration).toBe(false)
      expect(takesWith(shape, 'fixWithin', duration), duration).toBe(false)
    }
    for (const duration of ['1m', '9999h', '7d']) expect(takesWith(shape, 'acknowledgeWithin', duration)).toBe(true)
    for (const kind of HANDLER_KINDS) expect(takesWith(shape, 'handler', kind)).toBe(true)
    for (const kind of ['property', 'cleaning', 'greening', 'enforcement', 'contractor', 'community', 'grid_leader'])
      expect(HANDLER_KINDS).toContain(kind)
    expect(takesWith(shape, 'handler', '')).toBe(false)
  })
  test('the first four, and those where waiting is dangerous', () => {
    expect(FIRST_CATEGORIES).toEqual(['ebike-parking', 'waste-sorting', 'cigarette-butts', 'green-plots'])
    expect([...DANGER_CATEGORIES]).toEqual(['fire-lane', 'ebike-charging', 'falling-objects'])
  })
})
