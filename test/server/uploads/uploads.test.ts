import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { headers, paths, uploadReceiptSchema } from '../../../domain/wire.ts'
import { dataFiles } from '../../../server/start/data-folder.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, digest, type PhotoBytes, photoOf, refusal, sha256 } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

const CHUNK = 262_144

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

/** A report whose one photo is declared and waits for its bytes. */
async function declared(bytes: Uint8Array): Promise<PhotoBytes> {
  const photo = photoOf(bytes)
  expect((await heart.as('wang').putReport(aReport({ photos: [photo.ref] }))).status).toBe(201)
  return photo
}

/** A decodable photo of a little over two pieces. */
async function largePhoto(): Promise<Buffer> {
  const noise = randomBytes(500 * 400 * 3)
  const { default: sharp } = await import('sharp')
  return sharp(noise, { raw: { width: 500, height: 400, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
}

const offsetOf = (answer: Response) => Number(answer.headers.get(headers.uploadOffset))
const head = (photo: PhotoBytes, attempt = 'a1') => heart.as('wang').send('HEAD', paths.upload(photo.ref.id, attempt))
const receivedFiles = () => {
  const folder = dataFiles(heart.folder).uploads
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
}
const keptFiles = () => {
  const folder = dataFiles(heart.folder).photos
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
}

describe('a photo arrives in pieces', () => {
  test('each piece is answered with the offset that is on the disk, the last with the receipt', async () => {
    const photo = await declared(await largePhoto())
    const wang = heart.as('wang')
    const created = await wang.create(photo)
    expect([created.status, offsetOf(created)]).toEqual([201, 0])
    const first = await wang.patch(photo.ref.id, 0, photo.bytes.subarray(0, CHUNK))
    expect([first.status, offsetOf(first)]).toEqual([204, CHUNK])
    expect(offsetOf(await head(photo))).toBe(CHUNK)
    await wang.patch(photo.ref.id, CHUNK, photo.bytes.subarray(CHUNK, 2 * CHUNK))
    const last = await wang.patch(photo.ref.id, 2 * CHUNK, photo.bytes.subarray(2 * CHUNK))
    expect(last.status).toBe(200)
    const receipt = uploadReceiptSchema.parse(await last.json())
    expect(receipt.photo).toEqual({
      id: photo.ref.id,
      state: 'stored',
      receivedSha256: photo.ref.sha256,
      refusal: null,
    })
    expect(receivedFiles()).toEqual([])
    expect(keptFiles()).toHaveLength(2)
  })

  test('after a restart it goes on where it was', async () => {
    const photo = await declared(await largePhoto())
    await heart.as('wang').create(photo)
    await heart.as('wang').patch(photo.ref.id, 0, photo.bytes.subarray(0, CHUNK))
    await heart.stop()
    heart = await openHeart(heart.folder)
    const asked = await head(photo)
    expect([asked.status, offsetOf(asked), asked.headers.get(headers.uploadComplete)]).toEqual([204, CHUNK, '?0'])
    await heart.as('wang').patch(photo.ref.id, CHUNK, photo.bytes.subarray(CHUNK, 2 * CHUNK))
    const last = await heart.as('wang').patch(photo.ref.id, 2 * CHUNK, photo.bytes.subarray(2 * CHUNK))
    expect((await last.json()).photo.state).toBe('stored')
  })

  test('a crash between the last byte and the receipt costs no byte: creating anew answers the receipt', async () => {
    const photo = await declared(await rawPhoto())
    const key = { communityId: heart.community.id, photoId: photo.ref.id, attempt: 'a1' }
    await heart.as('wang').create(photo)
    await heart.stores.uploadFiles.append(key, 0, photo.bytes)
    expect(offsetOf(await head(photo))).toBe(photo.ref.size)
    const created = await heart.as('wang').create(photo, 'a2')
    expect([created.status, (await created.json()).photo.state]).toEqual([200, 'stored'])
  })

  test('a lost answer is given again: to the last piece, to creating, to asking', async () => {
    const photo = await declared(await rawPhoto())
    const answer = await (await heart.as('wang').upload(photo)).json()
    expect(await (await heart.as('wang').patch(photo.ref.id, 0, photo.bytes)).json()).toEqual(answer)
    expect(await (await heart.as('wang').create(photo, 'other')).json()).toEqual(answer)
    const asked = await head(photo, 'whatever')
    expect([offsetOf(asked), asked.headers.get(headers.uploadComplete)]).toEqual([photo.ref.size, '?1'])
    expect(keptFiles()).toHaveLength(2)
  })

  test('a new attempt starts over and drops the old one', async () => {
    const photo = await declared(await largePhoto())
    await heart.as('wang').create(photo, 'a1')
    await heart.as('wang').patch(photo.ref.id, 0, photo.bytes.subarray(0, CHUNK), 'a1')
    expect(offsetOf(await heart.as('wang').create(photo, 'a1'))).toBe(CHUNK)
    expect(offsetOf(await heart.as('wang').create(photo, 'a2'))).toBe(0)
    expect((await head(photo, 'a1')).status).toBe(404)
    expect(receivedFiles()).toHaveLength(1)
  })
})

describe('a piece that does not fit is refused and nothing of it kept', () => {
  let photo: PhotoBytes
  beforeEach(async () => {
    photo = await declared(await largePhoto())
    await heart.as('wang').create(photo)
  })
  afterEach(async () => {
    expect(offsetOf(await head(photo))).toBe(0)
  })
  const piece = () => photo.bytes.subarray(0, 1000)

  test('at the wrong offset: the right one is told', async () => {
    const answer = await heart.as('wang').patch(photo.ref.id, 5, piece())
    expect([answer.status, offsetOf(answer)]).toEqual([409, 0])
    expect(await answer.json()).toMatchObject({ code: 'wrong_offset', expectedOffset: 0 })
  })

  test('empty: Safari sends stored files as nothing', async () => {
    expect(await refusal(heart.as('wang').patch(photo.ref.id, 0, new Uint8Array()))).toEqual([400, 'empty_chunk'])
  })

  test('garbled on the way', async () => {
    const wrong = { [headers.contentDigest]: digest(randomBytes(8)) }
    const answer = heart.as('wang').patch(photo.ref.id, 0, piece(), 'a1', wrong)
    expect(await refusal(answer)).toEqual([400, 'digest_mismatch'])
    const none = heart.as('wang').send('PATCH', paths.upload(photo.ref.id, 'a1'), {
      body: new Uint8Array(piece()),
      headers: { [headers.uploadOffset]: '0', 'content-type': 'application/partial-upload' },
    })
    expect(await refusal(none)).toEqual([400, 'bad_header'])
  })

  test('larger than a piece may be, or of another type', async () => {
    const large = heart.as('wang').patch(photo.ref.id, 0, photo.bytes.subarray(0, CHUNK + 1))
    expect(await refusal(large)).toEqual([413, 'body_too_large'])
    const type = { 'content-type': 'text/html' }
    const html = heart.as('wang').patch(photo.ref.id, 0, piece(), 'a1', type)
    expect(await refusal(html)).toEqual([415, 'unsupported_media_type'])
  })
})

test('bytes beyond the declared length are refused', async () => {
  const photo = await declared(await rawPhoto())
  await heart.as('wang').create(photo)
  const tooLong = Buffer.concat([photo.bytes, randomBytes(1)])
  expect(await refusal(heart.as('wang').patch(photo.ref.id, 0, tooLong))).toEqual([400, 'too_long'])
})

test('bytes that are not those declared are refused with their hash, and the right ones may follow', async () => {
  const photo = await declared(await rawPhoto())
  const other = randomBytes(photo.ref.size)
  await heart.as('wang').create(photo)
  const answer = await heart.as('wang').patch(photo.ref.id, 0, other)
  expect((await answer.json()).photo).toMatchObject({
    state: 'refused',
    refusal: 'hash_mismatch',
    receivedSha256: sha256(other),
  })
  expect(receivedFiles()).toEqual([])
  expect((await (await heart.as('wang').upload(photo, 'a2')).json()).photo.state).toBe('stored')
})

describe('only who declared a photo may send it', () => {
  test('to everybody else it was never declared, on all three verbs', async () => {
    const photo = await declared(await rawPhoto())
    await heart.as('wang').create(photo)
    const path = paths.upload(photo.ref.id, 'a1')
    expect(await refusal(heart.as('zhao').create(photo))).toEqual([404, 'photo_not_declared'])
    expect(await refusal(heart.as('li').patch(photo.ref.id, 0, photo.bytes))).toEqual([404, 'photo_not_declared'])
    expect((await heart.as('zhao').send('HEAD', path)).status).toBe(404)
    const undeclared = photoOf(await rawPhoto())
    expect(await refusal(heart.as('wang').create(undeclared))).toEqual([404, 'photo_not_declared'])
  })

  test('with the size and hash it was declared with, created empty', async () => {
    const photo = await declared(await rawPhoto())
    const create = (extra: Record<string, string>) => refusal(heart.as('wang').create(photo, 'a1', extra))
    expect(await create({ [headers.uploadLength]: '999999999' })).toEqual([400, 'bad_header'])
    expect(await create({ [headers.uploadLength]: '-1' })).toEqual([400, 'bad_header'])
    expect(await create({ [headers.reprDigest]: digest(randomBytes(3)) })).toEqual([400, 'digest_mismatch'])
    expect(await create({ [headers.uploadComplete]: '?1' })).toEqual([400, 'bad_header'])
    expect(receivedFiles()).toEqual([])
  })

  test('ids and attempts of any other form are found nowhere', async () => {
    for (const path of [
      '/v1/uploads/..%2f..%2fetc/a1',
      `/v1/uploads/${'a'.repeat(32)}/A%00`,
      '/v1/uploads/%E0%A4%A/x',
    ]) {
      expect(await refusal(heart.as('wang').send('POST', path))).toEqual([404, 'not_found'])
    }
  })
})

test('a newer request ends the older one that waits for bytes on a dead connection', async () => {
  const photo = await declared(await rawPhoto())
  await heart.as('wang').create(photo)
  const neverEnding = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) })
  const request = new Request(`http://localhost${paths.upload(photo.ref.id, 'a1')}`, {
    method: 'PATCH',
    body: neverEnding,
    duplex: 'half',
    headers: {
      cookie: heart.cookieOf('wang'),
      [headers.uploadOffset]: '0',
      [headers.contentDigest]: digest(photo.bytes),
    },
  } as RequestInit) // lib.dom does not know duplex, which Node asks for
  const older = heart.app.request(request)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const newer = await head(photo)
  expect([newer.status, offsetOf(newer)]).toEqual([204, 0])
  expect(await refusal(older)).toEqual([409, 'upload_superseded'])
  expect((await (await heart.as('wang').patch(photo.ref.id, 0, photo.bytes)).json()).photo.state).toBe('stored')
})

test('the same last piece sent twice at once stores the photo once', async () => {
  const photo = await declared(await rawPhoto())
  await heart.as('wang').create(photo)
  const answers = await Promise.all([1, 2, 3].map(() => heart.as('wang').patch(photo.ref.id, 0, photo.bytes)))
  for (const answer of answers) expect([200, 409]).toContain(answer.status)
  expect(answers.map((answer) => answer.status)).toContain(200)
  expect(keptFiles()).toHaveLength(2)
})
