import { describe, expect, test } from 'vitest'
import type { Place } from '../../../domain/place.ts'
import type { Communities } from '../../../server/stores/communities.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import type { People } from '../../../server/stores/people.ts'
import type { NewPlan } from '../../../server/stores/plan-journal.ts'
import { at, communityFixture } from '../../support/community-fixture.ts'
import { aReport, newUuid, sha256 } from '../heart/phone.ts'

type Opened = {
  journal: Journal
  communities: Communities
  people: People
  /** Makes the database refuse every event, as a fault in the middle of a save would. */
  breakEvents: () => Promise<void>
}

/** What every store of plans promises, whatever it keeps them in. */
export function planJournalContract(open: () => Promise<Opened>): void {
  const start = async () => {
    const opened = await open()
    const { version: _, ...content } = communityFixture
    const community = await opened.communities.write(content)
    const post = { role: 'grid_leader' as const, gridIds: ['g3'], kinds: [], from: 0 }
    await opened.people.putPerson({
      communityId: community.id,
      personId: 'li',
      name: '李',
      posts: [
        { ...post, to: null },
        { ...post, gridIds: ['g4'], to: 5 },
      ],
    })
    const takeIn = async (east: number | null) => {
      const place: Place | null =
        east === null
          ? null
          : { source: 'gps', ...at(east, 0), accuracy: 8, at: null, buildingId: null, unit: null, spot: null }
      const manifest = aReport({ place })
      const text = JSON.stringify(manifest)
      const outcome = await opened.journal.takeIn({
        communityId: community.id,
        personId: 'wang',
        opId: newUuid(),
        manifest,
        text,
        manifestSha256: sha256(Buffer.from(text)),
        gridId: east === null ? null : 'g3',
        planVersion: 1,
        receivedAt: 1000,
      })
      expect(outcome.kind).toBe('created')
      return manifest.caseId
    }
    const wish = (more: Partial<NewPlan> = {}): NewPlan => ({
      before: community,
      plan: { grids: community.grids.filter(({ id }) => id === 'g4'), buildings: community.buildings },
      madeAt: 5000,
      madeBy: 'zheng',
      gridAfter: ({ gridId }) => (gridId === 'g3' ? 'g4' : gridId),
      postAfter: (gridIds) => (gridIds.includes('g3') ? [...gridIds, 'g4'] : [...gridIds]),
      ...more,
    })
    return { ...opened, community, takeIn, wish }
  }

  describe('a plan', () => {
    test('is saved with its community, version, cases and posts', async () => {
      const { journal, communities, community, takeIn, wish } = await start()
      const [moving, staying] = [await takeIn(0), await takeIn(null)]
      const outcome = await journal.savePlan(wish())
      expect(outcome).toMatchObject({ kind: 'saved', moved: 1 })
      const now = await communities.readNow(community.id)
      expect(now).toMatchObject({ planVersion: 2, grids: [{ id: 'g4' }] })
      expect(now?.version).not.toBe(community.version)
      expect(await journal.findCase(community.id, moving)).toMatchObject({ gridId: 'g4', planVersion: 2, revision: 2 })
      expect(await journal.findCase(community.id, staying)).toMatchObject({ gridId: null, planVersion: 2, revision: 1 })
      const [file] = await journal.readFiles(community.id, [moving])
      expect(file?.events.at(-1)).toMatchObject({
        type: 'settle',
        role: 'admin',
        personId: 'zheng',
        revision: 2,
        payload: { settled: { gridId: 'g4' }, planVersion: 2 },
      })
      // Posts that are over stay what they were: only the one that is held is moved.
      expect(await journal.gridPosts(community.id, 5000)).toEqual([
        { personId: 'li', name: '李', role: 'grid_leader', gridIds: ['g3', 'g4'] },
      ])
      expect((await journal.gridPosts(community.id, 0)).map(({ gridIds }) => gridIds)).toEqual([['g3', 'g4'], ['g4']])
    })

    test('the ones who gain and lose a case hear of it in commit order', async () => {
      const { journal, community, takeIn, wish } = await start()
      const caseId = await takeIn(0)
      const before = (await journal.head(community.id)).seq
      await journal.savePlan(wish())
      const heard = async (gridIds: string[]) =>
        (await journal.changes(community.id, { kind: 'near', gridIds }, before, 10)).map((one) => one.caseId)
      expect([await heard(['g3']), await heard(['g4'])]).toEqual([[caseId], [caseId]])
      const mine = await journal.changes(community.id, { kind: 'mine', personId: 'wang' }, before, 10)
      expect(mine.map((one) => one.caseId)).toEqual([caseId])
    })

    test('keeps every version, the first one too', async () => {
      const { journal, community, wish } = await start()
      expect(await journal.planVersions(community.id)).toEqual([])
      await journal.savePlan(wish())
      expect(await journal.planVersions(community.id)).toEqual([
        { version: 2, madeAt: 5000, madeBy: 'zheng', grids: 1, buildings: 4 },
        { version: 1, madeAt: null, madeBy: null, grids: 2, buildings: 4 },
      ])
      expect((await journal.planOfVersion(community.id, 1))?.grids).toEqual(community.grids)
      expect(await journal.planOfVersion(community.id, 3)).toBeNull()
      expect(await journal.planOfVersion('another', 1)).toBeNull()
    })

    test('on a community that has changed is a conflict, and nothing is written', async () => {
      const { journal, communities, community, takeIn, wish } = await start()
      const caseId = await takeIn(0)
      await communities.write({ ...community, name: '改名社区' })
      expect(await journal.savePlan(wish())).toEqual({ kind: 'conflict' })
      expect(await journal.findCase(community.id, caseId)).toMatchObject({ gridId: 'g3', revision: 1, planVersion: 1 })
      expect(await journal.planVersions(community.id)).toEqual([])
    })

    test('that fails half-way leaves no trace', async () => {
      const { journal, communities, community, takeIn, wish, breakEvents } = await start()
      const caseId = await takeIn(0)
      await breakEvents()
      await expect(journal.savePlan(wish())).rejects.toThrow()
      expect(await communities.readNow(community.id)).toMatchObject({ version: community.version })
      expect(await journal.findCase(community.id, caseId)).toMatchObject({ gridId: 'g3', planVersion: 1 })
      expect((await journal.gridPosts(community.id, 5000))[0]?.gridIds).toEqual(['g3'])
    })

    test('moves more cases than are looked at in one go, and leaves those that are over', async () => {
      const { journal, community, takeIn, wish } = await start()
      const ids = []
      for (let i = 0; i < 30; i++) ids.push(...(await Promise.all(Array.from({ length: 20 }, () => takeIn(0)))))
      const [over = ''] = ids
      const found = await journal.findCase(community.id, over)
      if (!found) throw new Error('the case is there')
      await journal.commitAct({
        key: { communityId: community.id, personId: 'li', opId: newUuid(), method: 'POST', path: '/acts' },
        bodySha256: 'b',
        before: found,
        after: { ...found, state: 'declined', revision: 2 },
        event: { type: 'decline', role: 'grid_leader', personId: 'li', payload: {} },
        receivedAt: 2000,
        status: 200,
        answer: (head) => head,
      })
      expect(await journal.savePlan(wish())).toMatchObject({ moved: 599 })
      expect(await journal.findCase(community.id, over)).toMatchObject({ gridId: 'g3', planVersion: 1, revision: 2 })
      const open = await journal.openCases(community.id, null, 1000)
      expect(new Set(open.map(({ gridId }) => gridId))).toEqual(new Set(['g4']))
      expect(open.map(({ caseId }) => caseId)).toEqual(ids.filter((id) => id !== over).sort())
      expect(await journal.recountMap(false)).toEqual([])
    })
  })

  test('a report placed by the grids of before is not written', async () => {
    const { journal, community, takeIn, wish } = await start()
    await takeIn(0)
    await journal.savePlan(wish())
    const manifest = aReport()
    const late = {
      communityId: community.id,
      personId: 'wang',
      opId: newUuid(),
      manifest,
      text: '{}',
      manifestSha256: 'x',
      gridId: 'g3',
      planVersion: 1,
      receivedAt: 9000,
    }
    expect(await journal.takeIn(late)).toEqual({ kind: 'plan_changed' })
    expect(await journal.findCase(community.id, manifest.caseId)).toBeNull()
    expect((await journal.takeIn({ ...late, gridId: 'g4', planVersion: 2 })).kind).toBe('created')
  })
}
