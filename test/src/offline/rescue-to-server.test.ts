import { afterEach, beforeEach, expect, test } from 'vitest'
import { exportRescue } from '../../../src/offline/export-rescue.ts'
import { listMyReports } from '../../../src/offline/my-reports.ts'
import { type RescuedReport, readRescue } from '../../../src/offline/read-rescue.ts'
import { sendRescue } from '../../../src/offline/send-rescue.ts'
import { type Heart, openHeart } from '../../server/heart/heart.ts'
import { clientOn, type Fate } from '../../support/phone-on-server.ts'
import { casesOnDesk, phoneWithReport, syncOn } from '../../support/phone-with-report.ts'

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(() => heart.close())

type Phone = Awaited<ReturnType<typeof phoneWithReport>>

async function fileOf({ db, me, env }: Phone): Promise<RescuedReport> {
  const made = await exportRescue(db, me, '1234 5678', env)
  const read = made && (await readRescue(made.file.buffer, '1234 5678'))
  const report = read?.ok ? read.rescue.reports[0] : undefined
  if (!report) throw new Error('no report in the file')
  return report
}

const atDesk = (report: RescuedReport, fate?: (exchange: number) => Fate, who: 'li' | 'wang' = 'li') =>
  sendRescue(report, {
    api: clientOn(heart, who, fate).api,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  })

test('brought in at the desk it is delivered whole; the phone, sending later, makes no second one', async () => {
  const phone = await phoneWithReport(heart, 2)
  expect(await atDesk(await fileOf(phone))).toEqual({ state: 'delivered', photosMissing: 0 })
  await syncOn(heart, phone.db, phone.env).run()
  const [mine] = await listMyReports(phone.db, phone.me)
  expect(mine?.sync).toMatchObject({ state: 'delivered', photosSent: 2 })
  const cases = await casesOnDesk(heart)
  expect(cases.map((one) => one.photos.map((photo) => photo.state))).toEqual([['stored', 'stored']])
})

test('when the phone came first, the desk hears that the server has it', async () => {
  const phone = await phoneWithReport(heart, 1)
  const report = await fileOf(phone)
  await syncOn(heart, phone.db, phone.env).run()
  expect(await atDesk(report)).toEqual({ state: 'had' })
  expect(await casesOnDesk(heart)).toHaveLength(1)
})

test('half sent by the phone, finished by the desk: one whole report', async () => {
  const phone = await phoneWithReport(heart, 2)
  const report = await fileOf(phone)
  await syncOn(heart, phone.db, phone.env, (exchange) => (exchange < 3 ? 'through' : 'lost on the way')).run()
  expect(await atDesk(report)).toEqual({ state: 'delivered', photosMissing: 0 })
  expect((await casesOnDesk(heart)).map((one) => one.photos.length)).toEqual([2])
})

test('cut at any exchange and tried again, it exists once, whole', async () => {
  const phone = await phoneWithReport(heart, 1)
  const report = await fileOf(phone)
  for (let cut = 0; cut < 6; cut++) {
    await atDesk(report, (exchange) => (exchange === cut ? 'answer lost' : 'through'))
  }
  expect(await atDesk(report)).toEqual({ state: 'had' })
  expect((await casesOnDesk(heart)).map((one) => one.photos.map((photo) => photo.state))).toEqual([['stored']])
})

test('a photo missing from the file is said to be missing', async () => {
  const report = await fileOf(await phoneWithReport(heart, 2))
  const less = { ...report, photos: report.photos.slice(0, 1) }
  expect(await atDesk(less)).toEqual({ state: 'delivered', photosMissing: 1 })
})

test('one who is no leader cannot bring in files; a text that was changed is refused; no network is not an end', async () => {
  const report = await fileOf(await phoneWithReport(heart, 1))
  expect(await atDesk(report, undefined, 'wang')).toEqual({ state: 'refused', code: 'not_allowed' })
  expect(await atDesk({ ...report, text: report.text.replace('words', 'Words') })).toMatchObject({ state: 'refused' })
  expect(await atDesk(report, () => 'lost on the way')).toEqual({ state: 'later', why: 'no_network' })
  expect(await casesOnDesk(heart)).toEqual([])
})
