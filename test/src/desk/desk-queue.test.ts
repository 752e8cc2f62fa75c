import { expect, test } from 'vitest'
import { neighbourOf, stepFrom, withCase, withoutCase, withPage } from '../../../src/desk/desk-queue.ts'
import { deskCase } from '../../support/desk-case.ts'

const [a, b, c] = [deskCase('a'), deskCase('b'), deskCase('c')]
const ids = (cases: readonly { caseId: string }[]) => cases.map((item) => item.caseId)

test('a case that moved between two pages is listed once, as it was seen last', () => {
  const newer = deskCase('b', { revision: 2 })
  const queue = withPage({ cases: [a, b], next: 'p2' }, { cases: [newer, c], next: null })
  expect(ids(queue.cases)).toEqual(['a', 'b', 'c'])
  expect(queue.cases[1]?.revision).toBe(2)
  expect(queue.next).toBeNull()
})

test('J and K stop at either end of the queue', () => {
  expect(stepFrom([a, b, c], 'b', 1)).toBe(c)
  expect(stepFrom([a, b, c], 'c', 1)).toBe(c)
  expect(stepFrom([a, b, c], 'a', -1)).toBe(a)
  expect(stepFrom([a, b], null, 1)).toBe(a)
  expect(stepFrom([a, b], 'gone', -1)).toBe(b)
  expect(stepFrom([], 'a', 1)).toBeNull()
})

test('after an act the next case is shown, after the last one the one before', () => {
  expect(neighbourOf([a, b, c], 'b')).toBe(c)
  expect(neighbourOf([a, b, c], 'c')).toBe(b)
  expect(neighbourOf([a], 'a')).toBeNull()
})

test('a case that was acted on leaves the list; a fresh view takes its place', () => {
  const queue = { cases: [a, b], next: null }
  expect(ids(withoutCase(queue, 'a').cases)).toEqual(['b'])
  expect(withCase(queue, deskCase('b', { revision: 9 })).cases[1]?.revision).toBe(9)
  expect(ids(withCase(queue, c).cases)).toEqual(['a', 'b'])
})
