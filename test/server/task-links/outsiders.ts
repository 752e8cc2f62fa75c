import type { ReportManifest } from '../../../domain/report.ts'
import { type MadeLink, madeLinkSchema } from '../../../domain/task-link.ts'
import { paths } from '../../../domain/wire.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { aReport, type PhotoBytes, phoneOf, photoOf } from '../heart/phone.ts'
import { rawPhoto } from '../photos/raw-photo.ts'

/** A case that can be dispatched, reported in words that could be recognised, and the ways to send it to an outsider. */
export async function outsiders() {
  const heart: Heart = await openHeart()
  const photo: PhotoBytes = photoOf(await rawPhoto())
  const report: ReportManifest = aReport({ words: 'CANARY-words', kind: 'CANARY-kind', photos: [photo.ref] })
  await heart.as('wang').putReport(report)
  await heart.as('wang').upload(photo)
  await heart.as('li').act(report.caseId, { act: 'accept' }, 1)

  const ask = (who: Member = 'li', json: unknown = { name: '市政施工队', days: 7 }, caseId = report.caseId) =>
    heart.as(who).send('POST', paths.taskLinks(caseId), { json })
  const make = async (): Promise<MadeLink> => {
    const answer = await ask()
    if (answer.status !== 201) throw new Error(`no link: ${answer.status} ${await answer.text()}`)
    return madeLinkSchema.parse(await answer.json())
  }
  const renew = async (linkId: string, days: number): Promise<MadeLink> => {
    const answer = await heart.as('li').send('POST', paths.renewTaskLink(report.caseId, linkId), { json: { days } })
    return madeLinkSchema.parse(await answer.json())
  }
  const dispatchTo = (handlerId: string, caseId = report.caseId, revision = 2) =>
    heart.as('li').act(caseId, { act: 'dispatch', handlerId, task: '补好路面', dueAt: null }, revision)
  const anybody = (path: string, secret: string, cookie = '') =>
    phoneOf(heart.app, cookie, () => heart.clock.now).send('POST', path, { json: { secret } })
  const look = (secret: string) => anybody(paths.taskLinkLook, secret)
  /** Opens the link in a browser of its own. */
  const outsider = async (secret: string) => {
    const answer = await anybody(paths.taskLinkOpen, secret)
    if (answer.status !== 200) throw new Error(`not let in: ${answer.status} ${await answer.text()}`)
    const header = answer.headers.get('set-cookie') ?? ''
    const cookie = /^woodpecker=[^;]+/.exec(header)?.[0] ?? ''
    return { ...phoneOf(heart.app, cookie, () => heart.clock.now), header }
  }
  return { heart, photo, report, ask, make, renew, dispatchTo, anybody, look, outsider }
}

export type Outsiders = Awaited<ReturnType<typeof outsiders>>
