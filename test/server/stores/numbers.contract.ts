import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { DeskPosition } from '../../../server/stores/desk-journal.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import type { ReceivedQuery } from '../../../server/stores/numbers-journal.ts'
import { aReport, newUuid, sha256 } from '../heart/phone.ts'

const COMMUNITY = 'c1'
const START = Date.UTC(2026, 9, 1)
const ALL = { reach: null, gridId: null, categoryId: null, from: 0, to: START * 2 }

/** What every journal promises of the cases of a period, whatever it keeps them in. */
export function numbersContract(open: () => Promise<Journal>): void {
  let journal: Journal
  beforeEach(async () => {
    journal = await open()
  })

  async function put(receivedAt: number, gridId: string | null = 'g3', categoryId: string | null = 'ebike-parking') {
    const manifest = aReport({ categoryId })
    const text = JSON.stringify(manifest)
    const rest = { opId: newUuid(), manifest, text, manifestSha256: sha256(Buffer.from(text)), gridId }
    await journal.takeIn({ communityId: COMMUNITY, personId: 'wang', ...rest, planVersion: 1, receivedAt })
    return manifest
  }

  async function readAll(query: Omit<ReceivedQuery, 'after'>, read: 'counted' | 'listed' = 'counted') {
    const ids: string[] = []
    let after: DeskPosition | null = null
    let looked = 0
    do {
      const page: Awaited<ReturnType<Journal['counted']>> = await journal[read](COMMUNITY, { ...query, after })
      expect(page.looked).toBeLessThanOrEqual(query.limit)
      looked += page.looked
      ids.push(...page.cases.map(({ caseId }) => caseId))
      after = page.next
    } while (after)
    return { ids, looked }
  }

  test('pages of any size give every case of the period once, in the order they came in', async () => {
    const put_ = await Promise.all(
      Array.from({ length: 23 }, async (_, i) => ({
        at: START + Math.floor(i / 3),
        id: (await put(START + Math.floor(i / 3))).caseId,
      })),
    )
    const inOrder = put_.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.constantFrom('counted', 'listed'), async (limit, read) => {
        expect(await readAll({ ...ALL, limit }, read as 'counted')).toEqual({ ids: inOrder, looked: 23 }) // one of the two
      }),
    )
    expect(await journal.countReceived(COMMUNITY, ALL)).toBe(23)
  })

  describe('only what is meant is given, whatever is looked at', () => {
    test('by period: from is in it, to is not', async () => {
      for (const at of [START - 1, START, START + 9, START + 10]) await put(at)
      const period = { from: START, to: START + 10 }
      expect(await readAll({ ...ALL, ...period, limit: 10 })).toMatchObject({ looked: 2 })
      expect(await journal.countReceived(COMMUNITY, period)).toBe(2)
    })

    test('by reach, grid and category, the unplaced and the unsettled too', async () => {
      await put(START, 'g3', null)
      await put(START + 1, null)
      await put(START + 2, 'g4', 'waste-sorting')
      const count = async (wish: Partial<ReceivedQuery>) => (await readAll({ ...ALL, ...wish, limit: 2 })).ids.length
      expect(await count({})).toBe(3)
      expect([
        await count({ reach: ['g3'] }),
        await count({ reach: ['g3', 'none'] }),
        await count({ reach: [] }),
      ]).toEqual([1, 2, 0])
      expect([await count({ gridId: 'none' }), await count({ gridId: 'g4' })]).toEqual([1, 1])
      expect([await count({ categoryId: '' }), await count({ categoryId: 'waste-sorting' })]).toEqual([1, 1])
      expect(await count({ reach: ['g3'], gridId: 'g4' })).toBe(0)
    })

    test('and nothing of another community', async () => {
      await put(START)
      expect((await journal.counted('c2', { ...ALL, after: null, limit: 10 })).cases).toEqual([])
      expect(await journal.countReceived('c2', ALL)).toBe(0)
    })
  })

  test('tells of a fresh case that nothing has happened yet', async () => {
    const { caseId } = await put(START)
    const { cases } = await journal.listed(COMMUNITY, { ...ALL, after: null, limit: 10 })
    const never = {
      answeredAt: null,
      acceptedAt: null,
      dispatchedAt: null,
      startedAt: null,
      doneAt: null,
      endedAt: null,
    }
    const blank = {
      dueAt: null,
      handlerId: null,
      satisfied: null,
      recursOf: null,
      task: null,
      reworkCount: 0,
      objections: 0,
    }
    expect(cases).toMatchObject([{ caseId, state: 'submitted', receivedAt: START, ...never, ...blank }])
    expect(JSON.stringify(cases)).not.toContain('占了盲道')
  })

  test('counts stored pictures only, of before and after', async () => {
    const manifest = await put(START)
    const { caseId, photos } = manifest
    expect(await journal.photoCounts(COMMUNITY, [])).toEqual(new Map())
    expect(await journal.photoCounts(COMMUNITY, [caseId])).toEqual(new Map())
    const stored = {
      state: 'stored',
      receivedSha256: 'x',
      width: 8,
      height: 6,
      evidenceName: 'e',
      thumbnailName: 't',
      hash: '0'.repeat(64),
    } as const
    await journal.settlePhoto(COMMUNITY, photos[0]?.id ?? '', stored)
    const evidence = (id: string) => ({ ...(photos[0] ?? { sha256: '', size: 1, type: 'image/jpeg' as const }), id })
    const common = { communityId: COMMUNITY, caseId, declaredBy: 'chen' }
    await journal.declareEvidence({ ...common, photos: [evidence('a'.repeat(32))] })
    await journal.declareEvidence({
      ...common,
      declaredBy: 'zhao',
      purpose: 'before',
      photos: [evidence('b'.repeat(32))],
    })
    expect(await journal.photoCounts(COMMUNITY, [caseId])).toEqual(new Map([[caseId, { before: 1, after: 0 }]]))
    for (const id of ['a'.repeat(32), 'b'.repeat(32)]) await journal.settlePhoto(COMMUNITY, id, stored)
    expect(await journal.photoCounts(COMMUNITY, [caseId])).toEqual(new Map([[caseId, { before: 1, after: 1 }]]))
  })
}
