import { describe, expect, test } from 'vitest'
import type { NewAct } from '../../../server/stores/case-journal.ts'
import type { CaseRecord } from '../../../server/stores/case-record.ts'
import type { NewReport } from '../../../server/stores/intake-journal.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import { newUuid } from '../heart/phone.ts'

const COMMUNITY = 'c1'

type Tools = {
  journal: Journal
  incoming: (wish?: Partial<NewReport>) => NewReport
  caseOf: (report: NewReport) => Promise<CaseRecord>
  accept: (before: CaseRecord) => NewAct
}

/** What every journal promises of who joined a case, and of cases that ended lately. */
export function joiningContract(tools: () => Tools): void {
  describe('joining', () => {
    const joining = (before: CaseRecord, personId: string): NewAct => ({
      ...tools().accept(before),
      key: { communityId: before.communityId, personId, opId: newUuid(), method: 'POST', path: '/acts' },
      after: before,
      event: { type: 'join', role: 'reporter', personId: null, payload: {} },
      receivedAt: 3000,
      joins: true,
    })
    const mine = (personId: string) => ({ kind: 'mine' as const, personId })

    test('is noted once a person, and only who joined hears of it', async () => {
      const report = tools().incoming()
      await tools().journal.takeIn(report)
      const { caseId } = report.manifest
      const before = await tools().caseOf(report)
      expect((await tools().journal.commitAct(joining(before, 'zhao'))).kind).toBe('written')
      expect(await tools().journal.commitAct(joining(before, 'zhao'))).toEqual({ kind: 'conflict' })
      expect((await tools().journal.commitAct(joining(before, 'sun'))).kind).toBe('written')
      expect(await tools().journal.joinedCases(COMMUNITY, 'zhao', [caseId])).toEqual(new Map([[caseId, 3000]]))
      expect(await tools().journal.joinedCases(COMMUNITY, 'wang', [caseId])).toEqual(new Map())
      expect(await tools().journal.joinedCases('c2', 'zhao', [caseId])).toEqual(new Map())
      expect(await tools().caseOf(report)).toEqual(before)
      expect(await tools().journal.changes(COMMUNITY, mine('zhao'), 1, 10)).toEqual([{ seq: 2, caseId }])
      expect(await tools().journal.changes(COMMUNITY, mine('sun'), 1, 10)).toEqual([{ seq: 3, caseId }])
      expect(await tools().journal.changes(COMMUNITY, mine('wang'), 1, 10)).toEqual([])
      const near = { kind: 'near' as const, gridIds: ['g3'] }
      expect(await tools().journal.changes(COMMUNITY, near, 1, 10)).toEqual([])
    })

    test('decided on a case that moved on it writes nothing', async () => {
      const report = tools().incoming()
      await tools().journal.takeIn(report)
      const before = await tools().caseOf(report)
      await tools().journal.commitAct(tools().accept(before))
      expect(await tools().journal.commitAct(joining(before, 'zhao'))).toEqual({ kind: 'conflict' })
      expect(await tools().journal.joinedCases(COMMUNITY, 'zhao', [before.caseId])).toEqual(new Map())
    })

    test('puts the case among the person’s own, in one order with the reported ones', async () => {
      const reports = Array.from({ length: 6 }, (_, i) => tools().incoming({ personId: i % 2 ? 'wang' : 'zhao' }))
      for (const report of reports) await tools().journal.takeIn(report)
      for (const report of reports) {
        if (report.personId === 'wang') await tools().journal.commitAct(joining(await tools().caseOf(report), 'zhao'))
      }
      const ids = reports
        .map((report) => report.manifest.caseId)
        .sort()
        .reverse()
      const first = await tools().journal.casesInScope(COMMUNITY, mine('zhao'), null, 4)
      expect(first).toEqual(ids.slice(0, 4))
      expect(await tools().journal.casesInScope(COMMUNITY, mine('zhao'), first.at(-1) ?? null, 4)).toEqual(ids.slice(4))
    })
  })

  test('what ended lately is near for as long as it is asked for, in the same order as what is open', async () => {
    const reports = Array.from({ length: 4 }, () => tools().incoming())
    for (const report of reports) await tools().journal.takeIn(report)
    for (const [i, state] of (['closed', 'closed_unresolved', 'declined'] as const).entries()) {
      const before = await tools().caseOf(reports[i] ?? tools().incoming())
      await tools().journal.commitAct({
        ...tools().accept(before),
        after: { ...before, state, endedAt: 5000, revision: 2 },
      })
    }
    const ids = (...at: number[]) =>
      at
        .map((i) => reports[i]?.manifest.caseId)
        .sort()
        .reverse()
    const near = (endedFrom?: number, gridIds = ['g3', 'none']) =>
      tools().journal.casesInScope(COMMUNITY, { kind: 'near', gridIds, ...(endedFrom && { endedFrom }) }, null, 10)
    expect(await near()).toEqual(ids(3))
    expect(await near(5000)).toEqual(ids(0, 1, 3))
    expect(await near(5001)).toEqual(ids(3))
    expect(await near(5000, ['g4'])).toEqual([])
    expect(await near(5000, [])).toEqual([])
  })
}
