import type { Logger } from 'pino'

type Chore = { name: string; work: () => Promise<unknown>; everyMs: number; log: Logger }

/**
 * Does a chore now and then again, never twice at once. What fails is logged and tried again next time.
 * @returns stops it; resolves when the one under way has ended
 */
export function every({ name, work, everyMs, log }: Chore): () => Promise<void> {
  let underWay: Promise<void> | null = null
  const once = () => {
    underWay ??= work()
      .then(
        () => undefined,
        (error: unknown) => log.error({ err: error }, name),
      )
      .finally(() => {
        underWay = null
      })
  }
  once()
  const timer = setInterval(once, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
