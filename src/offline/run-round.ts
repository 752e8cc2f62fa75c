import type { Me } from '../../domain/person.ts'
import { helloSchema, paths } from '../../domain/wire.ts'
import { announceChange } from './changes.ts'
import { claim, isHeldBack } from './held-back.ts'
import type { LocalDb } from './local-db.ts'
import type { Operation } from './operation.ts'
import { retryDelayMs } from './retry-delay.ts'
import { type Sending, sendStep } from './send-operation.ts'
import { outcomeOf, type SendOutcome, trouble } from './send-outcome.ts'
import { writePause } from './settings.ts'
import { lightWrite } from './strict-write.ts'

export type Round = {
  sent: string[]
  trouble: Extract<SendOutcome, { kind: 'trouble' }>['why'] | null
  paused: boolean
  /** How long the server asked to be left alone, if it did (Retry-After); holds for all operations. */
  retryAfterMs: number | null
}

/** More steps than any queue needs; a loop that makes no progress ends all the same. */
const STEPS_MAX = 10_000

/**
 * One pass over this person's outbox, one request at a time: first every text, oldest first, then photos. What fails
 * is put off by itself; only a dead network, a busy server or a missing sign-in ends the pass for all.
 * @param pressed the person asked for it now: back-off is not waited for
 * @param networkIsBack what failed for want of a network does not wait either
 */
export async function runRound(me: Me, to: Sending, pressed: boolean, networkIsBack = false): Promise<Round> {
  const round: Round = { sent: [], trouble: null, paused: false, retryAfterMs: null }
  const tried = new Set<string>()
  const isDue = (op: Operation): boolean => {
    const now = to.env.now()
    if (isHeldBack(op, now)) return false
    if (pressed || op.nextTryAt === null || op.nextTryAt <= now || isClockBehind(op, now)) return true
    return networkIsBack && op.lastTrouble?.why === 'no_network'
  }
  for (let step = 0; step < STEPS_MAX; step++) {
    const op = nextOperation(await ownOperations(to.db, me), tried, isDue)
    if (!op) return round
    const outcome = waitingForItsCase(op, await safely(() => letGoAndSend(op, to)), to)
    if (outcome.kind === 'delivered') round.sent.push(op.opId)
    if (outcome.kind === 'advanced' || outcome.kind === 'delivered') continue
    tried.add(op.opId)
    await note(op, outcome, to)
    if (outcome.kind === 'trouble') round.trouble = outcome.why
    if (outcome.kind === 'trouble' && outcome.stopsRound) round.retryAfterMs = outcome.retryAfterMs
    if (outcome.kind === 'paused') round.paused = true
    if (outcome.kind === 'paused' || (outcome.kind === 'trouble' && outcome.stopsRound)) return round
  }
  return round
}

export const ownOperations = (db: LocalDb, me: Me): Promise<Operation[]> =>
  db.getAllFromIndex('operations', 'owner', [me.communityId, me.personId])

function nextOperation(ops: Operation[], tried: Set<string>, isDue: (op: Operation) => boolean): Operation | null {
  const delivered = new Set(ops.filter((op) => op.state === 'delivered').map((op) => op.opId))
  const known = new Set(ops.map((op) => op.opId))
  const due = ops.filter(
    (op) =>
      op.state !== 'delivered' &&
      op.hold === null &&
      !tried.has(op.opId) &&
      // A predecessor that is no longer on this phone was delivered and cleared away.
      (op.after === null || delivered.has(op.after) || !known.has(op.after)) &&
      !ops.some((earlier) => isStepBefore(earlier, op)) &&
      isDue(op),
  )
  const texts = due.filter((op) => op.state === 'sealed')
  return oldest(texts) ?? oldest(due)
}

/**
 * Steps that are sent again after a restore keep their order: when the case comes back between two of them, the second alone would
 * meet a revision it was not decided on.
 */
const isStepBefore = (earlier: Operation, op: Operation): boolean =>
  earlier.sentAgainAt !== undefined &&
  op.sentAgainAt !== undefined &&
  earlier.hold === null &&
  earlier.state !== 'delivered' &&
  op.kind === 'act' &&
  earlier.kind === 'act' &&
  earlier.caseId === op.caseId &&
  earlier.opId < op.opId

/** A clock set back must not freeze the queue until it catches up. */
const isClockBehind = (op: Operation, now: number): boolean => op.lastTriedAt !== null && op.lastTriedAt > now

const oldest = (ops: Operation[]): Operation | null =>
  ops.reduce<Operation | null>((first, op) => (first && first.opId <= op.opId ? first : op), null)

/**
 * What can still be taken back is claimed before it is sent, and that only once the server answers: a step that met no
 * network has certainly not been heard, and its author may still undo it.
 */
async function letGoAndSend(op: Operation, to: Sending): Promise<SendOutcome> {
  if (op.notBefore === undefined) return sendStep(op, to)
  const answer = await to.api.get(paths.hello, helloSchema)
  if (!answer.ok) return outcomeOf(answer)
  return (await claim(to.db, op.opId)) ? sendStep(op, to) : { kind: 'advanced' }
}

/** As long as a volunteer who comes by once a week needs. */
const CASE_AWAITED_MS = 14 * 86_400_000

/**
 * A restored server knows a step's case only once the reporter's phone has offered it again. Until then the step is not refused: it
 * comes later, by itself.
 */
function waitingForItsCase(op: Operation, outcome: SendOutcome, to: Sending): SendOutcome {
  if (op.kind !== 'act' || outcome.kind !== 'refused' || outcome.code !== 'not_found') return outcome
  const waited = op.sentAgainAt === undefined ? Number.POSITIVE_INFINITY : to.env.now() - op.sentAgainAt
  return waited > CASE_AWAITED_MS ? outcome : trouble('server_busy', false)
}

/** A defect in sending one operation must not keep the others from going out. */
async function safely(send: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await send()
  } catch (error) {
    console.error('sending failed unexpectedly', error)
    return { kind: 'trouble', why: 'bad_answer', retryAfterMs: null, stopsRound: false }
  }
}

async function note(op: Operation, outcome: SendOutcome, to: Sending): Promise<void> {
  if (outcome.kind === 'paused') await writePause(to.db, outcome.why)
  const at = to.env.now()
  await lightWrite(to.db, ['operations'], async (tx) => {
    const stored = await tx.objectStore('operations').get(op.opId)
    if (!stored || stored.state === 'delivered') return
    await tx.objectStore('operations').put({ ...stored, ...noteOf(stored, outcome, at, to) })
  })
  announceChange()
}

function noteOf(op: Operation, outcome: SendOutcome, at: number, to: Sending): Partial<Operation> {
  if (outcome.kind === 'refused') return { hold: { why: 'refused', code: outcome.code, at }, lastTriedAt: at }
  if (outcome.kind === 'conflict') return { hold: { why: 'conflict', current: outcome.current, at }, lastTriedAt: at }
  if (outcome.kind === 'damaged') return { hold: { why: 'damaged', at }, lastTriedAt: at }
  if (outcome.kind !== 'trouble') return { lastTriedAt: at }
  const attempts = op.attempts + 1
  const dice = (to.env.random(1)[0] ?? 0) / 256
  return {
    attempts,
    lastTriedAt: at,
    nextTryAt: at + retryDelayMs(attempts, outcome.retryAfterMs, dice),
    lastTrouble: { why: outcome.why, at },
  }
}
