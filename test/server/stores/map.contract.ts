import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { DESK_TABS, type DeskTab } from '../../../domain/lifecycle.ts'
import { cellBounds } from '../../../domain/map-cell.ts'
import { shanghaiMonth } from '../../../domain/month.ts'
import { distanceMetres, type Place } from '../../../domain/place.ts'
import type { CaseRecord } from '../../../server/stores/case-record.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import type { MapFilter, MapQuery } from '../../../server/stores/map-journal.ts'
import { at } from '../../support/community-fixture.ts'
import { aReport, newUuid, sha256 } from '../heart/phone.ts'

export type OpenedMap = {
  journal: Journal
  /** Changes one kept count behind the journal's back. */
  spoil: () => Promise<void>
}

const COMMUNITY = 'c1'
const ALL: MapFilter = { reach: null, gridId: null, categoryId: null, tab: null, months: null }
const DAY_MS = 86_400_000
const START = Date.UTC(2026, 8, 30, 15, 59) // 23:59 in Shanghai on the last of September
const place = (east: number, north: number, buildingId: string | null = null): Place => ({
  source: 'map',
  ...at(east, north),
  accuracy: null,
  at: null,
  buildingId,
  unit: null,
  spot: null,
})
const around = (metres: number) => {
  const [sw, ne] = [at(-metres, -metres), at(metres, metres)]
  return { south: sw.lat, west: sw.lng, north: ne.lat, east: ne.lng }
}

type Wish = { place?: Place | null; categoryId?: string | null; gridId?: string | null; receivedAt?: number }

/** What every journal promises of the desk's map, whatever it keeps it in. */
export function mapContract(open: () => Promise<OpenedMap>): void {
  let opened: OpenedMap
  let journal: Journal
  beforeEach(async () => {
    opened = await open()
    journal = opened.journal
  })

  async function put(wish: Wish = {}): Promise<CaseRecord> {
    const { place: where = place(0, 0), categoryId = 'ebike-parking', gridId = 'g3', receivedAt = START } = wish
    const manifest = aReport({ place: where, categoryId })
    const text = JSON.stringify(manifest)
    const manifestSha256 = sha256(Buffer.from(text))
    const rest = { opId: newUuid(), manifest, text, manifestSha256, gridId, planVersion: 1, receivedAt }
    await journal.takeIn({ communityId: COMMUNITY, personId: 'wang', ...rest })
    return read(manifest.caseId)
  }
  const read = async (caseId: string): Promise<CaseRecord> => {
    const found = await journal.findCase(COMMUNITY, caseId)
    if (!found) throw new Error('the case is missing')
    return found
  }
  const change = (before: CaseRecord, wish: Partial<CaseRecord>) =>
    journal.commitAct({
      key: { communityId: COMMUNITY, personId: 'li', opId: newUuid(), method: 'POST', path: '/acts' },
      bodySha256: 'b',
      before,
      after: { ...before, ...wish, revision: before.revision + 1 },
      event: { type: 'settle', role: 'grid_leader', personId: 'li', payload: {} },
      receivedAt: START,
      status: 200,
      answer: () => null,
    })
  const view = (wish: Partial<MapQuery> = {}) =>
    journal.mapView(COMMUNITY, { ...ALL, bounds: around(400), zoom: 17, pointsMax: 100, ...wish })
  const total = async (wish: Partial<MapQuery> = {}) => (await view(wish)).total

  describe('a view', () => {
    test('tells each case while they are few, and where how many lie when they are not', async () => {
      for (let i = 0; i < 12; i++) await put({ place: place(i * 3, 0) })
      const few = await view()
      expect('spots' in few && few.spots.map(({ place: { lng } }) => lng)).toHaveLength(12)
      const many = await view({ pointsMax: 11 })
      expect('cells' in many && many.cells.reduce((sum, { count }) => sum + count, 0)).toBe(12)
      expect(many.total).toBe(12)
      for (const cell of 'cells' in many ? many.cells : []) {
        const { south, north } = cellBounds(cell)
        expect([south <= at(0, 0).lat, north >= at(0, 0).lat]).toEqual([true, true])
      }
    })

    test('is asked by grid, category, state and month, in any mixture', async () => {
      await put({ gridId: 'g4', categoryId: null })
      const accepted = await put({ categoryId: 'clutter', receivedAt: START + 60_000 }) // a minute later it is October
      await change(accepted, { state: 'accepted' })
      await put({ place: null })
      expect(await total()).toBe(2)
      expect(await total({ gridId: 'g4' })).toBe(1)
      expect(await total({ categoryId: '' })).toBe(1)
      expect(await total({ categoryId: 'clutter', tab: 'accepted' })).toBe(1)
      expect(await total({ categoryId: 'clutter', tab: 'submitted' })).toBe(0)
      expect(await total({ months: { from: 202610, to: 202610 } })).toBe(1)
      expect(await total({ months: { from: 202512, to: 202609 } })).toBe(1)
      expect(await total({ months: { from: 202610, to: 202609 } })).toBe(0)
      expect(await total({ reach: ['g4', 'none'] })).toBe(1)
      expect(await total({ reach: [] })).toBe(0)
      expect(await journal.mapView('c2', { ...ALL, bounds: around(400), zoom: 17, pointsMax: 9 })).toMatchObject({
        total: 0,
      })
    })

    test('covers every zoom and the whole world', async () => {
      await put()
      for (const zoom of [0, 9, 13.5, 16, 19, 21, 30]) expect(await total({ zoom })).toBe(1)
      expect(await total({ bounds: { south: -90, west: -180, north: 90, east: 180 }, zoom: 2 })).toBe(1)
    })

    test('agrees with a plain count of the cases, whatever happened to them', async () => {
      const metres = fc.integer({ min: -300, max: 300 })
      const spot = fc.option(fc.tuple(metres, metres), { nil: null })
      const gridId = fc.constantFrom('g3', 'g4', null)
      const categoryId = fc.constantFrom('clutter', 'other', null)
      const state = fc.constantFrom(...Object.values(DESK_TABS).flat())
      const receivedAt = fc.constantFrom(START, START + DAY_MS, START - 40 * DAY_MS)
      const step = fc.record({ pick: fc.nat(), state, spot, gridId, categoryId, forget: fc.boolean() })
      const start = fc.record({ spot, gridId, categoryId, receivedAt })
      const filter = fc.record({
        gridId: fc.constantFrom(null, 'g3'),
        categoryId: fc.constantFrom(null, 'clutter', ''),
        tab: fc.constantFrom<DeskTab | null>(null, 'closed', 'submitted'),
        months: fc.constantFrom(null, { from: 202610, to: 202612 }),
        zoom: fc.integer({ min: 13, max: 21 }),
      })
      const story = fc.tuple(
        fc.array(start, { minLength: 1, maxLength: 12 }),
        fc.array(step, { maxLength: 12 }),
        filter,
      )
      const where = (one: [number, number] | null) => one && place(...one)
      await fc.assert(
        fc.asyncProperty(story, async ([starts, steps, asked]) => {
          journal = (await open()).journal
          const ids: string[] = []
          for (const one of starts) ids.push((await put({ ...one, place: where(one.spot) })).caseId)
          for (const one of steps) {
            const id = ids[one.pick % ids.length] ?? ''
            const before = await journal.findCase(COMMUNITY, id)
            if (!before) continue
            await change(before, {
              state: one.state,
              place: where(one.spot),
              gridId: one.gridId,
              categoryId: one.categoryId,
            })
            const [reportId] = (await journal.ownReports(COMMUNITY, 'wang', [id])).values()
            if (one.forget && reportId) await journal.forgetReport(COMMUNITY, reportId, START)
          }
          expect(await journal.recountMap(false)).toEqual([])
          const cases = (await Promise.all(ids.map((id) => journal.findCase(COMMUNITY, id)))).filter(
            (one) => one !== null,
          )
          const isAsked = (one: CaseRecord) =>
            one.place !== null &&
            (asked.gridId === null || one.gridId === asked.gridId) &&
            (asked.categoryId === null || (one.categoryId ?? '') === asked.categoryId) &&
            (asked.tab === null || DESK_TABS[asked.tab].some((each) => each === one.state)) &&
            (asked.months === null || shanghaiMonth(one.receivedAt) >= asked.months.from)
          const expected = cases.filter(isAsked).length
          expect(await total({ ...asked, bounds: around(600) })).toBe(expected)
          expect(await total({ ...asked, bounds: around(600), pointsMax: 0 })).toBe(expected)
        }),
        { numRuns: 12 },
      )
    }, 60_000)
  })

  test('heat is told by the smallest cells that fit', async () => {
    for (let i = 0; i < 10; i++) await put({ place: place(i * 60, 0), receivedAt: START + (i % 2) * DAY_MS })
    const fine = await journal.mapHeat(COMMUNITY, ALL, 100)
    const coarse = await journal.mapHeat(COMMUNITY, ALL, 5)
    const sum = (cells: typeof fine) => cells.reduce((all, { count }) => all + count, 0)
    expect([sum(fine), sum(coarse)]).toEqual([10, 10])
    expect(coarse.length).toBeLessThanOrEqual(5)
    expect(fine.length).toBeGreaterThan(5)
    expect(sum(await journal.mapHeat(COMMUNITY, { ...ALL, months: { from: 202610, to: 202610 } }, 100))).toBe(5)
    expect(await journal.mapHeat(COMMUNITY, { ...ALL, reach: [] }, 100)).toEqual([])
  })

  test('the same place is 30 m around or the same building, lately, in reach, newest first', async () => {
    const here = await put({ place: place(0, 0, 'b12') })
    const near = await put({ place: place(20, 20), receivedAt: START + 1 })
    const inBuilding = await put({ place: place(90, 0, 'b12'), receivedAt: START + 2 })
    await put({ place: place(25, 25) }) // 35 m away
    await put({ place: place(1, 0), gridId: 'g4' })
    await put({ place: place(1, 0), receivedAt: START - 200 * DAY_MS })
    const asked = { reach: ['g3'], point: place(0, 0), metres: 30, since: START - 180 * DAY_MS, limit: 20 }
    const found = await journal.samePlace(COMMUNITY, { ...asked, buildingId: 'b12', exceptCaseId: here.caseId })
    expect(found.map(({ caseId }) => caseId)).toEqual([inBuilding.caseId, near.caseId])
    expect(distanceMetres(place(20, 20), place(0, 0))).toBeLessThan(30)
    const one = await journal.samePlace(COMMUNITY, { ...asked, limit: 1, buildingId: 'b12', exceptCaseId: here.caseId })
    expect(one.map(({ caseId }) => caseId)).toEqual([inBuilding.caseId])
    expect(await journal.samePlace(COMMUNITY, { ...asked, reach: [], buildingId: null, exceptCaseId: '' })).toEqual([])
  })

  test('a count that says something else than the cases is found, and written anew when asked', async () => {
    for (let i = 0; i < 3; i++) await put({ place: place(i, 0) })
    await opened.spoil()
    expect((await journal.recountMap(false)).length).toBeGreaterThan(0)
    expect((await journal.recountMap(true)).length).toBeGreaterThan(0)
    expect(await journal.recountMap(false)).toEqual([])
    expect(await total()).toBe(3)
  })
}
