import { describe, expect, it } from 'vitest'
import { countTests, withSecondTry, worthSecondTry } from '../../scripts/test-report.mjs'

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((t) => ({ status: t })) })

describe('the last line of npm test is honest', () => {
  it('counts what passed, failed and was skipped', () => {
    const report = { testResults: [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'failed', 'passed')] }
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 })
  })

  it('a file that could not be loaded is a failure', () => {
    expect(countTests({ testResults: [file('passed', 'passed'), file('failed')] }, 1).failed).toBe(1)
  })

  it('nothing ran: a failure', () => {
    expect(countTests({ testResults: [] }, 0).failed).toBe(1)
  })

  it('an unhandled error outside any test is a failure', () => {
    expect(countTests({ testResults: [file('passed', 'passed')] }, 1).failed).toBe(1)
  })
})

describe('a story that failed is played once more', () => {
  const named = (name: string, status: string, ...tests: string[]) => ({ name, ...file(status, ...tests) })
  const story = (name: string, status: string, ...tests: string[]) =>
    named(`/p/test/flow/${name}.test.ts`, status, ...tests)

  it('when a few stories failed and nothing else', () => {
    const failed = [story('a', 'failed', 'failed'), story('b', 'passed', 'passed'), story('c', 'failed')]
    expect(worthSecondTry({ testResults: failed })).toEqual(['/p/test/flow/a.test.ts', '/p/test/flow/c.test.ts'])
    const unit = named('/p/test/domain/x.test.ts', 'failed', 'failed')
    expect(worthSecondTry({ testResults: [...failed, unit] })).toEqual([])
    const many = ['a', 'b', 'c', 'd'].map((name) => story(name, 'failed', 'failed'))
    expect(worthSecondTry({ testResults: many })).toEqual([])
  })

  it('and counts as it came out then: a second failure is a failure', () => {
    const first = { testResults: [story('a', 'failed', 'failed', 'passed'), story('b', 'passed', 'passed')] }
    const well = { testResults: [story('a', 'passed', 'passed', 'passed')] }
    expect(countTests(withSecondTry(first, well), 0)).toEqual({ passed: 3, failed: 0, skipped: 0 })
    expect(countTests(withSecondTry(first, first), 1).failed).toBe(1)
    expect(countTests(withSecondTry(first, { testResults: [] }), 1).failed).toBe(1)
  })
})
