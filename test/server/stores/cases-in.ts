import type { NewAct } from '../../../server/stores/case-journal.ts'
import type { CaseRecord } from '../../../server/stores/case-record.ts'
import type { NewReport } from '../../../server/stores/intake-journal.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import { aReport, newUuid, sha256 } from '../heart/phone.ts'

/** A sealed report as intake hands it to the journal. */
export function incoming(wish: Partial<NewReport> = {}): NewReport {
  const manifest = wish.manifest ?? aReport()
  const text = JSON.stringify(manifest)
  return {
    communityId: 'c1',
    personId: 'wang',
    opId: newUuid(),
    manifest,
    text,
    manifestSha256: sha256(Buffer.from(text)),
    gridId: 'g3',
    planVersion: 1,
    receivedAt: 1000,
    ...wish,
  }
}

type Step = { at: number; type?: NewAct['event']['type']; payload?: NewAct['event']['payload'] }

/** Cases put into a journal and moved on through its own doors. */
export function casesIn(journal: Journal) {
  const find = async (communityId: string, caseId: string): Promise<CaseRecord> => {
    const found = await journal.findCase(communityId, caseId)
    if (!found) throw new Error('the case is missing')
    return found
  }
  const put = async (wish: Partial<NewReport> = {}): Promise<CaseRecord> => {
    const report = incoming(wish)
    await journal.takeIn(report)
    return find(report.communityId, report.manifest.caseId)
  }
  /** Takes a step on the case as it was read, and gives the case as it is then. */
  const step = async (before: CaseRecord, change: Partial<CaseRecord>, { at, type, payload }: Step) => {
    const { communityId, caseId } = before
    await journal.commitAct({
      key: { communityId, personId: 'li', opId: newUuid(), method: 'POST', path: '/acts' },
      bodySha256: 'b',
      before,
      after: { ...before, ...change, revision: before.revision + 1 },
      event: { type: type ?? 'accept', role: 'grid_leader', personId: 'li', payload: payload ?? {} },
      receivedAt: at,
      status: 200,
      answer: () => null,
    })
    return find(communityId, caseId)
  }
  return { put, step }
}
