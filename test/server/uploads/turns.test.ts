import { describe, expect, test, vi } from 'vitest'
import { Refusal } from '../../../server/refusal.ts'
import type { UploadFiles } from '../../../server/stores/upload-files.ts'
import { inTurn, unlessSuperseded } from '../../../server/uploads/turns.ts'

/** Files that nobody looks into: they only say who shares turns. */
const someFiles = (): UploadFiles => ({}) as UploadFiles // an identity, never called
const superseded = expect.objectContaining({ code: 'upload_superseded' })

/** Work that is under way until it is told to end. */
function workThatWaits() {
  const order: string[] = []
  const begin = (files: UploadFiles, key: string, name: string) => {
    let finish = () => {}
    const mayEnd = new Promise<void>((resolve) => {
      finish = resolve
    })
    const done = inTurn(files, key, async (signal) => {
      order.push(`${name} begins`)
      await mayEnd
      order.push(`${name} ends${signal.aborted ? ', superseded' : ''}`)
      return name
    })
    done.catch(() => undefined)
    return { done, finish }
  }
  return { order, begin }
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('one request at a time works on an upload', () => {
  test('a newer one ends the one before it, and begins when that has ended', async () => {
    const files = someFiles()
    const { order, begin } = workThatWaits()
    const first = begin(files, 'a', 'first')
    await soon()
    const second = begin(files, 'a', 'second')
    await soon()
    expect(order).toEqual(['first begins'])
    first.finish()
    expect(await first.done).toBe('first')
    second.finish()
    expect(await second.done).toBe('second')
    expect(order).toEqual(['first begins', 'first ends, superseded', 'second begins', 'second ends'])
  })

  test('one that waits for its turn gives way to a newer one', async () => {
    const files = someFiles()
    const { order, begin } = workThatWaits()
    const first = begin(files, 'a', 'first')
    await soon()
    const [second, third] = ['second', 'third'].map((name) => begin(files, 'a', name))
    await soon()
    expect(order).toEqual(['first begins'])
    first.finish()
    third?.finish()
    await expect(second?.done).rejects.toEqual(superseded)
    expect(await third?.done).toBe('third')
    expect(order.filter((line) => line.endsWith('begins'))).toEqual(['first begins', 'third begins'])
  })

  test('one that has ended leaves the turn to the one after it, which a third still ends', async () => {
    const files = someFiles()
    const { order, begin } = workThatWaits()
    const first = begin(files, 'a', 'first')
    await soon()
    const second = begin(files, 'a', 'second')
    first.finish()
    await first.done
    await soon()
    const third = begin(files, 'a', 'third')
    await soon()
    expect(order.at(-1)).toBe('second begins')
    second.finish()
    third.finish()
    await Promise.all([second.done, third.done])
    expect(order.slice(-3)).toEqual(['second ends, superseded', 'third begins', 'third ends'])
  })

  test('other photos and other files are not waited for', async () => {
    const files = someFiles()
    const { order, begin } = workThatWaits()
    const all = [begin(files, 'a', 'a'), begin(files, 'b', 'b'), begin(someFiles(), 'a', 'elsewhere')]
    await soon()
    expect(order).toEqual(['a begins', 'b begins', 'elsewhere begins'])
    for (const one of all) one.finish()
    expect(await Promise.all(all.map((one) => one.done))).toEqual(['a', 'b', 'elsewhere'])
  })

  test('what fails does not hold up the next', async () => {
    const files = someFiles()
    await expect(inTurn(files, 'a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await inTurn(files, 'a', async (signal) => signal.aborted)).toBe(false)
  })

  test('the last one leaves no turn behind that a later one would end', async () => {
    const files = someFiles()
    let first: AbortSignal | undefined
    await inTurn(files, 'a', async (signal) => {
      first = signal
    })
    await inTurn(files, 'a', async () => undefined)
    expect(first?.aborted).toBe(false)
  })
})

describe('waiting for bytes', () => {
  const never = new Promise<never>(() => {})
  test('ends with them, or as they do', async () => {
    const { signal } = new AbortController()
    expect(await unlessSuperseded(Promise.resolve(7), signal)).toBe(7)
    await expect(unlessSuperseded(Promise.reject(new Error('cut')), signal)).rejects.toThrow('cut')
  })
  test('ends when a newer request comes, or has come', async () => {
    const controller = new AbortController()
    const waiting = unlessSuperseded(never, controller.signal)
    controller.abort()
    await expect(waiting).rejects.toEqual(superseded)
    await expect(waiting).rejects.toBeInstanceOf(Refusal)
    await expect(unlessSuperseded(never, controller.signal)).rejects.toEqual(superseded)
  })
  test('does not go on listening', async () => {
    const { signal } = new AbortController()
    const removed = vi.spyOn(signal, 'removeEventListener')
    const added = vi.spyOn(signal, 'addEventListener')
    await unlessSuperseded(Promise.resolve(), signal)
    await soon()
    const listener = added.mock.calls[0]?.[1]
    expect(added.mock.calls).toEqual([['abort', listener, { once: true }]])
    expect(removed.mock.calls).toEqual([['abort', listener]])
  })
})
