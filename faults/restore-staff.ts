import type { CaseAct } from '../domain/case-act.ts'
import { deskCaseSchema } from '../domain/case-view.ts'
import { paths } from '../domain/wire.ts'
import { sealAct } from '../src/offline/acts.ts'
import type { ReadyPhoto } from '../src/offline/draft.ts'
import type { Operation } from '../src/offline/operation.ts'
import type { Phone } from './phone.ts'
import { pressUntilDelivered } from './settle.ts'
import type { Town, Volunteer } from './town.ts'
import { count, type Tally } from './wire.ts'

/** Somebody with a phone and the wire to it, as row 10 has them. */
export type Person = { who: Volunteer; phone: Phone; wire: Wire }
/** `noPhotos`: texts cross, bytes do not, as on the first bar of signal. `noActs`: everything crosses but a step itself. */
export type Wire = { lossy: boolean; noPhotos: boolean; noActs: boolean; fetchIt: typeof fetch }

/** Who works on cases, and the volunteer whose cases they are. */
export type Staff = { leader: Person; handler: Person; reporter: Person }
type Stage = { staff: Staff; town: Town; photos: readonly ReadyPhoto[]; tally: Tally; index: number }

/** Cases as they stand when the backup is made. */
export type StaffCases = { doneAfterwards: string; doneHalf: string; acceptedAfterwards: string }

const PATIENCE = 3

/** Two cases are being worked on, a third waits for the leader. */
export async function staffBeforeBackup(stage: Stage): Promise<StaffCases> {
  const { leader, handler } = stage.staff
  const [one, two, three] = [await newCase(stage, '甲'), await newCase(stage, '乙'), await newCase(stage, '丙')]
  for (const caseId of [one, two, three]) await act(leader, caseId, { act: 'settle', gridId: stage.town.gridId }, stage)
  for (const caseId of [one, two]) {
    await act(leader, caseId, { act: 'accept' }, stage)
    const task = { handlerId: handler.who.me.personId, task: '挪走车辆', dueAt: null }
    await act(leader, caseId, { act: 'dispatch', ...task }, stage)
    await act(handler, caseId, { act: 'start' }, stage)
  }
  return { doneAfterwards: one, doneHalf: two, acceptedAfterwards: three }
}

/**
 * What the backup does not know: a case done with its photo; one of which the photo has gone up and the step itself has not; a case
 * accepted; and one that came in and was accepted since.
 */
export async function staffAfterBackup(stage: Stage, cases: StaffCases): Promise<void> {
  const { leader, handler } = stage.staff
  const done: CaseAct = { act: 'done', photoIds: [], note: '已挪走' }
  await act(handler, cases.doneAfterwards, done, stage)
  handler.wire.noActs = true
  await act(handler, cases.doneHalf, done, stage)
  handler.wire.noActs = false
  await act(leader, cases.acceptedAfterwards, { act: 'accept' }, stage)
  const late = await newCase(stage, '丁')
  await act(leader, late, { act: 'settle', gridId: stage.town.gridId }, stage)
  await act(leader, late, { act: 'accept' }, stage)
}

async function newCase({ staff: { reporter }, photos, index }: Stage, mark: string): Promise<string> {
  const opId = await reporter.phone.report(`${index} ${mark}`, photos.slice(0, 1))
  if ((await pressUntilDelivered(reporter.phone)) === null) throw new Error('a report did not arrive over a good wire')
  return (await reporter.phone.db.get('operations', opId))?.caseId ?? ''
}

/** A step on the case as the desk shows it now; a step of the handler that is done carries a photo. */
async function act(person: Person, caseId: string, what: CaseAct, { staff, photos }: Stage): Promise<void> {
  const { phone, who, wire } = person
  const answer = await staff.leader.wire.fetchIt(paths.deskCase(caseId))
  const { revision } = deskCaseSchema.parse(await answer.json())
  const evidence = what.act === 'done' ? { photos: photos.slice(0, 1) } : {}
  await new Promise((resolve) => setTimeout(resolve, 2)) // nobody decides twice in a millisecond; ids go by time
  await sealAct(phone.db, who.me, { caseId, act: what, revision, ...evidence }, phone.env)
  if (wire.noActs) await phone.sync.run({ pressed: true })
  else if ((await pressUntilDelivered(phone, PATIENCE)) === null) throw new Error(`${what.act} was not taken`)
}

/** A step that met a case which stands otherwise by now waits for its person and says so: nothing is lost. */
export const isToldToPerson = ({ ifMatch, hold }: Operation): boolean =>
  ifMatch !== null && (hold?.why === 'conflict' || (hold?.why === 'refused' && hold.code === 'wrong_state'))

/** What became of the staff's steps in the end. */
export async function countStaffSteps({ leader, handler }: Staff, tally: Tally): Promise<void> {
  for (const op of [...(await leader.phone.db.getAll('operations')), ...(await handler.phone.db.getAll('operations'))])
    count(tally, op.state === 'delivered' ? 'staff step delivered' : 'staff step told to its person')
}

/** Photos of the steps a handler was told are delivered. */
export async function evidenceOf({ handler }: Staff): Promise<string[]> {
  const ops = await handler.phone.db.getAll('operations')
  return ops.filter((op) => op.state === 'delivered').flatMap((op) => op.photoIds)
}
