import type { Community } from '../../domain/community.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { ALARMS, hearingOf, type Part, REASSIGNED } from '../../domain/hearing.ts'
import type { NoticeSide } from '../../domain/notice.ts'
import { holdsPost, type Post, type Role } from '../../domain/person.ts'
import { leadingTask } from '../../domain/task.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import type { Follower, NewNotice, OutboxEntry } from '../stores/notice-journal.ts'

/** Who is there to hear: the case's followers, and everybody with a desk post. */
export type Listeners = {
  followers: readonly Follower[]
  desk: readonly { personId: string; posts: readonly Post[] }[]
  community: Community
}

type Heard = OutboxEntry & { case: CaseRecord }
type Listener = { personId: string; caseId: string; part: Part; side: NoticeSide }

/**
 * The messages an event makes: one for each person, by the part that comes first where somebody has several. Whoever did it hears
 * nothing; of a reporter's own steps nobody who reported the case does.
 */
export function noticesOf(entry: OutboxEntry, listeners: Listeners): NewNotice[] {
  const { case: found } = entry
  if (!found) return []
  const heard = { ...entry, case: found }
  const row = hearingOf(entry.event)
  const byPerson = new Map<string, Listener>()
  for (const listener of listenersOf(heard, listeners)) {
    if (row[listener.part] === undefined || byPerson.has(listener.personId)) continue
    byPerson.set(listener.personId, listener)
  }
  return [...byPerson.values()]
    .filter((one) => !didIt(one, entry, listeners))
    .map((one) => noticeOf(heard, one, listeners))
}

function listenersOf({ case: found, people }: Heard, { followers, desk }: Listeners): Listener[] {
  const { caseId } = found
  const staff = (part: Part, ids: readonly string[]) => {
    const side = part === 'handlers' || part === 'lost' ? 'task' : 'desk'
    return ids.map((personId): Listener => ({ personId, caseId, part, side }))
  }
  const holding = (roles: readonly Role[]) =>
    desk.filter(({ posts }) => holdsPost(posts, roles, found.gridId ?? UNPLACED_GRID)).map(({ personId }) => personId)
  const leaders = holding(['grid_leader'])
  return [
    ...followers,
    ...staff('handlers', people.to),
    ...staff('lost', people.lost),
    // A grid that nobody leads must not be deaf.
    ...staff('leaders', leaders.length > 0 ? leaders : holding(['admin'])),
    ...staff('overseers', holding(['supervisor', 'admin'])),
  ]
}

function didIt({ personId }: Listener, { actorId, event }: OutboxEntry, { followers }: Listeners): boolean {
  if (actorId !== null) return personId === actorId
  return !isAlarm(event) && followers.some((one) => one.personId === personId && one.part === 'reporters')
}

const isAlarm = (event: string): boolean => ALARMS.some((alarm) => alarm === event)

function noticeOf(entry: Heard, { personId, caseId, part, side }: Listener, { community }: Listeners): NewNotice {
  const { communityId, seq, event, at, case: found } = entry
  return {
    communityId,
    personId,
    seq,
    caseId,
    event: part === 'lost' ? REASSIGNED : event,
    side,
    at,
    reason: hearingOf(event)[part] === 'told' ? wordsFor(part, entry) : null,
    categoryId: found.categoryId,
    gridId: found.gridId,
    buildingId: community.buildings.find((one) => one.id === found.place?.buildingId)?.id ?? null,
    dueAt: part === 'joiners' || part === 'lost' ? null : dueOf(entry),
  }
}

/** A handler reads the task; everybody else the reason or the note. */
function wordsFor(part: Part, { payload }: Heard): string | null {
  const words = payload.reason || payload.note
  return (part === 'handlers' ? payload.task || words : words) || null
}

/** The date an event set or is about; of others none. */
function dueOf({ event, payload, case: found }: Heard): number | null {
  return payload.dueAt ?? payload.until ?? (isAlarm(event) ? (leadingTask(found.tasks)?.dueAt ?? null) : null)
}
