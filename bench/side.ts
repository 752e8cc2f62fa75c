import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** One side of a comparison as a process of its own, so that neither shares our event loop. */
export type Side = {
  /** One question, one answer, in turn. @throws when the process ends instead of answering */
  ask: <Answer>(question: unknown) => Promise<Answer>
  stop: () => Promise<void>
}

/** @param module a built module of this folder that calls `answerAsSide`, like `./tus-phones.js` */
export function startSide(module: string, ...given: string[]): Side {
  const child = fork(fileURLToPath(new URL(module, import.meta.url)), given, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return {
    ask: <Answer>(question: unknown) => answerOf(child, module, question) as Promise<Answer>, // both ends are ours
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

type Said = { answer: unknown } | { failed: string }

function answerOf(child: ChildProcess, module: string, question: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error(`${module} ended without an answer`))
    child.once('exit', onExit)
    child.once('message', (said: Said) => {
      child.off('exit', onExit)
      if ('failed' in said) reject(new Error(`${module}: ${said.failed}`))
      else resolve(said.answer)
    })
    child.send(question as object) // plain data, as IPC wants it
  })
}

/** In the process itself: answers each question with what `work` makes of it. */
export function answerAsSide<Question>(work: (question: Question) => Promise<unknown>): void {
  process.on('message', (question: Question) => {
    work(question).then(
      (answer) => process.send?.({ answer }),
      (error: unknown) =>
        process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
}
