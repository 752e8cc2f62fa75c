import { describe, expect, test } from 'vitest'
import { sha256Hex } from '../../../server/content-digest.ts'
import { RANDOM, UUID, UUID_2 } from '../../domain/examples.ts'
import {
  app,
  BYTES,
  base64,
  create,
  eachOnFreshStores,
  head,
  held,
  PATH,
  patch,
  refusal,
  SIZE,
  said,
  settledSaid,
} from './upload-routes-in-memory.ts'

eachOnFreshStores()

describe('creating', () => {
  test('begins at nothing, and goes on where it is', async () => {
    expect(await said(create())).toEqual([201, '0', '?0', 'no-store'])
    expect((await create()).headers.get('location')).toBe(PATH)
    await patch(0, BYTES.subarray(0, 5))
    expect(await said(create())).toEqual([201, '5', '?0', 'no-store'])
    expect((await create()).headers.get('location')).toBe(PATH)
    expect(held.settled).toEqual([])
  })
  test('with another attempt starts over', async () => {
    await create()
    await patch(0, BYTES.subarray(0, 5))
    const again = await create({ path: `/u/${RANDOM}/a2` })
    expect([again.headers.get('location'), ...(await said(again))]).toEqual([
      `/u/${RANDOM}/a2`,
      201,
      '0',
      '?0',
      'no-store',
    ])
    expect([...held.files.keys()]).toEqual([`c1/${RANDOM}/a2`])
  })
  test('finishes what has all its bytes', async () => {
    await create()
    held.files.set(`c1/${RANDOM}/a1`, BYTES)
    const answer = await create({ path: `/u/${RANDOM}/a2` })
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(await answer.json()).toEqual({
      photo: { id: RANDOM, state: 'refused', receivedSha256: sha256Hex(BYTES), refusal: 'unsupported_type' },
    })
    expect(await said(create())).toEqual(settledSaid)
    expect(held.files.size).toBe(0)
  })
  test('awaits anew what came garbled; nothing else is touched', async () => {
    held.photo = { ...held.photo, state: 'refused', refusal: 'hash_mismatch' }
    expect(await said(create())).toEqual([201, '0', '?0', 'no-store'])
    expect(held.settled).toEqual([{ state: 'awaiting' }])
  })
  test.each<[string, Record<string, string>, unknown[]]>([
    ['with bytes', { 'content-length': '5' }, [400, 'bad_body']],
    ['complete', { 'upload-complete': '?1' }, [400, 'bad_header']],
    ['of another length', { 'upload-length': String(SIZE + 1) }, [400, 'bad_header']],
    ['of no length', { 'upload-length': '' }, [400, 'bad_header']],
    ['of another hash', { 'repr-digest': `sha-256=:${base64(new Uint8Array(1))}:` }, [400, 'digest_mismatch']],
  ])('%s is refused', async (_name, headers, expected) => {
    expect(await refusal(create({ headers }))).toEqual(expected)
    expect(held.files.size).toBe(0)
  })
  test('without a hash is refused; an explicit length of nothing is fine', async () => {
    const bare = app.request(PATH, {
      method: 'POST',
      headers: { 'upload-complete': '?0', 'upload-length': String(SIZE) },
    })
    expect(await refusal(bare)).toEqual([400, 'bad_header'])
    expect((await create({ headers: { 'content-length': '0' } })).status).toBe(201)
  })
  test('what is promised is checked before anything is answered, also of a settled photo', async () => {
    held.photo = { ...held.photo, state: 'stored' }
    expect(await refusal(create({ headers: { 'upload-length': '1' } }))).toEqual([400, 'bad_header'])
    expect(await said(create())).toEqual(settledSaid)
  })
})

describe('adding', () => {
  test('a piece after the other, the last is answered with what became of the photo', async () => {
    await create()
    expect(await said(patch(0, BYTES.subarray(0, 5)))).toEqual([204, '5', '?0', 'no-store'])
    const last = await patch(5, BYTES.subarray(5))
    expect(await last.json()).toMatchObject({ photo: { id: RANDOM, refusal: 'unsupported_type' } })
    expect(await said(patch(5, BYTES.subarray(5)))).toEqual(settledSaid)
  })
  test('an empty piece at the end of a whole upload finishes it', async () => {
    await create()
    held.files.set(`c1/${RANDOM}/a1`, BYTES)
    expect(await said(patch(SIZE, new Uint8Array()))).toEqual(settledSaid)
  })
  test('the type is one of bytes, or none, however it is written', async () => {
    await create()
    for (const type of ['text/html', 'application/json', '', 'application/partial-uploads'])
      expect(await refusal(patch(0, BYTES.subarray(0, 1), { 'content-type': type })), type).toEqual([
        415,
        'unsupported_media_type',
      ])
    let at = 0
    for (const type of ['application/octet-stream', 'Application/Partial-Upload ; a=b', 'application/partial-upload'])
      expect((await patch(at, BYTES.subarray(at, ++at), { 'content-type': type })).status, type).toBe(204)
    const untyped = app.request(PATH, {
      method: 'PATCH',
      body: new Uint8Array(BYTES.subarray(at, at + 1)),
      headers: { 'upload-offset': String(at), 'content-digest': `sha-256=:${base64(BYTES.subarray(at, at + 1))}:` },
    })
    expect((await untyped).status).toBe(204)
  })
  test('at another place is told the right one', async () => {
    await create()
    await patch(0, BYTES.subarray(0, 5))
    const answer = await patch(7, BYTES.subarray(7))
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([409, '5'])
    expect(await answer.json()).toMatchObject({ code: 'wrong_offset', expectedOffset: 5 })
  })
  test('to what was never begun, or beyond what was declared, or nothing, or without its hash', async () => {
    expect(await refusal(patch(0, BYTES))).toEqual([404, 'not_found'])
    await create()
    const more = new Uint8Array([...BYTES, 1])
    expect(await refusal(patch(0, more))).toEqual([400, 'too_long'])
    expect(await refusal(patch(0, new Uint8Array()))).toEqual([400, 'empty_chunk'])
    expect(await refusal(patch(0, BYTES, { 'content-digest': `sha-256=:${base64(more)}:` }))).toEqual([
      400,
      'digest_mismatch',
    ])
    const unhashed = app.request(PATH, {
      method: 'PATCH',
      body: new Uint8Array(BYTES),
      headers: { 'upload-offset': '0' },
    })
    expect(await refusal(unhashed)).toEqual([400, 'bad_header'])
    expect(await said(head())).toEqual([204, '0', '?0', 'no-store'])
  })
})

describe('asking', () => {
  test('how many bytes are there', async () => {
    expect((await head()).status).toBe(404)
    await create()
    await patch(0, BYTES.subarray(0, 5))
    expect(await said(head())).toEqual([204, '5', '?0', 'no-store'])
    held.photo = { ...held.photo, state: 'stored' }
    expect(await said(head())).toEqual([204, String(SIZE), '?1', 'no-store'])
  })
})

describe('whose photo', () => {
  test('nobody else’s, and none that was not declared; one forgotten is gone', async () => {
    const other = { headers: { 'x-who': 'p2' } }
    expect(await refusal(create(other))).toEqual([404, 'photo_not_declared'])
    const unknown = { path: `/u/${'cd'.repeat(16)}/a1` }
    expect(await refusal(create(unknown))).toEqual([404, 'photo_not_declared'])
    held.tombstones = [{ kind: 'report' }]
    expect(await refusal(create(unknown))).toEqual([404, 'photo_not_declared'])
    held.tombstones = [{ kind: 'photo' }]
    expect(await refusal(create(unknown))).toEqual([410, 'gone'])
  })
  test.each([
    `/u/${RANDOM}x/a1`,
    `/u/${RANDOM}/A1`,
    `/u/${RANDOM}/a-1`,
    `/u/${RANDOM}/${'a'.repeat(33)}`,
    `/u/${RANDOM}/_a`,
  ])('%s is found nowhere', async (path) => expect(await refusal(create({ path }))).toEqual([404, 'not_found']))
  test('a stranger does not end an upload that is under way', async () => {
    await create()
    let finish = () => {}
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new Uint8Array(BYTES.subarray(0, 2)))
        finish = () => {
          controller.enqueue(new Uint8Array(BYTES.subarray(2)))
          controller.close()
        }
      },
    })
    const headers = { 'upload-offset': '0', 'content-digest': `sha-256=:${base64(BYTES)}:` }
    const request = { method: 'PATCH', body, duplex: 'half', headers } as RequestInit // lib.dom does not know duplex
    const slow = app.request(PATH, request)
    await new Promise((resolve) => setTimeout(resolve, 10))
    await create({ headers: { 'x-who': 'p2' } })
    finish()
    expect((await slow).status).toBe(200)
  })
})

describe('the receipt again', () => {
  const ask = (reportId: string) => app.request(`/receipt/${reportId}`)
  test('for the one who reported; one forgotten is gone', async () => {
    held.reports.set(UUID, { reportId: UUID })
    const answer = await ask(UUID)
    expect([answer.status, await answer.json(), held.foundBy]).toEqual([200, { reportId: UUID }, ['c1', 'p1', UUID]])
    expect(await refusal(ask(UUID_2))).toEqual([404, 'not_found'])
    held.tombstones = [{ kind: 'photo' }]
    expect(await refusal(ask(UUID_2))).toEqual([404, 'not_found'])
    held.tombstones = [{ kind: 'report' }]
    expect(await refusal(ask(UUID_2))).toEqual([410, 'gone'])
    expect(await refusal(ask('not-an-id'))).toEqual([404, 'not_found'])
  })
})
