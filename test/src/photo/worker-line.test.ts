import { describe, expect, test } from 'vitest'
import type { PhotoAnswer, PhotoRequest } from '../../../src/photo/worker/photo-message.ts'
import { openWorkerLine, type PhotoWorker } from '../../../src/photo/worker-line.ts'

type Behaviour = 'answers' | 'crashes' | 'hangs'

function workers(...behaviours: Behaviour[]) {
  let started = 0
  let ended = 0
  const spawn = (): PhotoWorker => {
    const behaviour = behaviours[started++]
    const worker: PhotoWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => {
        ended++
      },
      postMessage: ({ id }: PhotoRequest) => {
        const answer: PhotoAnswer = { id, outcome: { trouble: 'corrupt' } }
        // as: the two events are asked for nothing but these fields
        if (behaviour === 'answers')
          queueMicrotask(() => worker.onmessage?.({ data: answer } as MessageEvent<PhotoAnswer>))
        if (behaviour === 'crashes') queueMicrotask(() => worker.onerror?.({ message: 'out of memory' } as ErrorEvent))
      },
    }
    return worker
  }
  return { spawn, count: () => ({ started, ended }) }
}

const answered = { id: expect.any(Number), outcome: { trouble: 'corrupt' } }

describe('the worker that prepares photos', () => {
  test('is started once and kept warm', async () => {
    const { spawn, count } = workers('answers')
    const line = openWorkerLine(spawn)
    expect(await line.ask(new ArrayBuffer(1))).toEqual(answered)
    expect(await line.ask(new ArrayBuffer(1))).toEqual(answered)
    expect(count()).toEqual({ started: 1, ended: 0 })
  })
  test.each(['crashes', 'hangs'] as const)(
    'that %s is replaced, and says so instead of keeping the photo waiting',
    async (fate) => {
      const { spawn, count } = workers(fate, 'answers')
      const line = openWorkerLine(spawn, 20)
      expect(await line.ask(new ArrayBuffer(1))).toHaveProperty('cannot')
      expect(await line.ask(new ArrayBuffer(1))).toEqual(answered)
      expect(count()).toEqual({ started: 2, ended: 1 })
    },
  )
  test('that may not be started is an answer, not an exception', async () => {
    const line = openWorkerLine(() => {
      throw new Error('forbidden')
    })
    expect(await line.ask(new ArrayBuffer(1))).toEqual({ cannot: 'Error: forbidden' })
  })
})
