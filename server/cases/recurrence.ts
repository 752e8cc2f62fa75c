import { DAY_MS } from '../../domain/shanghai-time.ts'
import { SIMILAR_WITHIN_M } from '../../domain/similar-cases.ts'
import { RECURS_WITHIN_DAYS, twinReasons } from '../../domain/twins.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import type { CaseFile } from '../stores/case-record.ts'
import type { Act, Around, Effect } from './effect.ts'
import { onDesk } from './relation.ts'
import type { Recurrences } from './view-parts.ts'

/** The case of the same category, in the building or close by, that was closed last and less than a month ago (复发); else null. */
export async function recursOf({ found, deps, now }: Around): Promise<string | null> {
  const { place, categoryId, communityId, caseId } = found
  if (!place || categoryId === null) return null
  const endedSince = now - RECURS_WITHIN_DAYS * DAY_MS + 1 // on the thirtieth day it is a new one
  const query = { reach: null, caseId, place, hashes: [], metres: SIMILAR_WITHIN_M, endedSince }
  const facts = { ...found, hashes: [] }
  const back = (await deps.journal.twinCandidates(communityId, query)).filter(
    (one) =>
      one.state === 'closed' && one.categoryId === categoryId && twinReasons(facts, { ...one, hashes: [] }) !== null,
  )
  return back.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))[0]?.caseId ?? null
}

/** 改正复发: the case named is one within reach that came to its end before this one was reported; null takes the link away. */
export async function relinked({ of }: Act<'relink'>, { found, actor, deps }: Around): Promise<Effect> {
  if (of === found.recursOf) throw new Refusal('wrong_state', { detail: 'linked so already' })
  if (of !== null) {
    const earlier = await deps.journal.findCase(found.communityId, of)
    if (!earlier || !onDesk(earlier, actor) || of === found.caseId) throw new Refusal('unknown_case')
    if (earlier.state !== 'closed' || earlier.receivedAt > found.receivedAt) throw new Refusal('wrong_state')
  }
  return { changes: { recursOf: of }, payload: of === null ? {} : { otherCaseId: of } }
}

/** Nobody counts further. */
const TIMES_MAX = 20

/** For each of these cases that is the return of an earlier one: when that ended, and the how manieth return it is. */
export async function recurrencesOf(files: readonly CaseFile[], deps: Deps): Promise<Recurrences> {
  const found = new Map<string, { endedAt: number | null; times: number }>()
  for (const { case: one } of files) {
    let [earlierId, endedAt, times] = [one.recursOf, null as number | null, 0] // an end, once the earlier one is read
    while (earlierId !== null && times < TIMES_MAX) {
      const earlier = await deps.journal.findCase(one.communityId, earlierId)
      if (times === 0) endedAt = earlier?.endedAt ?? null
      times++
      earlierId = earlier?.recursOf ?? null
    }
    if (times > 0) found.set(one.caseId, { endedAt, times })
  }
  return found
}
