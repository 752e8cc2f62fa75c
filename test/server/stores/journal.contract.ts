import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { NewAct } from '../../../server/stores/case-journal.ts'
import type { CaseRecord } from '../../../server/stores/case-record.ts'
import type { NewReport } from '../../../server/stores/intake-journal.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import { aReport, newUuid, photoOf } from '../heart/phone.ts'
import { incoming } from './cases-in.ts'
import { joiningContract } from './joining.contract.ts'

type Opened = {
  journal: Journal
  /** Makes the database refuse every write of this report, as a fault of one row would. */
  poison: (reportId: string) => Promise<void>
  /** The same data through another opening. */
  reopen: () => Promise<Journal>
}

const COMMUNITY = 'c1'

/** What every journal promises, whatever it keeps it in. */
export function journalContract(open: () => Promise<Opened>): void {
  let opened: Opened
  let journal: Journal
  beforeEach(async () => {
    opened = await open()
    journal = opened.journal
  })

  const caseOf = async (report: NewReport): Promise<CaseRecord> => {
    const found = await journal.findCase(report.communityId, report.manifest.caseId)
    if (!found) throw new Error('the case is missing')
    return found
  }
  const accept = (before: CaseRecord, wish: Partial<NewAct> = {}): NewAct => ({
    key: { communityId: before.communityId, personId: 'li', opId: newUuid(), method: 'POST', path: '/acts' },
    bodySha256: 'b',
    before,
    after: { ...before, state: 'accepted', revision: before.revision + 1 },
    event: { type: 'accept', role: 'grid_leader', personId: 'li', payload: {} },
    receivedAt: 2000,
    status: 200,
    answer: (head) => ({ ...head, state: 'accepted' }),
    ...wish,
  })

  describe('intake', () => {
    test('writes a report once and answers the same ever after, also from another opening', async () => {
      const report = incoming()
      const first = await journal.takeIn(report)
      expect(first.kind).toBe('created')
      const again = await journal.takeIn({ ...report, receivedAt: 9999 })
      expect(again).toEqual({ ...first, kind: 'replayed' })
      const elsewhere = await opened.reopen()
      expect(await elsewhere.takeIn(report)).toEqual({ ...first, kind: 'replayed' })
      expect(await elsewhere.findReport(COMMUNITY, 'wang', report.manifest.reportId)).toEqual(
        'report' in first ? first.report : null,
      )
    })

    test('says nothing of a foreign report, and takes no other bytes for one that it has', async () => {
      const report = incoming()
      await journal.takeIn(report)
      expect(await journal.takeIn({ ...report, personId: 'zhao' })).toEqual({ kind: 'foreign' })
      expect((await journal.takeIn({ ...report, manifestSha256: 'other' })).kind).toBe('key_reused')
      expect(await journal.findReport(COMMUNITY, 'zhao', report.manifest.reportId)).toBeNull()
    })

    test('keeps communities apart: the same ids mean other things in another', async () => {
      const report = incoming()
      await journal.takeIn(report)
      const other = await journal.takeIn({ ...report, communityId: 'c2', personId: 'zhao' })
      expect(other).toMatchObject({ kind: 'created', report: { seq: 1 } })
      const [one, two] = [await journal.head(COMMUNITY), await journal.head('c2')]
      expect([one.seq, two.seq]).toEqual([1, 1])
      expect(one.epoch).not.toBe(two.epoch)
      expect(one.epoch).toMatch(/^[0-9a-f]{32}$/)
    })

    test('decides a batch as if its reports had come one after another', async () => {
      const report = incoming()
      const foreign = { ...report, personId: 'zhao' }
      const otherBytes = { ...report, manifestSha256: 'other' }
      const sameCase = incoming({ manifest: { ...aReport(), caseId: report.manifest.caseId } })
      const samePhoto = incoming({ manifest: { ...aReport(), photos: report.manifest.photos } })
      const fine = incoming()
      const batch = [report, report, foreign, otherBytes, sameCase, samePhoto, fine]
      const outcomes = await Promise.all(batch.map((one) => journal.takeIn(one)))
      expect(outcomes.map((outcome) => outcome.kind)).toEqual([
        'created',
        'replayed',
        'foreign',
        'key_reused',
        'key_reused',
        'key_reused',
        'created',
      ])
      expect((await journal.head(COMMUNITY)).seq).toBe(2)
    })

    test('one report that cannot be written fails alone; those beside it come in', async () => {
      const batch = Array.from({ length: 20 }, () => incoming())
      const poisoned = batch[7]
      await opened.poison(poisoned?.manifest.reportId ?? '')
      const outcomes = await Promise.allSettled(batch.map((one) => journal.takeIn(one)))
      expect(outcomes.map((outcome) => outcome.status === 'fulfilled' && outcome.value.kind)).toEqual(
        batch.map((one) => (one === poisoned ? false : 'created')),
      )
      expect(await journal.findCase(COMMUNITY, poisoned?.manifest.caseId ?? '')).toBeNull()
      const seqs = outcomes.flatMap((one) =>
        one.status === 'fulfilled' && 'report' in one.value ? [one.value.report.seq] : [],
      )
      expect(seqs).toEqual(Array.from({ length: 19 }, (_, i) => i + 1))
    })
  })

  describe('acts', () => {
    test('case, event, operation and feed change together', async () => {
      const report = incoming()
      await journal.takeIn(report)
      const act = accept(await caseOf(report))
      const outcome = await journal.commitAct(act)
      expect(outcome).toEqual({ kind: 'written', answer: { ...(await journal.head(COMMUNITY)), state: 'accepted' } })
      expect(await caseOf(report)).toMatchObject({ state: 'accepted', revision: 2 })
      expect(await journal.findOperation(act.key)).toEqual({
        bodySha256: 'b',
        status: 200,
        answer: outcome.kind === 'written' && outcome.answer,
      })
      const [file] = await journal.readFiles(COMMUNITY, [report.manifest.caseId])
      expect(file?.events.map((event) => [event.seq, event.type, event.personId])).toEqual([
        [1, 'report', null],
        [2, 'accept', 'li'],
      ])
      const mine = { kind: 'mine' as const, personId: 'wang' }
      expect(await journal.changes(COMMUNITY, mine, 1, 10)).toEqual([{ seq: 2, caseId: report.manifest.caseId }])
    })

    test('decided on a case that moved on it writes nothing; an operation is carried out once', async () => {
      const report = incoming()
      await journal.takeIn(report)
      const before = await caseOf(report)
      const act = accept(before)
      await journal.commitAct(act)
      expect(await journal.commitAct(accept(before))).toEqual({ kind: 'conflict' })
      expect(await journal.commitAct({ ...accept(await caseOf(report)), key: act.key })).toEqual({ kind: 'conflict' })
      expect(await caseOf(report)).toMatchObject({ revision: 2 })
      expect((await journal.head(COMMUNITY)).seq).toBe(2)
    })
  })

  joiningContract(() => ({ journal, incoming, caseOf, accept }))

  describe('photos', () => {
    test('only who declared a photo is found to have', async () => {
      const report = incoming()
      await journal.takeIn(report)
      const id = report.manifest.photos[0]?.id ?? ''
      expect(await journal.findDeclaredPhoto(COMMUNITY, id, 'wang')).toMatchObject({
        state: 'awaiting',
        purpose: 'before',
      })
      expect(await journal.findDeclaredPhoto(COMMUNITY, id, 'li')).toBeNull()
      expect(await journal.findDeclaredPhoto('c2', id, 'wang')).toBeNull()
    })

    test('a stored photo stays as it is, and its case is told', async () => {
      const report = incoming()
      await journal.takeIn(report)
      const id = report.manifest.photos[0]?.id ?? ''
      const names = { evidenceName: 'e', thumbnailName: 't', width: 4, height: 3 }
      const stored = await journal.settlePhoto(COMMUNITY, id, {
        state: 'stored',
        receivedSha256: 'x',
        ...names,
        hash: '',
      })
      expect(stored).toMatchObject({ state: 'stored', receivedSha256: 'x', refusal: null, ...names })
      const refused = { state: 'refused', receivedSha256: 'y', refusal: 'undecodable' } as const
      expect(await journal.settlePhoto(COMMUNITY, id, refused)).toEqual(stored)
      const near = { kind: 'near' as const, gridIds: ['g3'] }
      expect(await journal.changes(COMMUNITY, near, 1, 10)).toHaveLength(1)
      const receipt = await journal.findReport(COMMUNITY, 'wang', report.manifest.reportId)
      expect(receipt?.photos).toEqual([{ id, state: 'stored', receivedSha256: 'x', refusal: null }])
    })

    test('evidence is declared once, all of it or none', async () => {
      const report = incoming()
      await journal.takeIn(report)
      const [one, two] = [photoOf(randomBytes(9)).ref, photoOf(randomBytes(9)).ref]
      const evidence = { communityId: COMMUNITY, caseId: report.manifest.caseId, declaredBy: 'chen' }
      const declared = await journal.declareEvidence({ ...evidence, photos: [one] })
      expect(declared).toMatchObject([{ declared: one, purpose: 'after', declaredBy: 'chen', reportId: null }])
      const clashing = { ...one, size: one.size + 1 }
      expect(await journal.declareEvidence({ ...evidence, photos: [two, clashing] })).toBe('key_reused')
      expect(await journal.findPhoto(COMMUNITY, two.id)).toBeNull()
      expect(await journal.declareEvidence({ ...evidence, photos: [two, one] })).toMatchObject([
        { declared: two },
        { declared: one },
      ])
    })
  })

  test('numbers of the feed follow the commits, however the writers mix', async () => {
    const reports = Array.from({ length: 40 }, () => incoming())
    const writing = reports.map(async (report) => {
      await journal.takeIn(report)
      await journal.commitAct(accept(await caseOf(report)))
    })
    const near = { kind: 'near' as const, gridIds: ['g3'] }
    const seen: number[] = []
    let done = false
    const reading = (async () => {
      while (!done || seen.length < 80) {
        for (const { seq } of await journal.changes(COMMUNITY, near, seen.at(-1) ?? 0, 7)) seen.push(seq)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    await Promise.all(writing)
    done = true
    await reading
    expect(seen).toEqual(Array.from({ length: 80 }, (_, i) => i + 1))
  })
}
