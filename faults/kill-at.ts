import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Target } from './kill-targets.ts'
import { killProcess, threadsOf } from './traced-server.ts'

/**
 * What strace is told. `before`: SIGKILL while the call is entered; the kernel skips a call whose thread has a deadly signal
 * pending, so it has no effect (seen: the file of a killed `unlink` is still there). `after`: the thread is held where the
 * call has had its effect and not yet returned; it is killed from outside there.
 */
export function injection({ call, nth, when }: Target): string[] {
  const what = when === 'before' ? 'signal=KILL' : `delay_exit=${HOLD_US}`
  return ['-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:${what}:when=${nth}`]
}

const HOLD_US = 3_000_000

/** Attaches to one thread of a running server. Resolves when strace has hold of it. */
export async function attach(target: Target, pid: number): Promise<ChildProcess | null> {
  const tid = threadOf(target, pid)
  if (tid === null) return null
  const strace = spawn('strace', [...injection(target), '-p', String(tid)], { stdio: ['ignore', 'ignore', 'pipe'] })
  await Promise.race([once(strace.stderr, 'data'), once(strace, 'exit')]) // "Process … attached"
  return strace
}

/** The id of the thread a target is about; null when it is gone. */
export function threadOf({ thread }: Target, pid: number): number | null {
  if (thread === 'main') return pid
  try {
    return threadsOf(pid).filter((tid) => tid !== pid)[thread] ?? null
  } catch {
    return null
  }
}

const LOOK_EVERY_MS = 4
/** A thread stands still at every call for some µs while it is traced; only the held one does so for this many looks. */
const LOOKS = 12

/** Kills the server once the thread is held after its call. @returns ends the watch */
export function killWhenHeld(target: Target, pid: () => number | null): () => void {
  let still = 0
  let seen = ''
  const timer = setInterval(() => {
    const server = pid()
    const tid = server === null ? null : threadOf(target, server)
    if (server === null || tid === null) return
    const now = standing(server, tid)
    still = now !== null && now === seen ? still + 1 : 0
    seen = now ?? ''
    if (still < LOOKS) return
    clearInterval(timer)
    killProcess(server)
  }, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

/** How often the thread has gone to sleep so far, if it stands in a tracing stop; else null. */
function standing(pid: number, tid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/task/${tid}/status`, 'utf8')
    if (!/^State:\s+t/m.test(status)) return null
    return /^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? null
  } catch {
    return null
  }
}
