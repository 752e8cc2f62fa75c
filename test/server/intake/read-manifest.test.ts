import { describe, expect, test } from 'vitest'
import type { Community } from '../../../domain/community.ts'
import { parse } from '../../../domain/parse.ts'
import { reportManifestSchema } from '../../../domain/report.ts'
import { intakeAnswer } from '../../../server/intake/intake-answer.ts'
import { checkedGrid, readManifest } from '../../../server/intake/read-manifest.ts'
import { takeIn } from '../../../server/intake/take-in.ts'
import { Refusal } from '../../../server/refusal.ts'
import { manifest, photoRef, UUID_2 } from '../../domain/examples.ts'
import { at, communityFixture } from '../../support/community-fixture.ts'

const refused = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof Refusal ? error.code : error
  }
  return null
}
const read = (change: object, path = manifest.reportId) => refused(() => readManifest({ ...manifest, ...change }, path))

describe('a manifest', () => {
  test('that is whole and of this path is taken as it is', () => {
    expect(readManifest(manifest, manifest.reportId)).toEqual(manifest)
  })
  test('of another version is newer or too old, whatever else is in it', () => {
    for (const schema of [0, 2, 99, -1]) expect(read({ schema, unknown: 1 })).toBe('upgrade_required')
    for (const schema of ['2', 1.5, null, Number.NaN, Number.POSITIVE_INFINITY])
      expect(read({ schema })).toBe('bad_body')
  })
  test('that is no manifest at all is a bad body', () => {
    for (const value of [null, 'text', 7, [], {}, undefined])
      expect(refused(() => readManifest(value, manifest.reportId))).toBe('bad_body')
  })
  test('of another report, or with a photo twice', () => {
    expect(read({}, UUID_2)).toBe('bad_body')
    expect(read({ photos: [photoRef, photoRef] })).toBe('bad_body')
    expect(read({ photos: [photoRef, { ...photoRef, id: 'cd'.repeat(16) }] })).toBeNull()
  })
})

const community: Community = communityFixture
const said = (change: object) => {
  const parsed = parse(reportManifestSchema, { ...manifest, place: null, ...change })
  if (!parsed.ok) throw new Error(parsed.problems.join())
  return parsed.value
}
const place = { source: 'gps', accuracy: null, at: null, buildingId: null, unit: null, spot: null, ...at(100, 0) }

describe('the grid of a report', () => {
  test('is that of its place; its category must be one of ours, or open', () => {
    expect(checkedGrid(said({ place, categoryId: null }), community)).toBe('g4')
    expect(checkedGrid(said({ categoryId: community.categories.at(-1)?.id ?? null }), community)).toBeNull()
    expect(refused(() => checkedGrid(said({ categoryId: 'no-such-thing' }), community))).toBe('unknown_category')
    expect(refused(() => checkedGrid(said({}), { ...community, categories: [] }))).toBe('unknown_category')
  })
})

describe('taking in while the grids change', () => {
  type Deps = Parameters<typeof takeIn>[1]
  type Report = Parameters<typeof takeIn>[0]
  /** A journal that finds the plan changed so many times. */
  const taking = async (changes: number, known: Community | null = community) => {
    const asked: object[] = []
    const reads: string[] = []
    const renewed = (): Community => ({ ...community, planVersion: 10 + reads.length })
    const journal = {
      takeIn: async (report: object) => {
        asked.push(report)
        return asked.length <= changes ? { kind: 'plan_changed' } : { kind: 'created', report: {} }
      },
    }
    const communities = {
      read: async () => known,
      readNow: async (id: string) => {
        reads.push(id)
        return renewed()
      },
    }
    const deps = { journal, communities } as unknown as Deps // only what taking in asks for
    const report = { communityId: community.id, manifest: said({ place, categoryId: null }) } as unknown as Report // the same
    const outcome = await takeIn(report, deps).catch((error: unknown) => error)
    return { outcome, asked, reads }
  }

  test('the grid is found anew with the new plan', async () => {
    const { outcome, asked, reads } = await taking(2)
    expect(outcome).toMatchObject({ kind: 'created' })
    expect(asked).toEqual([
      expect.objectContaining({ gridId: 'g4', planVersion: community.planVersion ?? 1 }),
      expect.objectContaining({ gridId: 'g4', planVersion: 11 }),
      expect.objectContaining({ gridId: 'g4', planVersion: 12 }),
    ])
    expect(reads).toEqual([community.id, community.id])
  })
  test('three times; then the phone comes again in a second', async () => {
    const { outcome, asked } = await taking(99)
    expect(asked).toHaveLength(3)
    expect(outcome).toMatchObject({ code: 'unavailable', extra: { headers: { 'retry-after': '1' } } })
  })
  test('a community that is not there is a defect, not a refusal', async () => {
    const { outcome, asked } = await taking(0, null)
    expect([outcome instanceof Error, outcome instanceof Refusal, asked.length]).toEqual([true, false, 0])
  })
})

describe('what came of it, as an answer', () => {
  type Outcome = Parameters<typeof intakeAnswer>[0]
  const answer = (outcome: object) => intakeAnswer(outcome as Outcome) // one outcome at a time
  test('201 once, 200 ever after, with the receipt and never cached', async () => {
    for (const [kind, status] of [
      ['created', 201],
      ['replayed', 200],
    ] as const) {
      const one = answer({ kind, report: { reportId: 'r' } })
      expect([one.status, await one.json()]).toEqual([status, { reportId: 'r' }])
      expect(one.headers.get('content-type')).toBe('application/json')
      expect(one.headers.get('cache-control')).toBe('private, no-store')
    }
  })
  test('or a refusal', () => {
    expect(refused(() => answer({ kind: 'foreign' }))).toBe('not_found')
    expect(refused(() => answer({ kind: 'gone' }))).toBe('gone')
    expect(refused(() => answer({ kind: 'key_reused', detail: 'd' }))).toBe('key_reused')
    expect(refused(() => answer({ kind: 'plan_changed' }))).toBeInstanceOf(Error)
  })
})
