import type { DeskPosition } from '../stores/desk-journal.ts'
import type { ReceivedPage, ReceivedQuery } from '../stores/numbers-journal.ts'

/** What one call may look at: some ms of the database, after which others get their turn. */
export const PAGE_CASES = 500

export type Meant = Omit<ReceivedQuery, 'after' | 'limit'>

const turn = () => new Promise((resolve) => setImmediate(resolve))

/**
 * All cases that are meant, page by page, with a turn of the event loop between pages; only one page is in memory.
 * @throws the signal's reason as soon as it is aborted
 */
export async function* readPages<Row>(
  read: (query: ReceivedQuery) => Promise<ReceivedPage<Row>>,
  meant: Meant,
  signal?: AbortSignal,
): AsyncGenerator<ReceivedPage<Row>> {
  let after: DeskPosition | null = null
  do {
    signal?.throwIfAborted()
    const page: ReceivedPage<Row> = await read({ ...meant, after, limit: PAGE_CASES })
    yield page
    after = page.next
    if (after) await turn()
  } while (after)
}
