import * as z from 'zod/mini'
import { INBOX_KEPT, type Inbox, inboxSchema, type Notice } from '../../domain/notice.ts'
import { paths } from '../../domain/wire.ts'
import type { ApiAnswer, ApiClient } from './api-client.ts'
import { announceChange } from './changes.ts'
import type { Owner } from './draft.ts'
import type { Environment } from './environment.ts'
import { inboxKey, type KeptInbox, NOTHING_KEPT, readInbox } from './kept-inbox.ts'
import type { LocalDb } from './local-db.ts'
import { lightWrite } from './strict-write.ts'

const PAGES_PER_RUN = 20
/** What one request marks at most. */
const READ_PER_REQUEST = 500

type From = { api: ApiClient; db: LocalDb; env: Environment }

/**
 * Tells the server what was read here and fetches what is new. Whatever fails is done again the next time: messages are kept, marks
 * wait, and saying a mark twice changes nothing.
 */
export async function pullInbox(owner: Owner, from: From): Promise<void> {
  if (!(await sendReadMarks(owner, from))) return
  for (let page = 0; page < PAGES_PER_RUN; page++) {
    const { cursor } = await readInbox(from.db, owner)
    const answer = await ask(cursor, from.api)
    if (!answer.ok) {
      const isGone = answer.why === 'refused' && answer.problem.code === 'cursor_gone' && cursor !== null
      if (!isGone) return
      await change(from.db, owner, startOver)
      continue
    }
    const heardAt = from.env.now()
    await change(from.db, owner, (kept) => ({ ...withPage(kept, answer.value), heardAt }))
    if (!answer.value.more) return
  }
}

/** Notes that these were read, at once here and at the server with the next run. */
export const markNoticesRead = (db: LocalDb, owner: Owner, seqs: readonly number[]): Promise<void> =>
  change(db, owner, (kept) => {
    const read = seqs.filter((seq) => kept.unread.includes(seq))
    const unread = kept.unread.filter((seq) => !read.includes(seq))
    return read.length === 0 ? kept : { ...kept, unread, readHere: [...kept.readHere, ...read] }
  })

const ask = (cursor: string | null, api: ApiClient): Promise<ApiAnswer<Inbox>> =>
  api.get(cursor === null ? paths.inbox : `${paths.inbox}?after=${encodeURIComponent(cursor)}`, inboxSchema)

/** @returns false when the server could not be told */
async function sendReadMarks(owner: Owner, { api, db }: From): Promise<boolean> {
  const { readHere } = await readInbox(db, owner)
  const seqs = readHere.slice(0, READ_PER_REQUEST)
  if (seqs.length === 0) return true
  const answer = await api.post(paths.inboxRead, { seqs }, z.unknown())
  if (!answer.ok) return false
  await change(db, owner, (kept) => ({ ...kept, readHere: kept.readHere.filter((seq) => !seqs.includes(seq)) }))
  return true
}

/** A restored server counts anew: its messages replace these, and marks of these numbers mean nothing any more. */
const startOver = (kept: KeptInbox): KeptInbox => ({ ...kept, items: [], cursor: null, unread: [], readHere: [] })

function withPage(kept: KeptInbox, { items, next, unread }: Inbox): KeptInbox {
  const bySeq = new Map<number, Notice>([...kept.items, ...items].map((item) => [item.seq, item]))
  const inOrder = [...bySeq.values()].sort((a, b) => a.seq - b.seq).slice(-INBOX_KEPT)
  const readHere = new Set(kept.readHere)
  return { ...kept, items: inOrder, cursor: next, unread: unread.filter((seq) => !readHere.has(seq)) }
}

/** One transaction from reading to writing: two tabs cannot undo each other. Says so only when something changed. */
async function change(db: LocalDb, owner: Owner, make: (kept: KeptInbox) => KeptInbox): Promise<void> {
  const isNews = await lightWrite(db, ['settings'], async (tx) => {
    const settings = tx.objectStore('settings')
    const kept = ((await settings.get(inboxKey(owner))) as KeptInbox | undefined) ?? NOTHING_KEPT // written here alone
    const next = make(kept)
    if (next !== kept) await settings.put(next, inboxKey(owner))
    return JSON.stringify([next.items, next.unread]) !== JSON.stringify([kept.items, kept.unread])
  })
  if (isNews) announceChange()
}
