import 'fake-indexeddb/auto'
import type { LocalDb } from '../../src/offline/local-db.ts'
import type { Pulse } from './pulse.ts'

/** The life of a tab, or of a worker. Once it is over nothing in it goes on, whatever it was waiting for. */
export type Life = {
  isOver: () => boolean
  /** As the system kills it: no handler runs, open transactions are rolled back, its locks are free. */
  end: () => void
  /** Ends it by itself after so many things it waited for: in the middle of whatever it does then. */
  endAfter: (waits: number) => void
  onEnd: (then: () => void) => void
  /** A promise that never settles once this life is over. */
  guard: <T>(work: Promise<T>) => Promise<T>
}

export function newLife(pulse: Pulse): Life {
  let over = false
  let fuse = Number.POSITIVE_INFINITY
  const endings: (() => void)[] = []
  const end = () => {
    if (over) return
    over = true
    for (const ending of endings) ending()
  }
  return {
    isOver: () => over,
    end,
    endAfter: (waits) => {
      fuse = waits
    },
    onEnd: (then) => void endings.push(then),
    guard: (work) =>
      new Promise((resolve, reject) => {
        const alive = (settle: () => void) => {
          pulse.beat()
          if (--fuse <= 0) end()
          if (!over) settle()
        }
        work.then(
          (value) => alive(() => resolve(value)),
          (error) => alive(() => reject(error)),
        )
      }),
  }
}

type Limbo = (() => Limbo) & { [name: string]: Limbo }

/** What a dead tab gets from its storage: everything can be called, nothing ever comes back (awaiting it never ends). */
const limbo: Limbo = new Proxy((() => limbo) as unknown as Limbo, { get: () => limbo, apply: () => limbo }) // a proxy has whatever is asked

/** The phone's storage as one tab sees it, for as long as the tab lives. */
export function mortal(db: LocalDb, life: Life): LocalDb {
  const open = new Set<IDBTransaction>()
  life.onEnd(() => {
    for (const transaction of open) rollBack(transaction)
    db.close()
  })
  const remember = (value: object) => {
    if (!(value instanceof IDBTransaction)) return
    open.add(value)
    const done: unknown = Reflect.get(value, 'done')
    if (done instanceof Promise) done.catch(() => undefined) // a killed tab never asks how it ended
    const forget = () => void open.delete(value)
    value.addEventListener('complete', forget)
    value.addEventListener('abort', forget)
  }
  const wrap = (value: unknown): unknown => {
    if (value instanceof Promise) return life.guard(value)
    if (typeof value !== 'object' || value === null) return value
    remember(value)
    return mortalThing(value)
  }
  const mortalThing = <T extends object>(thing: T): T =>
    new Proxy(thing, {
      get: (target, property) => {
        if (life.isOver()) return limbo
        const value: unknown = Reflect.get(target, property)
        if (typeof value !== 'function') return wrap(value)
        return (...args: unknown[]) => wrap(value.apply(target, args))
      },
    })
  return mortalThing(db)
}

function rollBack(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // it was committing: that is what a kill finds sometimes
  }
}
