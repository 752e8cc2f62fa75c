import * as z from 'zod/mini'
import { parse } from '../../domain/parse.ts'
import type { Epochs } from '../stores/epochs.ts'
import type { Head } from '../stores/feed-journal.ts'
import { readIfThere, writeWhole } from './whole-file.ts'

/** How far the mark may lag behind the database while the server runs. */
export const MARK_EVERY_MS = 5_000

const marksSchema = z.record(z.string(), z.strictObject({ epoch: z.string(), seq: z.int() }))

/**
 * How far each community's history had come, in a file beside the database: by it a server notices at its start that its
 * database was put back by hand from an older copy (with `restore` it is told). The mark stands in a file of its own
 * because whatever stands in the database is put back with it. It is written after the commits it speaks of, so it is
 * never ahead of them: a crash or a power cut does not look like a restored copy. It lags by seconds; a copy taken
 * within those before the end goes unnoticed here, and is caught where a cursor is ahead of the counter.
 */
export function highWater(file: string, epochs: Epochs) {
  let written = ''
  return {
    /** Gives every community whose database is behind its mark a new epoch. @returns their ids */
    async check(): Promise<string[]> {
      const marks = readMarks(await readIfThere(file))
      const behind = [...(await epochs.heads())].filter(([id, head]) => isBehind(head, marks[id])).map(([id]) => id)
      for (const id of behind) await epochs.renew(id)
      return behind
    },
    /** Brings the mark up to the database. */
    async write(): Promise<void> {
      const text = `${JSON.stringify(Object.fromEntries(await epochs.heads()))}\n`
      if (text === written) return
      await writeWhole(file, text)
      written = text
    },
  }
}

/** Another epoch is another history: a database from before the last `restore`. */
const isBehind = (head: Head, mark: Head | undefined) =>
  mark !== undefined && (mark.epoch !== head.epoch || mark.seq > head.seq)

/** A damaged file says nothing; the next one is whole. */
function readMarks(text: string | null): Record<string, Head> {
  try {
    const marks = parse(marksSchema, JSON.parse(text ?? '{}'))
    return marks.ok ? marks.value : {}
  } catch {
    return {}
  }
}

export type HighWater = ReturnType<typeof highWater>
