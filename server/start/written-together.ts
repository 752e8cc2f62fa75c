import { BATCH_MAX, type WriteReports } from '../stores/sqlite/intake-journal.ts'
import type { Batch, BatchAnswer } from './intake-in-thread.ts'

type Around = {
  write: WriteReports
  /** Takes the next message that has come meanwhile, without waiting for one. */
  next: () => Batch | 'end' | null
  /** For every batch, in the order in which they came. */
  answer: (answer: BatchAnswer) => void
  /** After the last batch. */
  end: () => Promise<void>
}

/**
 * The work of the intake thread: writes batches as they come, and all that came while one was written in one transaction after it.
 * So the disk never waits for a batch to fill up, and the busier it is the more share a commit. Where that transaction fails the
 * batches are written one by one: each is written or refused by itself.
 * @returns takes a message
 */
export function writtenTogether({ write, next, answer, end }: Around): (message: Batch | 'end') => Promise<void> {
  let waiting: (Batch | 'end')[] = []
  let isAtWork = false

  return async (message) => {
    waiting.push(message)
    if (isAtWork) return
    isAtWork = true
    while (waiting.length > 0) {
      for (let more = next(); more; more = next()) waiting.push(more)
      const together = firstOf(waiting)
      if (together.length === 0) return end()
      waiting = waiting.slice(together.length)
      for (const one of await writeAll(together, write)) answer(one)
    }
    isAtWork = false
  }
}

/** As many of the first as fit into one transaction; none where the first is the end. */
function firstOf(waiting: readonly (Batch | 'end')[]): Batch[] {
  const together: Batch[] = []
  let reports = 0
  for (const batch of waiting) {
    if (batch === 'end' || batch.communityId !== (together[0] ?? batch).communityId) break
    reports += batch.reports.length
    if (together.length > 0 && reports > BATCH_MAX) break
    together.push(batch)
  }
  return together
}

async function writeAll(batches: readonly Batch[], write: WriteReports): Promise<BatchAnswer[]> {
  const [first, ...others] = batches
  if (!first) return []
  try {
    const reports = others.length === 0 ? first.reports : batches.flatMap((batch) => batch.reports)
    const outcomes = await write(first.communityId, reports)
    let at = 0
    return batches.map((batch) => {
      const from = at
      at += batch.reports.length
      return { outcomes: outcomes.slice(from, at) }
    })
  } catch (error) {
    if (others.length === 0) return [failureOf(error)]
    const answers: BatchAnswer[] = []
    for (const batch of batches) answers.push(...(await writeAll([batch], write)))
    return answers
  }
}

/** Only message and code cross to the main thread; the code says there whether the disk is full. */
const failureOf = (error: unknown): BatchAnswer => ({
  failure: {
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    code: error instanceof Error && 'code' in error ? String(error.code) : null,
  },
})
