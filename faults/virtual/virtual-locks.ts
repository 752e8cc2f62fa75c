import type { Life } from './life.ts'

type Waiting = { life: Life; grant: () => void }

/** The Web Locks of one browser profile. Only what the send loop uses: one exclusive lock a name, given in order. */
export type VirtualLocks = {
  /** As seen by one tab; its locks are free when its life is over. */
  forTab: (life: Life) => LockManager
  /** Another context takes every lock by force: holders are not asked and go on unprotected. Returns how many there were. */
  steal: () => number
}

export function virtualLocks(): VirtualLocks {
  const queues = new Map<string, Waiting[]>()
  const leave = (name: string, one: Waiting) => {
    const queue = queues.get(name) ?? []
    const at = queue.indexOf(one)
    if (at < 0) return
    queue.splice(at, 1)
    if (at === 0) queue[0]?.grant()
  }
  const request = (life: Life, name: string, options: LockOptions, work: () => Promise<unknown>) =>
    new Promise<unknown>((resolve, reject) => {
      if (life.isOver()) return // what a dead page still had to do asks for nothing
      const start = () =>
        void work()
          .then(resolve, reject)
          .finally(() => leave(name, one))
      const one: Waiting = { life, grant: () => void queueMicrotask(start) }
      const queue = queues.get(name) ?? []
      queues.set(name, queue)
      queue.push(one)
      life.onEnd(() => leave(name, one))
      options.signal?.addEventListener('abort', () => {
        if (queue.indexOf(one) <= 0) return // granted or gone: the signal ends waiting only
        leave(name, one)
        reject(new DOMException('aborted', 'AbortError'))
      })
      if (queue[0] === one) one.grant()
    })
  return {
    forTab: (life) => {
      const manager = {
        request: (name: string, options: LockOptions, work: () => Promise<unknown>) =>
          request(life, name, options, work),
      }
      return manager as unknown as LockManager // the send loop calls nothing else of it
    },
    steal: () => {
      let stolen = 0
      for (const [name, queue] of queues) {
        const holder = queue[0]
        if (!holder) continue
        stolen++
        leave(name, holder)
      }
      return stolen
    },
  }
}
