import { expect, test } from 'vitest'
import { hearingOf, KNOWN_EVENTS, type Part, REASSIGNED } from '../../../domain/hearing.ts'
import type { NoticeSide } from '../../../domain/notice.ts'
import { wayOf } from '../../../src/inbox/notice-way.ts'
import { sentenceOf, words } from '../../../src/inbox/words.ts'

const SIDES: Record<Part, NoticeSide> = {
  reporters: 'mine',
  joiners: 'joined',
  handlers: 'task',
  lost: 'task',
  leaders: 'desk',
  overseers: 'desk',
}

test('whoever hears of something reads it in words of its own', () => {
  const silent = KNOWN_EVENTS.flatMap((event) =>
    (Object.keys(hearingOf(event)) as Part[]) // a row has no other keys
      .map((part) => ({ side: SIDES[part], event: part === 'lost' ? REASSIGNED : event }))
      .filter((notice) => sentenceOf(notice) === words.otherNews),
  )
  expect(silent).toEqual([])
})

test('what a newer server tells is some news, not an error', () => {
  expect(sentenceOf({ side: 'mine', event: 'teleport' })).toBe('有了新进展')
})

test('a message to a handler never speaks of who reported', () => {
  expect(JSON.stringify(words.sentences.task)).not.toContain('上报人')
})

test('leads the desk to the case, the handler to the tasks, the reporter to 我的', () => {
  const caseId = 'c-1'
  expect(wayOf({ side: 'desk', event: 'done', caseId })).toBe('/desk?tab=awaiting_verification&case=c-1')
  expect(wayOf({ side: 'task', event: 'dispatch', caseId })).toBe('/tasks')
  expect(wayOf({ side: 'mine', event: 'verify', caseId })).toBe('/mine')
})
