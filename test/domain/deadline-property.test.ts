import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DeadlineEvent, type DeadlineRules, deadlineClocks } from '../../domain/deadline.ts'
import { dueAt, type WorkCalendar } from '../../domain/work-calendar.ts'
import { slowDue, slowMoments } from './slow-deadline.ts'

const MINUTE = 60_000
/** Somewhere in October 2026, in minutes since 1970. */
const START = Date.parse('2026-10-01T00:00:00+08:00') / MINUTE

const day = fc
  .integer({ min: 0, max: 45 })
  .map((n) => new Date((START + 480 + n * 1440) * MINUTE).toISOString().slice(0, 10))
/** Two hours a day or more, or none at all: with a minute a week everything would end past what can be walked. */
const hours = fc.oneof(
  { weight: 19, arbitrary: fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 120, max: 440 })) },
  { weight: 1, arbitrary: fc.constant([600, 0] as const) },
)
const calendar: fc.Arbitrary<WorkCalendar> = fc
  .record({
    hours,
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 7 }),
    exceptions: fc.dictionary(day, fc.boolean(), { maxKeys: 12 }),
  })
  .map(({ hours: [from, length], ...rest }) => ({ ...rest, from, to: from + length }))
const duration = fc.oneof(
  fc.integer({ min: 1, max: 500 }).map((n) => `${n}m`),
  fc.integer({ min: 1, max: 14 }).map((n) => `${n}h`),
  fc.integer({ min: 1, max: 5 }).map((n) => `${n}d`),
)
const gap = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 5000 }))
const gaps = (length: number) => fc.array(gap, { minLength: length, maxLength: length })

const story = fc.record({
  calendar,
  acknowledgeWithin: duration,
  fixWithin: duration,
  start: fc.integer({ min: 0, max: 20 * 1440 }),
  asks: gaps(4),
  work: gaps(7),
  choice: fc.record({ questions: fc.nat(2), byCategory: fc.boolean(), extends: fc.boolean(), breaks: fc.nat(2) }),
  chosen: fc.integer({ min: 0, max: 9000 }),
})
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

function told({ start, asks, work, choice, chosen }: Story): DeadlineEvent[] {
  const events: DeadlineEvent[] = []
  let now = START + start
  const say = (type: string, after: number, payload: DeadlineEvent['payload'] = {}) => {
    now += after
    events.push({ seq: events.length + 1, type, receivedAt: now * MINUTE, payload })
  }
  const later = (by: number) => (now + by + 1) * MINUTE
  say('report', 0)
  for (let i = 0; i < choice.questions; i++) {
    say('ask', asks[2 * i] ?? 0)
    say('supplement', asks[2 * i + 1] ?? 0)
  }
  say('accept', work[0] ?? 0)
  const after = work[1] ?? 0
  say('dispatch', after, {
    taskId: 't1',
    ...(choice.byCategory ? { byCategory: true } : { dueAt: later(after + chosen) }),
  })
  const putOff = (i: number) => {
    say('suspend', work[i] ?? 0)
    say('resume', work[i + 1] ?? 0)
  }
  if (choice.breaks > 0) putOff(2)
  if (choice.extends) say('grant', work[4] ?? 0, { taskId: 't1', dueAt: later((work[4] ?? 0) + chosen) })
  if (choice.breaks > 1) putOff(5)
  return events
}

/** A clock's own end does not depend on whether it was kept: the acceptance ends what is compared here. */
const quick = (events: readonly DeadlineEvent[], rules: DeadlineRules) =>
  deadlineClocks(events, 'c', rules)
    .filter(({ kind, taskId }) => kind === 'acknowledge' || taskId !== null)
    .map(({ since, warnAt, dueAt: due }) => ({ since, warn: warnAt / MINUTE, due: due / MINUTE }))

test('deadlines are what a walk minute by minute finds, on 5,000 calendars', () => {
  let promises = 0
  fc.assert(
    fc.property(story, (made) => {
      const categories = [{ id: 'c', acknowledgeWithin: made.acknowledgeWithin, fixWithin: made.fixWithin }]
      const rules: DeadlineRules = { categories, calendar: made.calendar, escalateAfter: '1d' }
      const events = told(made)
      const slow = slowMoments(events, rules)
      promises += slow.length
      expect(quick(events, rules)).toEqual(slow)
    }),
    { numRuns: 5000 },
  )
  expect(promises).toBeGreaterThan(7000)
}, 120_000)

test('the walk would notice a calendar that is off by one day', () => {
  const off: WorkCalendar = { from: 540, to: 1020, weekdays: [1, 2, 3, 4, 5], exceptions: {} }
  const start = START + 600
  expect(dueAt(start * MINUTE, '2d', off)).toBe((slowDue(start, '2d', off) ?? 0) * MINUTE)
  const shifted = { ...off, weekdays: [2, 3, 4, 5, 6] }
  expect(dueAt(start * MINUTE, '2d', shifted)).not.toBe((slowDue(start, '2d', off) ?? 0) * MINUTE)
})
