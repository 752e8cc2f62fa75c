import type { CaseState } from '../../domain/lifecycle.ts'
import { Refusal } from '../refusal.ts'
import type { AlsoChanged } from '../stores/case-journal.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import { actingRole } from './act-decision.ts'
import type { Act, Around, Effect } from './effect.ts'
import { mergedUnderCase, onDesk } from './relation.ts'

/** What is over cannot take anything in, but for what was closed: it came to its end for all who saw it. */
const CANNOT_TAKE_IN: ReadonlySet<CaseState> = new Set(['merged', 'declined', 'withdrawn'])

/**
 * 并入: the case follows the other one from now on; the other's history says so. Both must be within the leader's reach, and what hangs
 * on the case must not be what it is hung on.
 */
export async function mergedInto({ into }: Act<'merge'>, around: Around): Promise<Effect> {
  const { found, actor, deps } = around
  const target = await deps.journal.findCase(found.communityId, into)
  if (!target || !onDesk(target, actor)) throw new Refusal('unknown_case')
  if (into === found.caseId || (await mergedUnderCase(found, deps)).includes(into)) {
    throw new Refusal('merge_refused', { detail: 'a circle' })
  }
  if (CANNOT_TAKE_IN.has(target.state)) throw new Refusal('merge_refused', { detail: target.state })
  return {
    changes: { mergedInto: into, beforeMerge: found.state },
    payload: { otherCaseId: into },
    others: [told(target, 'merged_in', around)],
  }
}

/** 拆分: back to what it was; the case it followed says so. */
export async function splitOff(around: Around): Promise<Effect> {
  const { found, deps } = around
  if (found.mergedInto === null) throw new Refusal('wrong_state')
  const parent = await deps.journal.findCase(found.communityId, found.mergedInto)
  return {
    changes: { mergedInto: null, beforeMerge: null },
    payload: { otherCaseId: found.mergedInto },
    others: parent ? [told(parent, 'split_off', around)] : [],
  }
}

/** The other case's own event: its revision moves, so that whoever decides on it sees what hangs on it. */
function told(other: CaseRecord, type: 'merged_in' | 'split_off', { found, actor }: Around): AlsoChanged {
  const role = actingRole('merge', found, actor)
  return {
    before: other,
    after: { ...other, revision: other.revision + 1 },
    event: { type, role, personId: actor.personId, payload: { otherCaseId: found.caseId } },
  }
}
