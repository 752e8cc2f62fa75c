import { beforeEach, describe, expect, test } from 'vitest'
import type { Place } from '../../../domain/place.ts'
import type { CaseRecord } from '../../../server/stores/case-record.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import type { TwinQuery } from '../../../server/stores/twin-journal.ts'
import { at } from '../../support/community-fixture.ts'
import { aReport, newUuid, sha256 } from '../heart/phone.ts'

const COMMUNITY = 'c1'
const START = Date.UTC(2026, 9, 1)
const [HASH, OTHER] = ['0f'.repeat(32), 'f0'.repeat(32)]

const place = (east: number, buildingId: string | null = null): Place => ({
  source: 'map',
  ...at(east, 0),
  accuracy: null,
  at: null,
  buildingId,
  unit: null,
  spot: null,
})

type Wish = { place?: Place | null; gridId?: string | null; hash?: string; communityId?: string }

/** What every journal promises of cases that may be one, whatever it keeps them in. */
export function twinsContract(open: () => Promise<Journal>): void {
  let journal: Journal
  beforeEach(async () => {
    journal = await open()
  })

  async function put(wish: Wish = {}): Promise<CaseRecord & { photoId: string }> {
    const { place: where = place(0), gridId = 'g3', hash, communityId = COMMUNITY } = wish
    const manifest = aReport({ place: where })
    const text = JSON.stringify(manifest)
    const rest = { opId: newUuid(), manifest, text, manifestSha256: sha256(Buffer.from(text)), planVersion: 1 }
    await journal.takeIn({ communityId, personId: 'wang', ...rest, gridId, receivedAt: START })
    const photoId = manifest.photos[0]?.id ?? ''
    if (hash !== undefined) await store(communityId, photoId, hash)
    const found = await journal.findCase(communityId, manifest.caseId)
    if (!found) throw new Error('the case is missing')
    return { ...found, photoId }
  }
  const store = (communityId: string, photoId: string, hash: string) =>
    journal.settlePhoto(communityId, photoId, {
      ...{ state: 'stored', receivedSha256: 'x', width: 4, height: 3 },
      ...{ evidenceName: `e-${photoId}`, thumbnailName: `t-${photoId}`, hash },
    })
  const end = ({ photoId: _, ...before }: CaseRecord & { photoId: string }, state: CaseRecord['state'], at: number) =>
    journal.commitAct({
      key: { communityId: COMMUNITY, personId: 'li', opId: newUuid(), method: 'POST', path: '/acts' },
      bodySha256: 'b',
      before,
      after: { ...before, state, endedAt: at, revision: before.revision + 1 },
      event: { type: 'decline', role: 'grid_leader', personId: 'li', payload: {} },
      receivedAt: at,
      status: 200,
      answer: () => null,
    })
  const ask = async (caseId: string, wish: Partial<TwinQuery> = {}) => {
    const query = { reach: null, caseId, place: place(0), hashes: [], metres: 60, endedSince: START, ...wish }
    return (await journal.twinCandidates(COMMUNITY, query)).map((one) => one.caseId).sort()
  }
  const idsOf = (...cases: CaseRecord[]) => cases.map((one) => one.caseId).sort()

  describe('candidates', () => {
    test('are the cases around and those of the building, but not the case itself', async () => {
      const here = await put({ place: place(0, 'b1') })
      const near = await put({ place: place(55) })
      const housemate = await put({ place: place(500, 'b1') })
      await put({ place: place(500) })
      await put({ place: null })
      expect(await ask(here.caseId, { place: here.place })).toEqual(idsOf(near, housemate))
    })

    test('are copies of a photo wherever they are, with what each photo looks like', async () => {
      const here = await put({ place: null, hash: HASH })
      const copy = await put({ place: place(5000), hash: HASH })
      await put({ place: place(5000), hash: OTHER })
      expect(await ask(here.caseId, { place: null, hashes: [HASH, OTHER.replaceAll('f', 'e')] })).toEqual(idsOf(copy))
      const [found] = await journal.twinCandidates(COMMUNITY, {
        ...{ reach: ['g3'], caseId: here.caseId, place: null, hashes: [HASH], metres: 60, endedSince: START },
      })
      expect(found?.hashes).toEqual([{ photoId: copy.photoId, hash: HASH }])
    })

    test('are over only if they were dealt with, and that lately', async () => {
      const here = await put()
      const closed = await put()
      const [long, declined] = [await put(), await put()]
      await end(closed, 'closed', START + 10)
      await end(long, 'closed', START - 10)
      await end(declined, 'declined', START + 10)
      expect(await ask(here.caseId)).toEqual(idsOf(closed))
    })

    test('lie in grids that are reached, and in this community', async () => {
      const here = await put({ hash: HASH })
      const own = await put({ hash: HASH })
      const unplaced = await put({ gridId: null })
      await put({ gridId: 'g4', hash: HASH })
      await put({ communityId: 'c2', hash: HASH })
      expect(await ask(here.caseId, { reach: ['g3', 'none'], hashes: [HASH] })).toEqual(idsOf(own, unplaced))
      expect(await ask(here.caseId, { reach: [], hashes: [HASH] })).toEqual([])
    })
  })

  describe('the look of a photo', () => {
    test('is kept when it is stored, and asked for in the order of the photos', async () => {
      const plain = await put({ hash: '' })
      expect(await journal.photoHashes(COMMUNITY, plain.caseId)).toEqual([{ photoId: plain.photoId, hash: '' }])
      expect(await journal.photoHashes(COMMUNITY, (await put()).caseId)).toEqual([]) // its bytes have not come
      expect(await journal.photosWithoutHash(10)).toEqual([])
    })

    test('goes with a photo whose file is gone, and comes again with it', async () => {
      const here = await put({ hash: HASH })
      await journal.reopenPhoto(COMMUNITY, here.photoId)
      expect(await journal.photoHashes(COMMUNITY, here.caseId)).toEqual([])
      await store(COMMUNITY, here.photoId, OTHER)
      expect(await journal.photoHashes(COMMUNITY, here.caseId)).toEqual([{ photoId: here.photoId, hash: OTHER }])
    })
  })
}
