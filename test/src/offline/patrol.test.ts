import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase } from '../../../domain/case-view.ts'
import type { PhotoView } from '../../../domain/photo.ts'
import { type FetchPhoto, keepPatrol, photoFetcher, photosWanted } from '../../../src/offline/keep-patrol.ts'
import {
  openPatrolStore,
  PATROL_CASES_MAX,
  PATROL_KEPT_MS,
  type PatrolStore,
} from '../../../src/offline/patrol-store.ts'
import { deskCase, event, TUESDAY_TEN } from '../../support/desk-case.ts'
import { owner } from '../../support/local-phone.ts'

const other = { ...owner, personId: 'p-other' }
const photo = (id: string, purpose: PhotoView['purpose'] = 'before'): PhotoView => ({
  id,
  purpose,
  state: 'stored',
  width: 4,
  height: 3,
})
const waiting = (caseId: string, more: Partial<DeskCase> = {}): DeskCase =>
  deskCase(caseId, {
    state: 'awaiting_verification',
    photos: [photo(`${caseId}-b`), photo(`${caseId}-old`, 'after'), photo(`${caseId}-a`, 'after')],
    history: [
      event(1, 'report'),
      event(4, 'done', { photoIds: [`${caseId}-old`] }),
      event(6, 'done', { photoIds: [`${caseId}-a`] }),
    ],
    ...more,
  })
const bytes = (size: number) => new Uint8Array(size).fill(7).buffer
const always = () => true

let store: PatrolStore
const open = async (bytesMax?: number) => {
  globalThis.indexedDB = new IDBFactory()
  const opened = await openPatrolStore(bytesMax === undefined ? {} : { bytesMax })
  if (!opened) throw new Error('no store')
  store = opened
}
beforeEach(() => open())

/** A server that shows every photo in this size and remembers what it was asked for. */
function server(size = 100) {
  const asked: string[] = []
  const fetchPhoto: FetchPhoto = async (photoId, rendition) => {
    asked.push(`${photoId} ${rendition}`)
    return bytes(size)
  }
  return { asked, fetchPhoto }
}

describe('待核查 kept for a walk without signal', () => {
  test('cases and photos are there again, newest first, with when they were heard', async () => {
    const { fetchPhoto } = server()
    const cases = [waiting('late', { receivedAt: TUESDAY_TEN + 5 }), waiting('early')]
    await keepPatrol(owner, cases, TUESDAY_TEN, { store, fetchPhoto, isWanted: always })
    expect(await store.cases(owner, TUESDAY_TEN + 1)).toEqual({ cases, at: TUESDAY_TEN })
    expect((await store.photo(owner, 'late-b', 'evidence'))?.byteLength).toBe(100)
    expect((await store.photo(owner, 'late-old', 'thumbnail'))?.byteLength).toBe(100)
    expect(await store.photo(owner, 'late-old', 'evidence')).toBeNull()
  })

  test('all in small first, then one before and the newest work in full', () => {
    const { history, photos } = waiting('x')
    const told = photosWanted([
      waiting('x', { photos: [...photos, { ...photo('x-gone'), state: 'awaiting' }], history }),
    ])
    expect(told.map(({ photoId, rendition }) => `${photoId} ${rendition}`)).toEqual([
      'x-b thumbnail',
      'x-old thumbnail',
      'x-a thumbnail',
      'x-b evidence',
      'x-a evidence',
    ])
  })

  test('what left the scope is let go of, with its photos; what stayed is not fetched again', async () => {
    const { fetchPhoto, asked } = server()
    await keepPatrol(owner, [waiting('a'), waiting('b')], TUESDAY_TEN, { store, fetchPhoto, isWanted: always })
    const before = asked.length
    await keepPatrol(owner, [waiting('b')], TUESDAY_TEN + 1, { store, fetchPhoto, isWanted: always })
    expect((await store.cases(owner, TUESDAY_TEN + 1))?.cases.map(({ caseId }) => caseId)).toEqual(['b'])
    expect(await store.photo(owner, 'a-b', 'thumbnail')).toBeNull()
    expect(await store.photo(owner, 'b-b', 'thumbnail')).not.toBeNull()
    expect(asked.length).toBe(before)
  })

  test('nobody reads another person’s, and the next person’s look removes it', async () => {
    const { fetchPhoto } = server()
    await keepPatrol(owner, [waiting('a')], TUESDAY_TEN, { store, fetchPhoto, isWanted: always })
    expect(await store.cases(other, TUESDAY_TEN)).toBeNull()
    expect(await store.photo(other, 'a-b', 'thumbnail')).toBeNull()
    await keepPatrol(other, [], TUESDAY_TEN, { store, fetchPhoto, isWanted: always })
    expect(await store.cases(owner, TUESDAY_TEN)).toBeNull()
    expect(await store.photo(owner, 'a-b', 'thumbnail')).toBeNull()
  })

  test('never more than a walk’s cases, never older than three days', async () => {
    const many = Array.from({ length: PATROL_CASES_MAX + 5 }, (_, i) => waiting(`c${i}`, { photos: [] }))
    await store.replace(owner, many, TUESDAY_TEN)
    expect((await store.cases(owner, TUESDAY_TEN))?.cases.length).toBe(PATROL_CASES_MAX)
    expect(await store.cases(owner, TUESDAY_TEN + PATROL_KEPT_MS)).not.toBeNull()
    expect(await store.cases(owner, TUESDAY_TEN + PATROL_KEPT_MS + 1)).toBeNull()
  })

  test('photos end where the room for them ends, also after a new start', async () => {
    await open(250)
    const { fetchPhoto, asked } = server(100)
    await keepPatrol(owner, [waiting('a')], TUESDAY_TEN, { store, fetchPhoto, isWanted: always })
    expect(asked).toEqual(['a-b thumbnail', 'a-old thumbnail', 'a-a thumbnail']) // the third found no room
    const again = await openPatrolStore({ bytesMax: 250 })
    expect(await again?.keepPhoto(owner, { caseId: 'a', photoId: 'a-a', rendition: 'thumbnail' }, bytes(100))).toBe(
      false,
    )
    expect(await again?.keepPhoto(owner, { caseId: 'a', photoId: 'a-a', rendition: 'thumbnail' }, bytes(50))).toBe(true)
  })

  test('a lost network ends the fetching, and so does leaving; the cases are kept all the same', async () => {
    const asked: string[] = []
    const lost: FetchPhoto = async (photoId) => {
      asked.push(photoId)
      return 'no_network'
    }
    await keepPatrol(owner, [waiting('a')], TUESDAY_TEN, { store, fetchPhoto: lost, isWanted: always })
    await keepPatrol(owner, [waiting('a')], TUESDAY_TEN, { store, fetchPhoto: lost, isWanted: () => false })
    expect(asked).toEqual(['a-b'])
    expect((await store.cases(owner, TUESDAY_TEN))?.cases.length).toBe(1)
  })

  test('a photo of a case that is not kept is not kept either', async () => {
    await store.replace(owner, [waiting('a')], TUESDAY_TEN)
    await store.keepPhoto(owner, { caseId: 'gone', photoId: 'p', rendition: 'thumbnail' }, bytes(9))
    expect(await store.photo(owner, 'p', 'thumbnail')).toBeNull()
  })

  test('without room to spare nothing is kept: what is left belongs to reports', async () => {
    globalThis.indexedDB = new IDBFactory()
    const full = { estimate: async () => ({ quota: 1000, usage: 999 }) }
    const tight = await openPatrolStore({ storage: full })
    await tight?.replace(owner, [waiting('a')], TUESDAY_TEN)
    expect(await tight?.keepPhoto(owner, { caseId: 'a', photoId: 'a-b', rendition: 'thumbnail' }, bytes(9))).toBe(false)
  })
})

describe('a photo is fetched for this person alone', () => {
  const answer = (status: number, type: string) => async () =>
    new Response(status === 200 ? bytes(3) : null, { status, headers: { 'content-type': type } })

  test('named in the request, past every cache', async () => {
    const inits: RequestInit[] = []
    const fetchIt: typeof fetch = async (_, init) => {
      inits.push(init ?? {})
      return answer(200, 'image/jpeg')()
    }
    const got = await photoFetcher(fetchIt, owner)('p', 'thumbnail')
    expect(got instanceof ArrayBuffer && got.byteLength).toBe(3)
    expect(inits[0]).toMatchObject({ cache: 'no-store', headers: { 'Woodpecker-Person': '331081003010/p-wang' } })
  })

  test('what is no photo is none; no answer is no network', async () => {
    expect(await photoFetcher(answer(404, 'application/problem+json'), owner)('p', 'evidence')).toBeNull()
    expect(await photoFetcher(answer(200, 'text/html'), owner)('p', 'evidence')).toBeNull()
    const dead = () => Promise.reject(new TypeError('Failed to fetch'))
    expect(await photoFetcher(dead, owner)('p', 'evidence')).toBe('no_network')
  })
})
