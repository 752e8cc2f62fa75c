import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { positionOrPatience } from '../../../src/capture/position-on-its-way.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('保存上报 while the phone is being located', () => {
  it('waits for the position, and goes on the moment it is there', async () => {
    const position = { current: true }
    let saved = false
    void positionOrPatience(position).then(() => {
      saved = true
    })
    await vi.advanceTimersByTimeAsync(400)
    expect(saved).toBe(false)
    position.current = false
    await vi.advanceTimersByTimeAsync(60)
    expect(saved).toBe(true)
  })

  it('loses patience before the person does', async () => {
    let saved = false
    void positionOrPatience({ current: true }).then(() => {
      saved = true
    })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saved).toBe(true)
  })

  it('does not wait where nobody looks for one', async () => {
    await expect(positionOrPatience({ current: false })).resolves.toBeUndefined()
  })
})
