/** Moments of a deadline that people hear of like of a step: 75 % of its time used, all of it, and no answer to that. */
export const ALARMS = ['due_soon', 'overdue', 'escalated'] as const
export type Alarm = (typeof ALARMS)[number]

/** `hears`: that it happened. `told`: also the reason or the words that came with it. */
type Hears = 'hears' | 'told'

/**
 * In what part somebody hears: reported it, joined it, acts on it, leads its grid, or oversees the leaders. `lost` are handlers
 * whose task went to somebody else.
 */
export type Part = 'reporters' | 'joiners' | 'handlers' | 'lost' | 'leaders' | 'overseers'
type Row = Partial<Record<Part, Hears>>

const REPORTED = { reporters: 'hears', joiners: 'hears' } as const
const WITH_REASON = { reporters: 'told', joiners: 'told' } as const

/**
 * Who hears of what, one row for each act, for a new report and for each alarm. Who joined reads of staff's words only those that
 * end a case or put it off (as in their view of it); a handler reads the leader's words, never a reporter's; whoever takes a step is not told of it.
 */
const HEARING: Readonly<Record<string, Row>> = {
  report: { leaders: 'hears' },
  supplement: { leaders: 'hears' },
  withdraw: { joiners: 'hears' },
  join: {},
  resolve: { joiners: 'hears', leaders: 'told' },
  satisfied: {},
  object: { leaders: 'told', overseers: 'told' },
  settle: {},
  relink: {}, // the desk's own note
  accept: REPORTED,
  decline: WITH_REASON,
  merge: REPORTED,
  split: REPORTED,
  ask: { reporters: 'told' },
  dispatch: { ...REPORTED, handlers: 'told', lost: 'hears' }, // to `lost` it is `REASSIGNED`
  start: REPORTED,
  return: { leaders: 'told' },
  extend: { leaders: 'told' },
  grant: { handlers: 'hears' },
  refuse: { handlers: 'told' },
  done: { ...REPORTED, leaders: 'hears' },
  suspend: { ...WITH_REASON, handlers: 'told' },
  resume: { ...REPORTED, handlers: 'hears' },
  unsolved: { ...WITH_REASON, handlers: 'hears' },
  verify: { ...WITH_REASON, handlers: 'hears' },
  fail: { ...REPORTED, handlers: 'told' },
  reopen: { reporters: 'told', joiners: 'hears', leaders: 'hears' },
  due_soon: { handlers: 'hears', leaders: 'hears' },
  overdue: { handlers: 'hears', leaders: 'hears', overseers: 'hears' },
  escalated: { overseers: 'hears' },
}

/** What a handler hears whose task was given to somebody else. */
export const REASSIGNED = 'reassigned'

export const KNOWN_EVENTS: readonly string[] = Object.keys(HEARING)

/** Who hears of an event; of an unknown one nobody. */
export const hearingOf = (event: string): Row => HEARING[event] ?? {}

/** Events that a group's robot may tell: what leads somebody there to act. */
export const GROUP_EVENTS = [
  'report',
  'dispatch',
  'return',
  'extend',
  'done',
  'fail',
  'verify',
  'object',
  'due_soon',
  'overdue',
  'escalated',
] as const
export type GroupEvent = (typeof GROUP_EVENTS)[number]
