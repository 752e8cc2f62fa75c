import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { EventView } from '../../../domain/case-view.ts'
import type { PhotoView } from '../../../domain/photo.ts'
import { type FetchPhoto, keepPatrol, photoFetcher, photosWanted } from '../../../src/offline/keep-patrol.ts'
import { openPatrolStore, PATROL_DB, type PatrolStore } from '../../../src/offline/patrol-store.ts'
import { deskCase, event, TUESDAY_TEN } from '../../support/desk-case.ts'
import { owner } from '../../support/local-phone.ts'

const photo = (id: string, purpose: PhotoView['purpose'] = 'before', state: PhotoView['state'] = 'stored') =>
  ({ id, purpose, state, width: 4, height: 3 }) satisfies PhotoView
const bytes = (size: number) => new Uint8Array(size).fill(7).buffer
const opened = async (bytesMax?: number): Promise<PatrolStore> => {
  const store = await openPatrolStore(bytesMax === undefined ? {} : { bytesMax })
  if (!store) throw new Error('no store')
  return store
}
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

describe('which photos a walk needs in full', () => {
  const wanted = (photos: PhotoView[], history: EventView[]) =>
    photosWanted([deskCase('x', { photos, history })])
      .filter(({ rendition }) => rendition === 'evidence')
      .map(({ photoId }) => photoId)

  test('the first before, and all of the newest work that showed any', () => {
    const photos = [photo('b1'), photo('b2'), photo('a1', 'after'), photo('a2', 'after'), photo('a3', 'after')]
    const history = [
      event(1, 'report', { photoIds: ['b1', 'b2'] }),
      event(2, 'done', { photoIds: ['a1'] }),
      event(3, 'done', { photoIds: ['a2', 'a3'] }),
      event(4, 'fail'),
    ]
    expect(wanted(photos, history)).toEqual(['b1', 'a2', 'a3'])
    expect(wanted(photos, history.slice(0, 2))).toEqual(['b1', 'a1'])
  })

  test('none that the server does not have, none of work where there was none, none before where there is none', () => {
    const history = [event(1, 'report', { photoIds: ['b'] }), event(2, 'done', { photoIds: ['a'] })]
    expect(wanted([photo('b', 'before', 'awaiting'), photo('c'), photo('a', 'after')], history)).toEqual(['c', 'a'])
    expect(wanted([photo('b'), photo('a', 'after', 'awaiting')], history)).toEqual(['b'])
    expect(wanted([photo('a', 'after')], history)).toEqual(['a'])
    expect(wanted([photo('b')], [event(1, 'report')])).toEqual(['b'])
    expect(wanted([photo('b')], history.slice(0, 1))).toEqual(['b'])
  })
})

describe('how a photo is asked for', () => {
  test('by its own address, with the person’s cookie, never led elsewhere, and with an end', async () => {
    const asked: [unknown, RequestInit | undefined][] = []
    const fetchIt: typeof fetch = async (url, init) => {
      asked.push([url, init])
      return new Response(bytes(3), { headers: { 'content-type': 'image/webp' } })
    }
    await photoFetcher(fetchIt, owner)('p1', 'evidence')
    const [[url, init] = []] = asked
    expect(url).toBe('/v1/photos/p1/evidence')
    expect(init).toMatchObject({ credentials: 'same-origin', cache: 'no-store', redirect: 'error' })
    expect(init?.signal?.aborted).toBe(false)
  })

  test('an answer that does not say what it is, or is not well, is no photo', async () => {
    const answers = (response: Response) => photoFetcher(async () => response, owner)('p', 'thumbnail')
    const bare = new Response(bytes(3))
    bare.headers.delete('content-type')
    expect(await answers(bare)).toBeNull()
    expect(await answers(new Response(bytes(3), { status: 500, headers: { 'content-type': 'image/jpeg' } }))).toBeNull()
    expect(await answers(new Response(bytes(3), { headers: { 'content-type': 'text/image/' } }))).toBeNull()
  })
})

describe('keeping a walk', () => {
  const walk = deskCase('a', { photos: [photo('p1'), photo('p2'), photo('p3')] })
  const known = (store: PatrolStore) =>
    Promise.all(['p1', 'p2', 'p3'].map((id) => store.hasPhoto(owner, id, 'thumbnail')))

  test('a photo the server does not show is passed over, a lost network ends it, and the next look goes on', async () => {
    const store = await opened()
    const asked: string[] = []
    let answers: Record<string, ArrayBuffer | null | 'no_network'> = { p1: bytes(9), p2: null, p3: 'no_network' }
    const fetchPhoto: FetchPhoto = async (id, rendition) => {
      asked.push(`${id} ${rendition}`)
      return answers[id] ?? null
    }
    const look = () => keepPatrol(owner, [walk], TUESDAY_TEN, { store, fetchPhoto, isWanted: () => true })
    await look()
    expect(asked).toEqual(['p1 thumbnail', 'p2 thumbnail', 'p3 thumbnail'])
    expect(await known(store)).toEqual([true, false, false])
    answers = { p1: bytes(9), p2: bytes(9), p3: bytes(9) }
    asked.length = 0
    await look()
    expect(asked).toEqual(['p2 thumbnail', 'p3 thumbnail', 'p1 evidence'])
  })

  test('a screen that is left between two photos asks for no more', async () => {
    const store = await opened()
    let left = 2
    const fetchPhoto: FetchPhoto = async () => bytes(9)
    await keepPatrol(owner, [walk], TUESDAY_TEN, { store, fetchPhoto, isWanted: () => left-- > 0 })
    expect(await known(store)).toEqual([true, true, false])
  })

  test('the room is counted over all photos, to the last byte, and anew after each look', async () => {
    const store = await opened(30)
    await store.replace(owner, [walk], TUESDAY_TEN)
    const keep = (photoId: string, size: number) =>
      store.keepPhoto(owner, { caseId: 'a', photoId, rendition: 'thumbnail' }, bytes(size))
    expect([await keep('p1', 10), await keep('p2', 10), await keep('p3', 11), await keep('p3', 10)]).toEqual([
      true,
      true,
      false,
      true,
    ])
    expect(await keep('p3', 1)).toBe(false)
    await store.replace(owner, [deskCase('a', { photos: [photo('p1')] })], TUESDAY_TEN)
    expect(await known(store)).toEqual([true, false, false])
    expect([await keep('p2', 21), await keep('p2', 20)]).toEqual([false, true])
  })

  test('cases that came with one moment come back the newest first, whatever order they were kept in', async () => {
    const store = await opened()
    const cases = [3, 1, 2].map((n) => deskCase(`c${n}`, { receivedAt: n }))
    await store.replace(owner, cases, TUESDAY_TEN)
    expect((await store.cases(owner, TUESDAY_TEN))?.cases.map(({ caseId }) => caseId)).toEqual(['c3', 'c2', 'c1'])
  })

  test('all of it goes by our own button', async () => {
    const store = await opened()
    await store.replace(owner, [walk], TUESDAY_TEN)
    await store.keepPhoto(owner, { caseId: 'a', photoId: 'p1', rendition: 'thumbnail' }, bytes(9))
    await store.clear()
    expect([await store.cases(owner, TUESDAY_TEN), ...(await known(store))]).toEqual([null, false, false, false])
    await store.replace(owner, [], TUESDAY_TEN)
    expect(await store.cases(owner, TUESDAY_TEN)).toEqual({ cases: [], at: TUESDAY_TEN })
    expect(await known(store)).toEqual([false, false, false])
  })

  test('it steps aside when somebody deletes it', async () => {
    const store = await opened()
    await store.replace(owner, [walk], TUESDAY_TEN)
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(PATROL_DB)
      deleting.onsuccess = () => resolve()
      deleting.onblocked = () => reject(new Error('it does not let go'))
    })
    expect(await (await opened()).cases(owner, TUESDAY_TEN)).toBeNull()
  })

  test('a browser that gives no storage has no walk', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('no', 'SecurityError')
      },
    } as unknown as IDBFactory // as private windows do
    expect(await openPatrolStore()).toBeNull()
  })
})
