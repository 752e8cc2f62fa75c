import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../rig/free-port.ts'
import { dice } from './dice.ts'
import { leanSession } from './lean-phone.ts'
import { leanReport } from './lean-report.ts'
import type { LeanTown } from './lean-town.ts'
import { WRITE_CLASS } from './strace.ts'
import { faultFolder } from './town.ts'
import { startServer, threadsOf } from './traced-server.ts'

/** Which thread: the main one (SQLite, sockets), or the one for files by its place among the threads of a ready server. */
export type Thread = 'main' | number
/** The `nth` call of this kind by this thread; killed before it has any effect, or after it and before the thread goes on. */
export type Target = { thread: Thread; call: string; nth: number; when: 'before' | 'after' }

type Counted = Map<string, number>

/**
 * Runs one session undisturbed and counts its calls: every one of them is a moment to kill the server at. The main thread is
 * counted from the process' first instruction, the file thread from when the server is ready.
 */
export async function killTargets(town: LeanTown, photos: readonly ArrayBuffer[]): Promise<Target[]> {
  const { folder, remove } = faultFolder('count-')
  const log = (name: string) => join(folder, name)
  const server = startServer({
    dataDir: town.copyTo(folder),
    port: await freePort(),
    strace: ['-o', log('main'), '-e', `trace=${WRITE_CLASS.join()}`],
  })
  try {
    const url = await server.ready
    const pid = server.pid()
    if (url === null || pid === null) throw new Error('the server did not start under strace')
    const others = threadsOf(pid).filter((tid) => tid !== pid)
    const watching = others.map((tid, i) => watch(tid, log(`thread-${i}`)))
    await new Promise((resolve) => setTimeout(resolve, 200)) // strace attaches
    const report = leanReport(dice(1), photos)
    await leanSession({ secrets: town.secrets, report, base: async () => url, tally: {} })
    await server.kill()
    await Promise.all(watching)
    const main = targetsOf('main', countCalls(log('main')))
    return [...main, ...others.flatMap((_, i) => targetsOf(i, countCalls(log(`thread-${i}`))))]
  } finally {
    await server.kill()
    remove()
  }
}

async function watch(tid: number, log: string): Promise<void> {
  const strace = spawn('strace', ['-o', log, '-e', `trace=${WRITE_CLASS.join()}`, '-p', String(tid)], {
    stdio: 'ignore',
  })
  await once(strace, 'exit')
}

function countCalls(log: string): Counted {
  const counts: Counted = new Map()
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const call = /^(\w+)\(/.exec(line)?.[1]
    if (call) counts.set(call, (counts.get(call) ?? 0) + 1)
  }
  return counts
}

const targetsOf = (thread: Thread, counts: Counted): Target[] =>
  [...counts].flatMap(([call, count]) =>
    Array.from({ length: count }, (_, i) => i + 1).flatMap((nth): Target[] => [
      { thread, call, nth, when: 'before' },
      { thread, call, nth, when: 'after' },
    ]),
  )
