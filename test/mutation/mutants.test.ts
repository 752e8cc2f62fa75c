import { afterEach, describe, expect, test, vi } from 'vitest'
import { mutate } from '../../mutation/mutants.ts'

/** What a source's mutants change, as `from → to`. */
const changes = (source: string) =>
  mutate('made-up.ts', source, 1).mutants.map(({ from, to }) => `${from} → ${to || 'left out'}`)

describe('which mistakes are made', () => {
  test.each([
    ['const f = (a: number) => a < 3', ['a < 3 → a <= 3', 'a < 3 → a >= 3']],
    ['const f = (a: number) => a === 3', ['a === 3 → a !== 3']],
    ['const f = (a: number, b: number) => a * 2 - b', ['a * 2 - b → a * 2 + b', 'a * 2 → a / 2']],
    ['const f = (a: boolean, b: boolean) => a && !b', ['a && !b → a || !b', '!b → b']],
    ['const f = (a?: string) => a ?? "none"', ['a ?? "none" → a', '"none" → \'\'']],
    ['const f = (a: boolean) => (a ? 1 : 2)', ['a → true', 'a → false']],
    ['while (again()) act()', ['again() → false', 'act() → left out']],
    ['const on = true', ['true → false']],
    ['let n = 0\nn += 2\nn++', ['n += 2 → left out', 'n += 2 → n -= 2', 'n++ → left out', 'n++ → n--']],
    [
      'const all = [1].filter(odd).some(big)',
      ['[1].filter(odd).some(big) → [1].filter(odd).every(big)', '[1].filter(odd) → [1]', '[1] → []'],
    ],
    [
      'const schema = z.nullable(z.int().check(z.gte(1)))',
      ['z.nullable(z.int().check(z.gte(1))) → z.int().check(z.gte(1))', 'z.int().check(z.gte(1)) → z.int()'],
    ],
    ['function f(a: string): string | null { return a }', ['a → null']],
    [
      'function f() { for (;;) { if (done) break; throw new Error("no") } }',
      ['done → true', 'done → false', 'break; → left out', 'throw new Error("no") → left out'],
    ],
    ['const id = /^[a-z]+$/', ['/^[a-z]+$/ → /[a-z]+$/', '/^[a-z]+$/ → /^[a-z]+/']],
  ])('%s', (source, expected) => {
    expect(changes(source)).toEqual(expected)
  })

  test('types, names, imports, messages for engineers and what a comparison asks for stay as they are', () => {
    expect(
      changes(`
        import { x } from './x.ts'
        export { y } from './y.ts'
        type Kind = 'report' | 'act'
        const kind = (op: { 'a-b': 'report' }): op is Kind<'act'> => op.kind === 'report'
        const names = { 'a-b': x, detail: 'for engineers' } satisfies Record<'a-b', unknown>
        const fail = () => new RangeError('not a duration')
        const rows = sql\`select 1\`
      `),
    ).toEqual(["op.kind === 'report' → op.kind !== 'report'", expect.stringMatching(/^\{ 'a-b'.* → \{\}$/)])
  })

  test('a mutant says where it is, also behind Chinese words', () => {
    const { mutants } = mutate('made-up.ts', '/* 已存本机 🙂 */\nconst f = (件: number) => 件 > 3', 7)
    expect(mutants.map(({ id, line, from }) => [id, line, from])).toEqual([
      [7, 2, '件 > 3'],
      [8, 2, '件 > 3'],
    ])
  })
})

describe('the source that holds them all', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })
  /** Runs plain JavaScript of a woven function with one mutant awake. */
  const run = (source: string, awake: number | null, ...given: unknown[]): unknown => {
    vi.stubGlobal('__mutant', awake === null ? undefined : (id: number) => id === awake)
    return new Function(`${mutate('made-up.ts', source, 1).code}\nreturn f`)()(...given)
  }
  const source = 'function f(a, b) {\n  let n = a - b\n  if (n < 0) n = 0\n  return n\n}'

  test('asleep, all is as it was', () => {
    expect(run(source, null, 5, 3)).toBe(2)
    expect(run(source, 0, 3, 5)).toBe(0)
  })

  test('one awake, only that is wrong', () => {
    const wrong = mutate('made-up.ts', source, 1).mutants.map(({ id, from, to }) => [
      `${from} → ${to}`,
      run(source, id, 3, 5),
    ])
    expect(Object.fromEntries(wrong)).toEqual({
      'a - b → a + b': 8,
      'n < 0 → n <= 0': 0,
      'n < 0 → n >= 0': -2,
      'n < 0 → true': 0,
      'n < 0 → false': -2,
      'n = 0 → ': -2,
    })
  })

  test('an optional chain stays whole: what follows is skipped with it', () => {
    const chain = 'function f(a) { return a?.list.filter((one) => one > 1).length }'
    for (const awake of [null, 1, 2, 3]) expect(run(chain, awake, undefined)).toBeUndefined()
    expect(run(chain, null, { list: [1, 2] })).toBe(1)
  })

  test('no semicolons are needed', () => {
    expect(
      run('function f(a) {\n  const all = []\n  all.push(a)\n  ;[all[0]] = [a + 1]\n  return all\n}', null, 1),
    ).toEqual([2])
    expect(run('function f(a) {\n  let n = a\n  n += 1\n  n++\n  return n\n}', null, 1)).toBe(3)
  })
})
