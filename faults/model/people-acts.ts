import { type CaseAct, caseActSchema } from '../../domain/case-act.ts'
import { deskCaseSchema } from '../../domain/case-view.ts'
import { factsOfDeskCase } from '../../domain/desk-facts.ts'
import { mayAct } from '../../domain/lifecycle.ts'
import { parse } from '../../domain/parse.ts'
import { paths } from '../../domain/wire.ts'
import { type ActToSeal, sealAct } from '../../src/offline/acts.ts'
import { cachedCases } from '../../src/offline/cached-cases.ts'
import type { ReadyPhoto } from '../../src/offline/draft.ts'
import { addDraftPhoto, createDraft, listDrafts, saveDraft, settlePhoto } from '../../src/offline/drafts.ts'
import { manifestIn } from '../../src/offline/my-reports.ts'
import { sealDraft } from '../../src/offline/seal.ts'
import type { Member } from '../virtual/cast.ts'
import type { Tab, VirtualPhone } from '../virtual/virtual-phone.ts'
import type { ReportFact } from './facts.ts'
import type { World } from './world.ts'

const PLACE = { source: 'gps' as const, lat: 28.3705, lng: 121.3545, accuracy: 8, at: null }
const NOWHERE_ELSE = { buildingId: null, unit: null, spot: null }

/** Draft, photos, 保存上报. When there is no room the person is told so, and the draft is where it was. */
export async function report(world: World, phone: VirtualPhone, tab: Tab, photos: readonly ReadyPhoto[]) {
  const member = phone.who()
  if (member === null) return
  const { env, facts } = world
  const owner = world.server.meOf(member)
  const mark = `第${++world.marks}件`
  const draftId = await world.withoutRoom(async () => {
    const draft = await createDraft(tab.db, owner, env)
    for (const ready of photos) {
      const source = { bytes: new ArrayBuffer(4), name: 'a.jpg', type: 'image/jpeg' }
      const { photoId } = await addDraftPhoto(tab.db, draft.draftId, source, env)
      await settlePhoto(tab.db, photoId, { ready, facts: { takenAt: null, position: null } })
    }
    const place = { ...PLACE, ...NOWHERE_ELSE }
    await saveDraft(tab.db, draft.draftId, { categoryId: 'ebike-parking', words: mark, place }, env)
    return draft.draftId
  })
  if (draftId === null) return
  const sealed = await world.withoutRoom(() => sealDraft(tab.db, draftId, env))
  if (sealed?.ok) facts.reports.push(await factOf(phone, sealed.opId, member))
  else if (!(await listDrafts(phone.db, owner)).some((draft) => draft.draftId === draftId))
    world.findings.push(`lost: ${mark} was not kept, and its draft is gone`)
}

async function factOf(phone: VirtualPhone, opId: string, member: Member): Promise<ReportFact> {
  const op = await phone.db.get('operations', opId)
  if (!op) throw new Error('已存本机 was said of what is not there')
  const manifest = manifestIn(op)
  return {
    opId,
    reportId: manifest.reportId,
    caseId: op.caseId,
    mark: manifest.words,
    manifestSha256: op.bodySha256,
    photos: manifest.photos.map(({ id, sha256 }) => ({ id, sha256 })),
    member,
    phone: phone.name,
  }
}

/** Keeps a step under the promise of 已存本机. */
async function keepAct(world: World, phone: VirtualPhone, member: Member, act: ActToSeal): Promise<void> {
  const tab = phone.tabs[0]
  if (!tab) return
  const kept = await world.withoutRoom(() => sealAct(tab.db, world.server.meOf(member), act, world.env))
  if (!kept?.ok) return
  const { opId } = kept
  world.facts.acts.push({ opId, caseId: act.caseId, act: act.act.act, member, phone: phone.name })
}

/** What its reporter says later, on the phone the report was made with; possible only while that person is signed in. */
export async function sayLater(world: World, fact: ReportFact, what: 'supplement' | 'withdraw'): Promise<void> {
  const phone = world.phoneOf(fact.phone)
  if (phone.who() !== fact.member) return
  const act: CaseAct =
    what === 'withdraw' ? { act: 'withdraw' } : { act: 'supplement', supplement: { kind: null, words: fact.mark } }
  await keepAct(world, phone, fact.member, { caseId: fact.caseId, act, revision: null, after: fact.opId })
}

/** A leader looks at a case on the desk and remembers the revision; the decision may come much later. */
export async function look(world: World, leader: 'li' | 'sun', fact: ReportFact): Promise<void> {
  const headers = { cookie: world.server.cookieOf(leader) }
  const answer = await world.server.request(
    new Request(`http://localhost${paths.deskCase(fact.caseId)}`, { headers: { ...headers } }),
  )
  const seen = parse(deskCaseSchema, await answer.json())
  if (seen.ok) world.seen[leader].set(fact.caseId, seen.value)
}

export const DECISIONS = ['accept', 'decline', 'dispatch', 'verify', 'fail'] as const
export type Decision = (typeof DECISIONS)[number]

const decisionAct = (what: Decision): CaseAct => {
  if (what === 'dispatch') return { act: what, handlerId: 'chen', task: '挪走车辆', dueAt: null }
  if (what === 'accept') return { act: what }
  if (what === 'verify') return { act: what, note: '' }
  return { act: what, reason: '不属于本社区' }
}

/** A leader decides on what the desk showed, as far as it offered that step. */
export async function decide(world: World, leader: 'li' | 'sun', fact: ReportFact, what: Decision): Promise<void> {
  const seen = world.seen[leader].get(fact.caseId)
  if (!seen) return
  const actor = { ...world.server.meOf(leader), isReporter: false }
  if (!mayAct(what, factsOfDeskCase(seen), actor).ok) return
  const act = { caseId: fact.caseId, act: decisionAct(what), revision: seen.revision }
  await keepAct(world, world.phoneOf(leader), leader, act)
}

/** The handler takes the next step on what the tasks show: start, or done with an after-photo. */
export async function handle(world: World, which: number, photo: ReadyPhoto, gives: boolean): Promise<void> {
  const phone = world.phoneOf('chen')
  const tasks = await cachedCases(phone.db, world.server.meOf('chen'), 'tasks')
  const task = tasks[which % Math.max(1, tasks.length)]
  if (!task) return
  const { caseId, revision, state } = task
  if (state === 'dispatched') await keepAct(world, phone, 'chen', { caseId, act: { act: 'start' }, revision })
  else if (state === 'in_progress' && gives)
    await keepAct(world, phone, 'chen', { caseId, act: { act: 'return', reason: '不是我们的' }, revision })
  else if (state === 'in_progress') {
    const act: CaseAct = { act: 'done', photoIds: [], note: '' }
    await keepAct(world, phone, 'chen', { caseId, act, revision, photos: [photo] })
  }
}

/** The act an operation carries. */
export const actIn = (body: ArrayBuffer): CaseAct => {
  const act = parse(caseActSchema, JSON.parse(new TextDecoder().decode(body)))
  if (!act.ok) throw new Error(`a sealed act cannot be read: ${act.problems.join('; ')}`)
  return act.value
}
