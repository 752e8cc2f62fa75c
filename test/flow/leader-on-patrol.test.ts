import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openContext, PHONE } from '../../rig/chromium.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { signIn } from '../../rig/sign-in.ts'
import { type TcpProxy, tcpProxy } from '../../rig/tcp-proxy.ts'
import { jpeg } from '../../rig/volunteer.ts'
import type { Phone } from '../server/heart/phone.ts'
import { byApi, caseByApi, doneByApi, handlerByApi, reportByApi, stepByApi } from '../support/by-api.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { type Stage, setStage } from '../support/stage.ts'

const CLEARED = '东门垃圾已清，等核查'
const RETURNED = '西门垃圾已清，等核查'

let stage: Stage
let wire: TcpProxy
let browser: Browser
let page: Page
let admin: Phone
const cases = new Map<string, string>()

beforeAll(async () => {
  stage = await setStage()
  const { links, port } = stage.server()
  const [reporter, handler, boss] = await Promise.all(
    [links.reporter, links.handler, links.admin].map((link) => byApi(stage.server(), link)),
  )
  if (!reporter || !handler || !boss) throw new Error('somebody could not sign in')
  admin = boss
  const handlerId = await handlerByApi(admin, /物业小陈/)
  for (const words of [CLEARED, RETURNED]) {
    const caseId = await reportByApi(reporter, words)
    cases.set(words, caseId)
    await stepByApi(admin, admin, caseId, { act: 'accept' })
    await stepByApi(admin, admin, caseId, { act: 'dispatch', handlerId, task: '清走', dueAt: null })
    await stepByApi(handler, admin, caseId, { act: 'start' })
    await doneByApi(handler, admin, caseId)
  }
  wire = await tcpProxy(port)
  browser = await launchBrowser()
  page = await (await openContext(browser, PHONE)).newPage()
  await signIn(page, links.gridLeader.replace(String(port), String(wire.port)))
})
afterAll(async () => {
  await browser?.close()
  await wire?.close()
  await stage?.end()
})

const keptPhotos = () =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('woodpecker-patrol')
        opening.onsuccess = () => {
          const db = opening.result
          const isThere = db.objectStoreNames.contains('photos')
          const counting = isThere ? db.transaction('photos').objectStore('photos').count() : null
          db.close()
          if (counting) counting.onsuccess = () => resolve(counting.result)
          else resolve(0)
        }
      }),
  )
const caseId = (words: string) => cases.get(words) ?? ''

const snap = (name: string) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : null

async function verify(words: string, more: (sheet: ReturnType<Page['getByRole']>) => Promise<void>): Promise<void> {
  const back = page.getByText('返回待核查')
  if (await back.isVisible()) await back.click()
  await leader.openCase(page, '待核查', words)
  await page.getByRole('button', { name: '核查通过', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await more(sheet)
  await snap('patrol-verify')
  await sheet.getByRole('button', { name: '核查通过', exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
}

describe('a leader on patrol without signal', () => {
  it('finds what is to be verified with its pictures, after one look at the desk', async () => {
    await page.goto(`http://localhost:${wire.port}/desk?tab=awaiting_verification`)
    await page.getByRole('tab', { name: /^待核查 2/ }).waitFor()
    await shellIsKept(page)
    await expect.poll(keptPhotos, { timeout: 20_000 }).toBe(8) // two cases × two photos, small and whole
    await wire.cut()
    await page.reload()
    await page.getByText('没有网络，看到的是之前的内容').first().waitFor()
    await leader.openCase(page, '待核查', CLEARED)
    const picture = page.locator('.desk-photo-now img')
    await expect.poll(() => picture.getAttribute('src')).toMatch(/^blob:/)
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  })

  it('judges two on the spot; both wait on the phone', async () => {
    await verify(CLEARED, async (sheet) => {
      await sheet.getByText('在现场：距上报地点约').waitFor()
      await sheet.getByLabel('从相册选').setInputFiles([jpeg('check.jpg', await makePhoto({ hue: 40 }))])
      await sheet.getByText('可以交了').waitFor()
    })
    await verify(RETURNED, async (sheet) => {
      await sheet.getByRole('textbox', { name: '核查说明' }).fill('看过了，干净')
    })
    await snap('patrol-both')
    expect((await caseByApi(admin, caseId(CLEARED))).state).toBe('awaiting_verification')
  })

  it('back in reach, one is closed with its photo and distance, the other stands beside what was done meanwhile', async () => {
    await stepByApi(admin, admin, caseId(RETURNED), { act: 'fail', reason: '桶后面还有一袋' })
    await wire.restore()
    await page.reload()
    await expect.poll(async () => (await caseByApi(admin, caseId(CLEARED))).state, { timeout: 40_000 }).toBe('closed')
    const closed = await caseByApi(admin, caseId(CLEARED))
    const event = closed.history.at(-1)
    expect(event?.type).toBe('verify')
    expect(event?.photoIds).toHaveLength(1)
    expect(event?.metres).toBeLessThan(100)
    expect(event?.accuracy).toBe(8)

    await page
      .getByText(/有 1 件没有送成|“核查通过”没有办成/)
      .first()
      .waitFor({ timeout: 40_000 })
    await snap('patrol-back')
    const look = page.getByRole('button', { name: '去看' })
    if (await look.isVisible()) await look.click()
    const sheet = page.getByRole('dialog', { name: '这一件刚才变了' })
    const see = page.getByRole('button', { name: '看看变了什么' })
    await sheet.or(see).first().waitFor()
    if (!(await sheet.isVisible())) await see.click()
    await sheet.getByText('说明：看过了，干净').waitFor()
    await sheet.getByText('桶后面还有一袋').waitFor()
    await sheet.getByText('处理中').first().waitFor()
    await snap('patrol-conflict')
    await sheet.getByRole('button', { name: '放弃' }).click()
    await sheet.waitFor({ state: 'hidden' })
    expect((await caseByApi(admin, caseId(RETURNED))).state).toBe('in_progress')
  })

  it('what was closed is no longer kept', async () => {
    await page.goto(`http://localhost:${wire.port}/desk?tab=awaiting_verification`)
    await page.getByRole('tab', { name: /^待核查 0/ }).waitFor()
    await expect.poll(keptPhotos, { timeout: 20_000 }).toBe(0)
  })
})
