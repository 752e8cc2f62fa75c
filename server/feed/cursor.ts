import { createHash } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { audiencesOfScope, type Scope } from '../stores/audience.ts'
import type { Head } from '../stores/feed-journal.ts'

/**
 * Where a phone stands in a scope: behind a sequence number, or inside a snapshot that was begun at it. The grant is a digest
 * of the audiences read: a cursor of other grants would skip what they made visible.
 */
export type Cursor = { seq: number; snapshotBefore: string | null }

const FORM = /^[A-Za-z0-9_-]{1,300}$/
const PARTS = /^([0-9a-f]{32})\.([0-9a-f]{16})\.(\d{1,15})(?:\.([0-9a-f-]{36}))?$/

export function writeCursor(cursor: Cursor, epoch: string, scope: Scope): string {
  const parts = [epoch, grantOf(scope), cursor.seq, ...(cursor.snapshotBefore === null ? [] : [cursor.snapshotBefore])]
  return Buffer.from(parts.join('.')).toString('base64url')
}

/**
 * @returns null without a cursor: the snapshot begins
 * @throws cursor_gone for another epoch, other grants, or a number this server has not reached (a restored backup)
 */
export function readCursor(text: string | undefined, head: Head, scope: Scope): Cursor | null {
  if (text === undefined) return null
  if (!FORM.test(text)) throw new Refusal('bad_query', { detail: 'after: not a cursor' })
  const parts = PARTS.exec(Buffer.from(text, 'base64url').toString('latin1'))
  const [, epoch, grant, seq = '', snapshotBefore = null] = parts ?? []
  if (epoch !== head.epoch || grant !== grantOf(scope) || Number(seq) > head.seq) throw new Refusal('cursor_gone')
  return { seq: Number(seq), snapshotBefore }
}

const grantOf = (scope: Scope): string =>
  createHash('sha256')
    .update(JSON.stringify([scope.kind, audiencesOfScope(scope)]))
    .digest('hex')
    .slice(0, 16)
