import { describe, expect, it } from 'vitest'
import { countTests } from '../../scripts/test-report.mjs'

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
