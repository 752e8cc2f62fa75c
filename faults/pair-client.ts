// One client process of row 9: `node pair-client.js '<errand as JSON>'`.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { parse } from '../domain/parse.ts'
import { type Me, meSchema } from '../domain/person.ts'
import { paths } from '../domain/wire.ts'
import type { ReadyPhoto } from '../src/offline/draft.ts'
import { manifestIn } from '../src/offline/my-reports.ts'
import { type Dice, dice } from './dice.ts'
import type { Told } from './ledger.ts'
import { BROUGHT, type Brought, type Errand } from './pair-errand.ts'
import { photoStock } from './small-photo.ts'
import { browserFetch, count, type Tally } from './wire.ts'

type Core = typeof import('./pair-core.ts')
type Phone = { core: Core; db: Awaited<ReturnType<Core['openLocalDb']>>; sync: ReturnType<Core['createSync']> }
type Who = { me: Me; cookie: string }

const PRESSES_MAX = 40
const LOSS = 0.25
/** A report with two photos is some eight exchanges. */
const EXCHANGES = 8
const noTimers = { set: () => null, clear: () => undefined }

const errand = JSON.parse(process.argv[2] ?? '{}') as Errand // written by row 9
const [first, then] = [(await import(errand.begins)) as Core, (await import(errand.ends)) as Core] // frozen in this shape
const who = await signIn()
const brought: Brought = { told: [], actsTold: 0, stuck: 0, tally: {} }
const stock = [...(await photoStock(4, 60)), ...(await photoStock(1, 640))]
for (let run = 0; run < errand.runs; run++) await oneReport(run, dice(errand.seed).fork(run))
console.log(BROUGHT + JSON.stringify(brought))
process.exit(0)

/** The way a browser does it: the link's secret for a cookie. */
async function signIn(): Promise<Who> {
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const body = JSON.stringify({ secret: errand.secret })
  const claimed = await fetch(errand.serverUrl + paths.enrolmentClaim, { method: 'POST', headers, body })
  const cookie = claimed.headers.get('set-cookie')?.split(';')[0]
  const answer = await fetch(errand.serverUrl + paths.me, { headers: { cookie: cookie ?? '' } })
  const me = parse(meSchema, await answer.json())
  if (!cookie || !me.ok) throw new Error(`signing in failed: ${claimed.status}`)
  return { me: me.value, cookie }
}

/** Reports, is cut off or killed on the way, perhaps updated, and goes on until everything is delivered. */
async function oneReport(run: number, chance: Dice): Promise<void> {
  globalThis.indexedDB = new IDBFactory()
  const mark = `${errand.mark}-${run}`
  const begun = await openPhone(first, chance, LOSS, chance.between(0, EXCHANGES))
  await begun.core.writeMe(begun.db, who.me)
  const opId = await seal(begun, mark, [chance.pick(stock), chance.pick(stock)])
  await supplement(begun, opId, mark)
  const kept = await toldOf(begun, opId, mark)
  await begun.sync.run({ pressed: true })
  begun.db.close()
  const phone = await openPhone(then, chance, LOSS, Number.POSITIVE_INFINITY)
  if (!(await isDeliveredInTheEnd(phone))) brought.stuck++
  const op = await phone.db.get('operations', opId)
  const acts = (await phone.db.getAll('operations')).filter(
    ({ kind, state }) => kind === 'act' && state === 'delivered',
  )
  brought.actsTold += acts.length
  brought.told.push({ ...kept, delivered: op === undefined || op.state === 'delivered', stillHere: op !== undefined })
  phone.db.close()
}

/** A page of this core on the phone's storage; after so many exchanges nothing is answered any more. */
async function openPhone(core: Core, chance: Dice, loss: number, exchanges: number): Promise<Phone> {
  const db = await core.openLocalDb(() => undefined)
  const wire = browserFetch(errand.serverUrl, { me: who.me, cookie: who.cookie }, brought.tally)
  let left = exchanges
  const fetchIt: typeof fetch = async (input, init) => {
    if (left-- <= 0) throw lost(brought.tally, 'cut in the middle')
    if (chance.hits(loss / 2)) throw lost(brought.tally, 'request lost')
    const answer = await wire(input, init)
    if (chance.hits(loss / 2)) throw lost(brought.tally, 'answer lost')
    return answer
  }
  const env = core.realEnvironment
  return {
    core,
    db,
    sync: core.createSync({ api: core.createApiClient(fetchIt), db, env, locks: undefined, timers: noTimers }),
  }
}

function lost(tally: Tally, what: string): TypeError {
  count(tally, what)
  return new TypeError('Failed to fetch')
}

async function seal({ core, db }: Phone, mark: string, photos: readonly ReadyPhoto[]): Promise<string> {
  const env = core.realEnvironment
  const draft = await core.createDraft(db, who.me, env)
  for (const ready of photos) {
    const source = { bytes: new ArrayBuffer(4), name: 'a.jpg', type: 'image/jpeg' }
    const { photoId } = await core.addDraftPhoto(db, draft.draftId, source, env)
    await core.settlePhoto(db, photoId, { ready, facts: { takenAt: null, position: null } })
  }
  await core.saveDraft(db, draft.draftId, { categoryId: 'ebike-parking', words: mark }, env)
  const sealed = await core.sealDraft(db, draft.draftId, env)
  if (!sealed.ok) throw new Error(`保存上报 failed: ${sealed.why}`)
  return sealed.opId
}

async function supplement({ core, db }: Phone, after: string, words: string): Promise<void> {
  const op = await db.get('operations', after)
  if (!op) throw new Error('the report is not there')
  const act = { act: 'supplement' as const, supplement: { words } }
  await core.sealAct(db, who.me, { caseId: op.caseId, act, revision: null, after }, core.realEnvironment)
}

async function toldOf({ db }: Phone, opId: string, mark: string): Promise<Told> {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('已存本机 was said of what is not there')
  const { reportId, photos } = manifestIn(op)
  const named = photos.map(({ id, sha256 }) => ({ id, sha256 }))
  return { reportId, mark, manifestSha256: op.bodySha256, photos: named, delivered: false, stillHere: true }
}

async function isDeliveredInTheEnd({ sync, db }: Phone): Promise<boolean> {
  for (let presses = 0; presses < PRESSES_MAX; presses++) {
    await sync.run({ pressed: true })
    if ((await db.getAll('operations')).every(({ state }) => state === 'delivered')) return true
  }
  return false
}
