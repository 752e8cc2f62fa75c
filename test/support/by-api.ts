import type { Hono } from 'hono'
import { type DeskCase, deskCaseSchema } from '../../domain/case-view.ts'
import type { Place } from '../../domain/place.ts'
import { handlersSchema, paths } from '../../domain/wire.ts'
import type { RunningServer } from '../../rig/run-server.ts'
import type { Env } from '../../server/deps.ts'
import { aReport, type Phone, phoneOf, photoOf } from '../server/heart/phone.ts'
import { rawPhoto } from '../server/photos/raw-photo.ts'

/** Somebody of a running server's demo, without a browser: for what a story needs but does not tell. */
export async function byApi({ url }: Pick<RunningServer, 'url'>, link: string): Promise<Phone> {
  const secret = new URL(link).hash.slice(1)
  const claimed = await fetch(url + paths.enrolmentClaim, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ secret }),
  })
  const cookie = claimed.headers.getSetCookie()[0]?.split(';')[0]
  if (!claimed.ok || !cookie) throw new Error(`signing in: ${claimed.status} ${await claimed.text()}`)
  const request = (path: string, init: RequestInit) =>
    fetch(url + path, { ...init, headers: { ...(init.headers as Record<string, string>), origin: url } }) // phoneOf's own
  return phoneOf({ request } as unknown as Hono<Env>, cookie, () => Date.now()) // only `request` is asked of it
}

/** Where the demo's third grid lies, and its others. */
export const placeAt = (lat: number, lng: number): Place => ({
  ...{ source: 'gps', lat, lng, accuracy: 8, at: null, buildingId: null, unit: null, spot: null },
})

/** Reports with one real photo. @returns the case */
export async function reportByApi(phone: Phone, words: string, place?: Place): Promise<string> {
  const photo = photoOf(await rawPhoto())
  const manifest = aReport({ words, photos: [photo.ref], ...(place && { place }) })
  await expectOk(phone.putReport(manifest))
  await expectOk(phone.upload(photo))
  return manifest.caseId
}

export const caseByApi = async (phone: Phone, caseId: string): Promise<DeskCase> =>
  deskCaseSchema.parse(await (await expectOk(phone.send('GET', paths.deskCase(caseId)))).json())

/** Who is called so among those a case can be sent to. */
export async function handlerByApi(desk: Phone, name: RegExp): Promise<string> {
  const { handlers } = handlersSchema.parse(await (await expectOk(desk.send('GET', paths.handlers))).json())
  const found = handlers.find((one) => name.test(one.name))
  if (!found) throw new Error(`no handler is called ${name}`)
  return found.personId
}

/** Takes a step on the case as it stands; `watcher` sees it from the desk. */
export async function stepByApi(
  who: Phone,
  watcher: Phone,
  caseId: string,
  act: Record<string, unknown>,
): Promise<void> {
  const { revision } = await caseByApi(watcher, caseId)
  await expectOk(who.act(caseId, act, revision))
}

/** 已处理, with one real photo. */
export async function doneByApi(handler: Phone, watcher: Phone, caseId: string): Promise<void> {
  const photo = photoOf(await rawPhoto())
  await expectOk(handler.send('POST', paths.evidence(caseId), { json: { photos: [photo.ref] } }))
  await expectOk(handler.upload(photo))
  await stepByApi(handler, watcher, caseId, { act: 'done', photoIds: [photo.ref.id], note: '已清理' })
}

async function expectOk(asked: Response | Promise<Response>): Promise<Response> {
  const answer = await asked
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`)
  return answer
}
