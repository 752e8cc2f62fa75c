import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase, MyCase } from '../../../domain/case-view.ts'
import type { ReportManifest } from '../../../domain/report.ts'
import { paths } from '../../../domain/wire.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { aReport, photoOf, refusal } from '../heart/phone.ts'
import { mineOf } from '../heart/told.ts'
import { walkOf } from '../heart/walk.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

/** A report whose photo the server has. */
async function report(who: Member): Promise<ReportManifest> {
  const photo = photoOf(await rawPhoto())
  const manifest = aReport({ photos: [photo.ref], words: `${who} 写的` })
  await heart.as(who).putReport(manifest)
  expect((await heart.as(who).upload(photo)).status).toBe(200)
  return manifest
}

async function close({ caseId }: ReportManifest): Promise<string> {
  const walk = walkOf(heart, caseId)
  await walk.inProgress()
  const photoId = await walk.evidence()
  await walk.step('chen', { act: 'done', photoIds: [photoId], note: '' })
  await walk.step('li', { act: 'verify', note: '' })
  return photoId
}

const onDesk = ({ caseId }: ReportManifest): Promise<DeskCase> => walkOf(heart, caseId).onDesk('zheng')
const merge = (from: ReportManifest, into: ReportManifest) =>
  walkOf(heart, from.caseId).step('li', { act: 'merge', into: into.caseId })
const sees = async (who: Member, photoId: string) =>
  (await heart.as(who).send('GET', paths.photo(photoId, 'evidence'))).status

describe('three reports of one thing', () => {
  let reports: [ReportManifest, ReportManifest, ReportManifest]
  beforeEach(async () => {
    reports = [await report('wang'), await report('zhao'), await report('qian')]
  })

  test('merged and closed, are closed for all three with the picture of the work; split off, one lost nothing', async () => {
    const [root, second, third] = reports
    await merge(second, root)
    await merge(third, root)
    expect((await onDesk(root)).merged?.map(({ photos, words }) => [photos.length, words])).toEqual([
      [1, 'zhao 写的'],
      [1, 'qian 写的'],
    ])
    const after = await close(root)
    for (const [who, one] of [
      ['zhao', second],
      ['qian', third],
    ] as const) {
      expect((await mineOf(heart, who, one.caseId)).into).toMatchObject({ state: 'closed', photos: [{ id: after }] })
      expect(await sees(who, after)).toBe(200)
    }
    await walkOf(heart, third.caseId).step('li', { act: 'split' })
    const again = await mineOf(heart, 'qian', third.caseId)
    expect(again).toMatchObject({ state: 'submitted', words: 'qian 写的', photos: [{ state: 'stored' }] })
    expect(again.into).toBeUndefined()
    expect(await sees('qian', third.photos[0]?.id ?? '')).toBe(200)
    expect(await sees('qian', after)).toBe(404)
    expect((await onDesk(root)).merged).toHaveLength(1)
  })

  test('merged one into the other, hear of what stands at the top', async () => {
    const [root, second, third] = reports
    await merge(third, second)
    await merge(second, root)
    await close(root)
    expect((await mineOf(heart, 'qian', third.caseId)).into).toMatchObject({ caseId: root.caseId, state: 'closed' })
  })

  test('two leaders who merge at once: one does, the other is told how it stands', async () => {
    const [first, second, third] = reports
    const revision = (await onDesk(first)).revision
    const answers = await Promise.all([
      heart.as('li').act(first.caseId, { act: 'merge', into: second.caseId }, revision),
      heart.as('zheng').act(first.caseId, { act: 'merge', into: third.caseId }, revision),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412])
    const lost = answers.find((answer) => answer.status === 412)
    expect(await lost?.json()).toMatchObject({ code: 'revision_conflict', case: { state: 'merged' } })
  })

  test('two that are merged into each other at once never close a circle', async () => {
    const [first, second] = reports
    const answers = await Promise.all([
      heart.as('li').act(first.caseId, { act: 'merge', into: second.caseId }, 1),
      heart.as('zheng').act(second.caseId, { act: 'merge', into: first.caseId }, 1),
    ])
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    const states = [(await onDesk(first)).state, (await onDesk(second)).state].sort()
    expect(states).toEqual(['merged', 'submitted'])
  })

  test('a case that was merged meanwhile takes nothing in', async () => {
    const [first, second, third] = reports
    await merge(second, first)
    const late = heart.as('li').act(third.caseId, { act: 'merge', into: second.caseId }, 1)
    expect(await refusal(late)).toEqual([409, 'merge_refused'])
    expect((await onDesk(third)).state).toBe('submitted')
  })
})

test('who joined a case that is merged hears of the other, sees the work once it was looked at, and cannot join twice', async () => {
  const [root, twin] = [await report('wang'), await report('qian')]
  expect((await heart.as('zhao').act(twin.caseId, { act: 'join' }, null)).status).toBe(200)
  await merge(twin, root)
  expect(await mineOf(heart, 'zhao', twin.caseId)).toMatchObject({ joined: true, into: { state: 'submitted' } })
  expect(await refusal(heart.as('zhao').act(root.caseId, { act: 'join' }, null))).toEqual([403, 'not_allowed'])
  const walk = walkOf(heart, root.caseId)
  await walk.inProgress()
  const after = await walk.evidence()
  await walk.step('chen', { act: 'done', photoIds: [after], note: '' })
  expect((await mineOf(heart, 'zhao', twin.caseId)).into?.photos).toEqual([])
  expect(await sees('zhao', after)).toBe(404)
  await walk.step('li', { act: 'verify', note: '' })
  expect((await mineOf(heart, 'zhao', twin.caseId)).into).toMatchObject({ state: 'closed', photos: [{ id: after }] })
  expect(await sees('zhao', after)).toBe(200)
  expect(await sees('zhao', root.photos[0]?.id ?? '')).toBe(404)
})

const REPORTERS = ['wang', 'zhao', 'qian', 'chen'] as const

/** A step that leaders take on some of four cases. */
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('merge' as const), from: fc.nat(3), into: fc.nat(3) }),
    fc.record({ kind: fc.constant('split' as const), from: fc.nat(3), into: fc.constant(0) }),
    fc.record({ kind: fc.constant('accept' as const), from: fc.nat(3), into: fc.constant(0) }),
  ),
  { minLength: 4, maxLength: 12 },
)

test('whatever is merged and split in whatever order, everybody sees the state of the case theirs hangs on, and no photo is lost', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const reports = await Promise.all(REPORTERS.map(report))
      /** The case that each hangs on, and how it stands by itself. */
      const parent: (number | null)[] = [null, null, null, null]
      const state = ['submitted', 'submitted', 'submitted', 'submitted']
      const top = (at: number): number => {
        const above = parent[at] ?? null
        return above === null ? at : top(above)
      }
      for (const { kind, from, into } of taken) {
        const [one, other] = [reports[from], reports[into]]
        if (!one || !other) throw new Error('there are four')
        const act = kind === 'merge' ? { act: kind, into: other.caseId } : { act: kind }
        const answer = await heart.as('li').act(one.caseId, act, (await onDesk(one)).revision)
        const isFree = parent[from] === null
        const may =
          kind === 'split'
            ? !isFree
            : kind === 'accept'
              ? isFree && state[from] === 'submitted'
              : isFree && parent[into] === null && top(into) !== from
        expect([kind, from, into, answer.status === 200]).toEqual([kind, from, into, may])
        if (!may) continue
        if (kind === 'merge') parent[from] = into
        if (kind === 'split') parent[from] = null
        if (kind === 'accept') state[from] = 'accepted'
      }
      for (const [at, one] of reports.entries()) {
        const told: MyCase = await mineOf(heart, REPORTERS[at] ?? 'wang', one.caseId)
        const hangs = parent[at] !== null
        expect([told.state, told.into?.state, told.into?.caseId]).toEqual(
          hangs ? ['merged', state[top(at)], reports[top(at)]?.caseId] : [state[at], undefined, undefined],
        )
        expect(told.photos.map(({ id, state: kept }) => [id, kept])).toEqual([[one.photos[0]?.id, 'stored']])
        const under = reports.filter((_, child) => child !== at && parent[child] !== null && hangsOn(child, at, parent))
        expect((await onDesk(one)).merged?.map(({ caseId }) => caseId).sort() ?? []).toEqual(
          under.map(({ caseId }) => caseId).sort(),
        )
      }
    }),
    { numRuns: 12 },
  )
}, 120_000)

function hangsOn(child: number, root: number, parent: readonly (number | null)[]): boolean {
  for (let at = parent[child] ?? null; at !== null; at = parent[at] ?? null) if (at === root) return true
  return false
}
