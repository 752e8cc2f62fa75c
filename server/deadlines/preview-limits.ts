import type { Community } from '../../domain/community.ts'
import { pressingLimit } from '../../domain/deadline-alarm.ts'
import { DESK_TAB_NAMES } from '../../domain/lifecycle.ts'
import { type Limits, type LimitsPreview, withLimits } from '../../domain/limits.ts'
import type { Deps } from '../deps.ts'
import type { CaseFile } from '../stores/case-record.ts'
import { caseClocks, rulesOf } from './case-clocks.ts'

/** Enough to see what a change does; a city's open cases would be read for minutes. */
const LOOKED_MAX = 2000
const PAGE = 100
const SAMPLES = 8

type Moved = LimitsPreview['samples'][number]

/** Replays the newest open cases by the rules as they are and as they would be. */
export async function previewLimits(community: Community, limits: Limits, deps: Deps): Promise<LimitsPreview> {
  const counts = await deps.journal.deskCounts(community.id, null)
  const open = DESK_TAB_NAMES.filter((tab) => tab !== 'closed').reduce((sum, tab) => sum + counts[tab], 0)
  const files = await newestOpen(community.id, deps)
  const after = withLimits(community, limits)
  const moved = files.flatMap((file) => movedBy(file, community, after) ?? [])
  const now = deps.now()
  const isLate = (end: number | null) => end !== null && end < now
  return {
    open,
    looked: files.length,
    earlier: moved.filter((one) => span(one) < 0).length,
    later: moved.filter((one) => span(one) > 0).length,
    newlyLate: moved.filter((one) => isLate(one.after) && !isLate(one.before)).length,
    noLongerLate: moved.filter((one) => isLate(one.before) && !isLate(one.after)).length,
    samples: moved.sort((a, b) => Math.abs(span(b)) - Math.abs(span(a))).slice(0, SAMPLES),
  }
}

/** A promise that falls away is as if it were put off for ever. */
const span = ({ before, after }: Moved): number =>
  (after ?? Number.MAX_SAFE_INTEGER) - (before ?? Number.MAX_SAFE_INTEGER)

async function newestOpen(communityId: string, { journal }: Deps): Promise<CaseFile[]> {
  const files: CaseFile[] = []
  for (const tab of DESK_TAB_NAMES.filter((one) => one !== 'closed' && one !== 'awaiting_verification')) {
    let before = null
    while (files.length < LOOKED_MAX) {
      const page = await journal.deskPage(communityId, { tab, reach: null, before, limit: PAGE })
      files.push(
        ...(await journal.readFiles(
          communityId,
          page.map(({ caseId }) => caseId),
        )),
      )
      before = page.at(-1) ?? null
      if (page.length < PAGE) break
    }
  }
  return files
}

function movedBy(file: CaseFile, before: Community, after: Community): Moved | null {
  const then = pressingLimit(caseClocks(file, rulesOf(before)))
  const next = pressingLimit(caseClocks(file, rulesOf(after)))
  if (then?.dueAt === next?.dueAt) return null
  const { caseId, categoryId, gridId } = file.case
  const kind = next?.kind ?? then?.kind ?? 'fix'
  return { caseId, categoryId, gridId, kind, before: then?.dueAt ?? null, after: next?.dueAt ?? null }
}
