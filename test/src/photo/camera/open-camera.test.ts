import { describe, expect, test } from 'vitest'
import { canTryCamera, openCamera } from '../../../../src/photo/camera/open-camera.ts'
import { hasTorch, switchTorch } from '../../../../src/photo/camera/torch.ts'

const failing = (name: string) => ({ getUserMedia: () => Promise.reject(new DOMException('', name)) })

describe('the camera in the page', () => {
  test('is asked for from the back, without sound', async () => {
    const asked: MediaStreamConstraints[] = []
    const stream = {} as MediaStream // only handed on
    const office = {
      getUserMedia: async (wish?: MediaStreamConstraints) => {
        asked.push(wish ?? {})
        return stream
      },
    }
    expect(await openCamera(office, true)).toEqual({ ok: true, stream })
    expect(asked).toMatchObject([{ audio: false, video: { facingMode: { ideal: 'environment' } } }])
  })

  test.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'absent'],
    ['OverconstrainedError', 'absent'],
    ['NotReadableError', 'busy'],
    ['SomethingNew', 'failed'],
  ])('%s means: %s', async (name, why) => {
    expect(await openCamera(failing(name), true)).toEqual({ ok: false, why })
  })

  test('is not asked for where the page may not have one', async () => {
    expect(await openCamera(failing('NotAllowedError'), false)).toEqual({ ok: false, why: 'insecure' })
    expect(await openCamera(undefined, true)).toEqual({ ok: false, why: 'absent' })
    expect(canTryCamera(failing(''), true)).toBe(true)
    expect(canTryCamera(failing(''), false)).toBe(false)
    expect(canTryCamera(undefined, true)).toBe(false)
  })
})

describe('its light', () => {
  // Only what is asked of a track.
  const track = (capabilities: object, apply: () => Promise<void>) =>
    ({ getCapabilities: () => capabilities, applyConstraints: apply }) as unknown as MediaStreamTrack

  test('is offered only where the phone has one', () => {
    expect(hasTorch(track({ torch: true }, async () => {}))).toBe(true)
    expect(hasTorch(track({}, async () => {}))).toBe(false)
    expect(hasTorch(undefined)).toBe(false)
  })

  test('a phone that will not switch it is believed', async () => {
    expect(
      await switchTorch(
        track({}, async () => {}),
        true,
      ),
    ).toBe(true)
    expect(
      await switchTorch(
        track({}, () => Promise.reject(new Error('no'))),
        true,
      ),
    ).toBe(false)
    expect(await switchTorch(undefined, true)).toBe(false)
  })
})
