import type { CDPSession, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, openContext, PHONE } from '../../rig/chromium.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { signIn } from '../../rig/sign-in.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { fitsInBothSizes } from '../support/fits-in-both-sizes.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { type Stage, setStage } from '../support/stage.ts'

const PHOTO_ON_DISK = 340 * 1024
const FOR_A_SOURCE = 12 * 1024 * 1024
/** Chromium's IndexedDB spends for so long from the room it last asked for (kBucketSpaceCacheTimeLimit). */
const ROOM_REMEMBERED_MS = 31_000
/** To Chromium an override of 0 is none. */
const NO_ROOM = 1

let stage: Stage
let chromium: Awaited<ReturnType<typeof launchBrowser>>
let page: Page
let browser: CDPSession
beforeAll(async () => {
  stage = await setStage()
  // Chromium tells the room there is, as Safari and Firefox do, and Chrome did before version 138.
  chromium = await launchBrowser(['--disable-features=StaticStorageQuota'])
})
afterAll(async () => {
  await chromium.close()
  await stage.end()
})
beforeEach(() => openPage(chromium))
async function openPage(on: typeof chromium): Promise<void> {
  page = await (await openContext(on, PHONE)).newPage()
  browser = await page.context().newCDPSession(page)
  await signIn(page, stage.server().links.reporter)
  await volunteer.open(page, stage.url)
  await shellIsKept(page)
}
afterEach(() =>
  page
    .context()
    .close()
    .catch(() => undefined),
) // with a browser of its own it is closed already

/** Room for so many photos besides what lies in the storage now. */
async function leaveRoom(photos: number): Promise<void> {
  const used = await page.evaluate(() => navigator.storage.estimate().then(({ usage }) => usage ?? 0))
  await setQuota(Math.round(used + FOR_A_SOURCE + (photos + 0.5) * PHOTO_ON_DISK))
}
const setQuota = async (quotaSize: number): Promise<void> =>
  void (await browser.send('Storage.overrideQuotaForOrigin', { origin: stage.url, quotaSize }))

const numberIn = async (text: Locator) => Number(/约 (\d+) 张/.exec((await text.textContent()) ?? '')?.[1])

/** Of the body's size, for a fact that asks nothing of anybody (`--text-small`). */
const SMALL_TEXT = 0.875

const aPhoto = async () => [jpeg('a.jpg', await makePhoto({ width: 900, height: 700 }))]

describe('room on the phone', () => {
  it('我的 says how many photos still fit', async () => {
    await leaveRoom(200)
    await volunteer.openMine(page)
    const gauge = page.getByText(/手机还能存约/)
    expect(Math.abs((await numberIn(gauge)) - 200)).toBeLessThanOrEqual(10)
    await fitsInBothSizes(gauge, SMALL_TEXT)
  })

  it('is not spoken of where the browser makes the number up', async () => {
    const newer = await launchBrowser()
    await openPage(newer)
    await setQuota(NO_ROOM)
    await page.reload()
    await volunteer.openMine(page)
    await page.waitForTimeout(1_500)
    const { quota = 0, usage = 0 } = await page.evaluate(() => navigator.storage.estimate())
    expect(quota - usage).toBeGreaterThan(1024 ** 3)
    expect(await page.getByText(/手机还能存|手机快存满|手机存满/).count()).toBe(0)
    await newer.close()
  })

  it('is said to be little before it is gone, and to be gone before a photo is lost for it', async () => {
    await leaveRoom(20)
    await page.reload()
    const low = page.getByText(/手机快存满了/)
    await low.waitFor()
    expect(Math.abs((await numberIn(low)) - 20)).toBeLessThanOrEqual(3)
    await fitsInBothSizes(low)
    await setQuota(NO_ROOM)
    await page.reload()
    const none = page.getByText(/手机存满了，现在拍的存不下/)
    await none.waitFor()
    await fitsInBothSizes(none)
  })

  it('that runs out at 保存上报 is said in words; the draft is whole, and saved when there is room again', async () => {
    await volunteer.choosePhotos(page, await aPhoto())
    await volunteer.photoIsReady(page, 1)
    await volunteer.chooseCategory(page, '烟蒂乱扔')
    await volunteer.say(page, '存不下的这一条')
    await page.waitForTimeout(1_500) // the words are kept a moment after they are typed
    await setQuota(NO_ROOM)
    await page.waitForTimeout(ROOM_REMEMBERED_MS)
    await page.getByRole('button', { name: '保存上报' }).click()
    const refused = page.getByText(/这条上报还没有保存成功，草稿还在/)
    await refused.waitFor()
    await fitsInBothSizes(refused)
    expect(await page.getByText('已存本机').count()).toBe(0)

    await setQuota(500 * 1024 * 1024)
    await page.reload()
    await volunteer.photoIsReady(page, 1)
    expect(await page.getByRole('radio', { name: '烟蒂乱扔' }).isChecked()).toBe(true)
    expect(await page.getByRole('textbox', { name: '补充说明' }).inputValue()).toBe('存不下的这一条')
    await volunteer.save(page)
    await page.getByText('已送达').first().waitFor()
  })
})

describe('storage that was lost between two visits', () => {
  const mirrorKnows = (unsent: number) =>
    expect
      .poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('woodpecker-canary') ?? '{}').unsent?.length))
      .toBe(unsent)

  /** The app is left, the browser clears these, and the app is opened again. */
  const comeBackWithout = async (storageTypes: string) => {
    await page.goto('about:blank')
    await browser.send('Storage.clearDataForOrigin', { origin: stage.url, storageTypes })
    await page.goto(stage.url)
  }

  it('is brought back from its second copy, unsent reports and whose phone it is, without a network', async () => {
    await page.route('**/v1/**', (route) => route.abort())
    await volunteer.report(page, { photos: await aPhoto(), category: '烟蒂乱扔' })
    await mirrorKnows(1)
    await comeBackWithout('indexeddb')
    const back = page.getByText(/1 条没送出的已经找回来/)
    await back.waitFor()
    await fitsInBothSizes(back)
    await page.getByRole('button', { name: '知道了' }).click()
    await volunteer.openMine(page)
    const reports = page.getByRole('article')
    await reports.filter({ hasText: '已存本机' }).waitFor()
    await page.unroute('**/v1/**')
    await page.getByRole('button', { name: '立即同步' }).click()
    await reports.filter({ hasText: '已送达' }).first().waitFor()
    await expect.poll(() => reports.filter({ hasText: '已存本机' }).count()).toBe(0)
    expect(await back.count()).toBe(0)
  })

  it('is said plainly when the browser cleared it, with how many unsent reports went', async () => {
    await page.route('**/v1/reports/**', (route) => route.abort())
    await volunteer.report(page, { photos: await aPhoto(), category: '烟蒂乱扔' })
    await mirrorKnows(1)
    await comeBackWithout('indexeddb,cache_storage')
    const lost = page.getByText('有 1 条没送出的上报不在了')
    await lost.waitFor()
    await fitsInBothSizes(lost)
    await page.getByRole('button', { name: '知道了' }).click()
    expect(await lost.count()).toBe(0)
    await page.reload()
    await page.getByRole('button', { name: '拍照' }).waitFor()
    await mirrorKnows(0)
    expect(await lost.count()).toBe(0)
  })

  it('is said when nothing unsent was in it', async () => {
    await mirrorKnows(0)
    await comeBackWithout('indexeddb')
    const lost = page.getByText(/手机清空过这个应用的数据/)
    await lost.waitFor()
    await fitsInBothSizes(lost)
  })

  it('is said when single reports are gone from it, and the others are there', async () => {
    await page.route('**/v1/reports/**', (route) => route.abort())
    for (const words of ['第一条', '第二条']) {
      await volunteer.report(page, { photos: await aPhoto(), words })
      await page.getByRole('button', { name: '再报一件' }).click()
    }
    await mirrorKnows(2)
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('woodpecker')
          opening.onsuccess = () => {
            const store = opening.result.transaction('operations', 'readwrite').objectStore('operations')
            store.getAllKeys().onsuccess = ({ target }) => {
              store.delete((target as IDBRequest<string[]>).result[0] ?? '') // the request it was set on
              store.transaction.oncomplete = () => {
                opening.result.close()
                void caches.delete('woodpecker-second-copy').then(() => resolve())
              }
            }
          }
        }),
    )
    await page.reload()
    await page.getByText('有 1 条没送出的上报不在了').waitFor()
    await volunteer.openMine(page)
    await expect.poll(() => page.getByRole('article').filter({ hasText: '已存本机' }).count()).toBe(1)
  })
})

describe('an older page on a phone that a newer version has used', () => {
  it('says so, touches nothing, and offers to open anew', async () => {
    await volunteer.say(page, '新版本里的草稿')
    await page.waitForTimeout(1_500)
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('woodpecker', 1_000)
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            opening.result.close()
            resolve()
          }
        }),
    )
    const cutOff = page.getByText(/另一个窗口打开了新版本/)
    await cutOff.waitFor()
    await fitsInBothSizes(cutOff)
    await page.getByRole('button', { name: '重新打开' }).click()
    const newer = page.getByText(/这部手机用过更新的版本/)
    await newer.waitFor()
    await fitsInBothSizes(newer)
    expect(await page.getByRole('button', { name: '重新打开' }).count()).toBe(1)
    expect(await page.evaluate(() => indexedDB.databases())).toContainEqual({ name: 'woodpecker', version: 1_000 })
  })
})
