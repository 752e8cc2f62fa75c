import { describe, expect, test, vi } from 'vitest'
import { type ChosenFile, createPhotoIntake } from '../../../src/capture/photo-intake.ts'
import type { ReadyPhoto } from '../../../src/offline/draft.ts'
import { createDraft, type PhotoOutcome, readDraft } from '../../../src/offline/drafts.ts'
import { freshPhone, owner, readyPhoto } from '../../support/local-phone.ts'

const file = (size = 10): ChosenFile => ({
  name: 'IMG_1.jpg',
  type: 'image/jpeg',
  size,
  arrayBuffer: async () => new Uint8Array(size).fill(7).buffer,
})
const outcome = (ready: ReadyPhoto): PhotoOutcome => ({ ready, facts: { takenAt: null, position: null } })

async function begin(prepare: () => Promise<PhotoOutcome>) {
  const { db, env } = await freshPhone()
  const { draftId } = await createDraft(db, owner, env)
  const onBroken = vi.fn()
  const intake = createPhotoIntake({ db, env, prepare, onBroken })
  const photos = async () => (await readDraft(db, draftId))?.photos ?? []
  return { draftId, intake, photos, onBroken }
}

describe('a photo that arrives', () => {
  test('is on disk with its own bytes before anything is done with it', async () => {
    const prepare = vi.fn(async () => outcome(readyPhoto()))
    const { intake, draftId, photos } = await begin(prepare)
    await intake.take(draftId, file())
    const [photo] = await photos()
    expect(new Uint8Array(photo?.source?.bytes ?? new ArrayBuffer(0))).toEqual(new Uint8Array(10).fill(7))
    expect(prepare).not.toHaveBeenCalled()
  })
  test('is prepared once, however often it is asked for, and then stands ready', async () => {
    const prepare = vi.fn(async () => outcome(readyPhoto()))
    const { intake, draftId, photos } = await begin(prepare)
    await intake.take(draftId, file())
    const found = await photos()
    intake.prepareAll(found)
    intake.prepareAll(found)
    await intake.idle()
    expect(prepare).toHaveBeenCalledTimes(1)
    expect((await photos())[0]).toMatchObject({ source: null, trouble: null, ready: { width: 1600 } })
  })
  test('and is no photo is noted as that; the others stay', async () => {
    const answers: PhotoOutcome[] = [outcome(readyPhoto()), { trouble: 'corrupt' }]
    const { intake, draftId, photos } = await begin(async () => answers.shift() ?? { trouble: 'empty' })
    await intake.take(draftId, file())
    await intake.take(draftId, file())
    intake.prepareAll(await photos())
    await intake.idle()
    expect((await photos()).map((photo) => photo.trouble)).toEqual([null, 'corrupt'])
  })
  test('whose preparation breaks off keeps its bytes and can be tried again', async () => {
    const prepare = vi.fn(async (): Promise<PhotoOutcome> => outcome(readyPhoto()))
    prepare.mockRejectedValueOnce(new Error('no chunk'))
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { intake, draftId, photos, onBroken } = await begin(prepare)
    await intake.take(draftId, file())
    intake.prepareAll(await photos())
    await intake.idle()
    const [photo] = await photos()
    expect(photo?.source?.bytes.byteLength).toBe(10)
    expect([...intake.broken()]).toEqual([photo?.photoId])
    expect(onBroken).toHaveBeenCalled()
    if (photo) intake.retry(photo)
    await intake.idle()
    expect((await photos())[0]?.ready).not.toBeNull()
  })
})

describe('a file that cannot come in leaves nothing behind', () => {
  test.each([
    ['too large to read', { ...file(), size: 81 * 1024 * 1024 }, { refused: 'too_large' }],
    ['empty', file(0), { refused: 'empty' }],
    [
      'not handed over by the phone',
      { ...file(), arrayBuffer: () => Promise.reject(new Error('cloud')) },
      { refused: 'unreadable' },
    ],
  ])('%s', async (_, chosen, expected) => {
    const { intake, draftId, photos } = await begin(async () => ({ trouble: 'empty' }))
    expect(await intake.take(draftId, chosen)).toEqual(expected)
    expect(await photos()).toEqual([])
  })
  test('no room on the phone', async () => {
    const { intake, draftId, photos } = await begin(async () => ({ trouble: 'empty' }))
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await intake.take(draftId, file())
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(await intake.take(draftId, file())).toEqual({ notKept: 'storage_full' })
    full.mockRestore()
    expect(await photos()).toHaveLength(1)
  })
})
