import { expect, test } from 'vitest'
import { readArguments } from '../../mutation/arguments.ts'
import { percentKilled, scoresOf, survivorsOf } from '../../mutation/report.ts'

test('reads what it is asked for, and says what makes no sense', () => {
  expect(readArguments([])).toEqual({ files: [], sample: null, seed: 1, tests: null, resume: false })
  expect(
    readArguments(['--resume', '--file', 'domain/id.ts', '--file', 'src', '--sample', '20', '--seed', '7']),
  ).toEqual({
    files: ['domain/id.ts', 'src'],
    sample: 20,
    seed: 7,
    tests: null,
    resume: true,
  })
  expect(readArguments(['--sample', '0'])).toContain('--sample 0')
  expect(readArguments(['--file'])).toContain('--file')
})

test('what no test reaches counts as survived', () => {
  const at = (id: number, file: string) => ({ id, file, line: 3, operator: 'relation', from: 'a < b', to: 'a <= b' })
  const mutants = [at(1, 'a.ts'), at(2, 'a.ts'), at(3, 'b.ts'), at(4, 'b.ts')]
  const fates = new Map([
    [1, { verdict: 'killed', by: 'a test' }],
    [2, { verdict: 'timed_out', by: 'a test' }],
    [3, { verdict: 'survived', by: '' }],
  ] as const)
  const scores = new Map(scoresOf(mutants, fates))
  expect(scores.get('all')).toEqual({ mutants: 4, killed: 1, timed_out: 1, survived: 1, missed: 1 })
  expect([...scores.values()].map(percentKilled)).toEqual([100, 0, 50])
  expect(survivorsOf(mutants, fates)).toEqual([
    '#3 b.ts:3 relation: a < b → a <= b',
    '#4 b.ts:3 relation: a < b → a <= b (no test comes here)',
  ])
})
