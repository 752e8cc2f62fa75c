import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from '../rig/project-root.ts'
import type { Scope } from '../server/stores/audience.ts'

const names = (letter: string, count: number) => Array.from({ length: count }, (_, n) => `${letter}-${n}`)

/** Who may hear of what is written. */
export const AUDIENCES = { reporters: names('p', 6), grids: names('g', 8), handlers: names('h', 3) } as const

/** Phones and desks that follow the feed: own reports, own tasks, one grid, several, all. */
export const READER_SCOPES: readonly Scope[] = [
  { kind: 'mine', personId: 'p-0' },
  { kind: 'mine', personId: 'p-5' },
  { kind: 'tasks', personId: 'h-1' },
  { kind: 'near', gridIds: ['g-2'] },
  { kind: 'near', gridIds: ['g-0', 'g-3', 'g-7'] },
  { kind: 'near', gridIds: AUDIENCES.grids },
]

export type WriterTask = {
  file: string
  communityId: string
  seed: number
  writers: number
  /** How many feed rows these writers commit together, at least. */
  rows: number
  handsOutEarly: boolean
}
export type WriterTold = { rows: number; commits: number; rollback: number; busy: number; gone: number }

/** Runs writers in a thread; the compiled file, since threads of tests have no compiler. */
export async function startWriters(task: WriterTask): Promise<WriterTold> {
  const worker = new Worker(join(projectRoot(), 'build/faults/feed-writer.js'), { workerData: task })
  const [told] = (await once(worker, 'message')) as [WriterTold] // the only message feed-writer posts
  return told
}
