import { type CaseState, TRANSITIONS } from '../../domain/lifecycle.ts'
import type { FeedScope } from '../../domain/wire.ts'
import { feedSchema, paths } from '../../domain/wire.ts'
import { cachedCases } from '../../src/offline/cached-cases.ts'
import type { Operation } from '../../src/offline/operation.ts'
import { balance, type Told } from '../ledger.ts'
import { readHeld } from '../read-held.ts'
import { count } from '../wire.ts'
import type { ReportFact } from './facts.ts'
import type { World } from './world.ts'

export type Comparison = { lost: number; doubled: number; partial: number; findings: string[] }

/** The model against the world, after a calm: what people were told, what the server holds, what phones show. */
export async function compare(world: World): Promise<Comparison> {
  const told = await Promise.all(world.facts.reports.map((fact) => toldOf(world, fact)))
  const held = readHeld(world.server.dataDir)
  const sums = balance(told, held)
  const known = new Set(world.facts.reports.map(({ reportId }) => reportId))
  const strange = held.filter(({ reportId }) => !known.has(reportId)).map(({ reportId }) => `nobody made ${reportId}`)
  const findings = [
    ...world.findings,
    ...sums.findings,
    ...strange,
    ...(await ownersFindings(world)),
    ...(await actFindings(world)),
    ...(await newsFindings(world)),
    ...world.server.logged.map((line) => `the server logged an error: ${JSON.stringify(line).slice(0, 400)}`),
  ]
  return { ...sums, findings }
}

async function toldOf(world: World, fact: ReportFact): Promise<Told> {
  const op = await world.phoneOf(fact.phone).db.get('operations', fact.opId)
  if (op && op.state !== 'delivered')
    world.findings.push(`${fact.mark} of ${fact.member} is still ${op.state}, ${JSON.stringify(op.hold)}`)
  const { reportId, mark, manifestSha256, photos } = fact
  // What is no longer on the phone must be on the server.
  return { reportId, mark, manifestSha256, photos, delivered: op?.state !== 'sealed', stillHere: op !== undefined }
}

/** I5, I11: a report belongs to who made it, whoever was signed in while it was on its way. */
async function ownersFindings({ facts, server }: World): Promise<string[]> {
  const findings: string[] = []
  for (const { member, reportId, mark } of facts.reports) {
    const { communityId } = server.meOf(member)
    if (!(await server.stores().journal.findReport(communityId, member, reportId)))
      findings.push(`${mark} is not known as ${member}'s report`)
  }
  return findings
}

/** I10, I15: each step took effect as often as it was told delivered, and every history is one the table allows. */
async function actFindings(world: World): Promise<string[]> {
  const { facts, server } = world
  const findings: string[] = []
  const ops = new Map<string, Operation>()
  for (const phone of world.phones) for (const op of await phone.db.getAll('operations')) ops.set(op.opId, op)
  for (const { opId, act } of facts.acts) {
    const op = ops.get(opId)
    if (!op) findings.push(`lost: the act ${act} ${opId} is no longer on its phone`)
    else if (op.state !== 'delivered' && op.hold === null) findings.push(`the act ${act} ${opId} is still ${op.state}`)
    else if (op.hold) count(world.tally, `act held: ${op.hold.why === 'refused' ? op.hold.code : op.hold.why}`)
  }
  const { communityId } = server.meOf('wang')
  const caseIds = [...new Set(facts.reports.map(({ caseId }) => caseId))]
  for (const file of await server.stores().journal.readFiles(communityId, caseIds)) {
    const events = file.events.map(({ type }) => type)
    for (const act of new Set([...events, ...facts.acts.map((one) => one.act)])) {
      if (act === 'report') continue
      const took = events.filter((type) => type === act).length
      const mine = facts.acts.filter((one) => one.act === act && one.caseId === file.case.caseId)
      const told = mine.filter(({ opId }) => ops.get(opId)?.state === 'delivered').length
      if (took !== told) findings.push(`${file.case.caseId}: ${act} took effect ${took} times, told delivered ${told}`)
    }
    const end = foldHistory(events)
    if (end !== file.case.state)
      findings.push(`${file.case.caseId}: ${events.join(', ')} does not lead to ${file.case.state}`)
  }
  return findings
}

function foldHistory(events: readonly string[]): CaseState | 'impossible' {
  let state: CaseState | 'impossible' = 'submitted'
  for (const type of events) {
    if (type === 'report') continue
    const step = TRANSITIONS[type as keyof typeof TRANSITIONS] // event types are acts besides 'report'
    const from: readonly string[] = step.from
    if (!from.includes(state)) return 'impossible'
    state = nextOf(step, state)
  }
  return state
}

type Row = (typeof TRANSITIONS)[keyof typeof TRANSITIONS]

/** The stories of this row give a case one handler, merge nothing and come back to nothing. */
function nextOf(step: Row, state: CaseState | 'impossible'): CaseState | 'impossible' {
  if (step.to === 'same') return state
  if (step.to === 'tasks') return step.alone
  if (step.to === 'rework') return 'in_progress'
  return step.to === 'before_merge' || step.to === 'heard' ? 'impossible' : step.to
}

/** I12, I16: what a phone shows of its cases is what the server would tell anew. */
async function newsFindings(world: World): Promise<string[]> {
  const findings: string[] = []
  for (const phone of world.phones) {
    const member = phone.who()
    if (!member) continue
    const scopes: FeedScope[] = member === 'chen' ? ['mine', 'near', 'tasks'] : ['mine', 'near']
    for (const scope of scopes) {
      const shown = await cachedCases(phone.db, world.server.meOf(member), scope)
      const fresh = await snapshot(world, member, scope)
      if (sorted(shown) !== sorted(fresh))
        findings.push(
          `${phone.name} shows ${member} other ${scope} cases than the server: ${sorted(shown)} / ${sorted(fresh)}`,
        )
    }
  }
  return findings
}

async function snapshot({ server }: World, member: Parameters<typeof server.cookieOf>[0], scope: FeedScope) {
  const headers = { cookie: server.cookieOf(member) }
  const answer = await server.request(new Request(`http://localhost${paths.feed}?scope=${scope}`, { headers }))
  return feedSchema.parse(await answer.json()).items.flatMap((item) => (item.kind === 'case' ? [item.case] : []))
}

const sorted = (cases: readonly { caseId: string }[]): string =>
  JSON.stringify([...cases].sort((a, b) => a.caseId.localeCompare(b.caseId)))
