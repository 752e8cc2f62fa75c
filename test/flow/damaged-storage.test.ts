import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Phone, switchOn } from '../../rig/chromium.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { firstPage, type Stage, setStage } from '../support/stage.ts'

const WORDS = '浏览器存储坏了也不能丢的这一条'
const BEGUN = '写了一半的这一条'

let stage: Stage
let phone: Phone
let page: Page
beforeAll(async () => {
  stage = await setStage()
  phone = await stage.signedInPhone()
  page = await firstPage(phone)
  await volunteer.open(page, stage.url)
  await shellIsKept(page)
  await page.waitForLoadState('networkidle')
})
afterAll(() => stage.end())

/**
 * Spoils the middle of the log that all of IndexedDB is written to, as a browser does that appends to what the one before it could not
 * finish. Chromium finds it at the next start, and begins an empty storage (docs/decisions/0023).
 */
function spoilStorage(profile: string): void {
  const root = join(profile, 'Default/IndexedDB')
  const folder = join(root, readdirSync(root).find((name) => name.endsWith('.leveldb')) ?? '')
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.log'))) {
    const bytes = readFileSync(join(folder, name))
    const middle = Math.floor(bytes.length / 2)
    writeFileSync(join(folder, name), bytes.fill(0x5a, middle, middle + 64))
  }
}

describe('a report and a begun one in a storage that the browser finds damaged and throws away', () => {
  it('are there at the next start, without a network, and the phone still knows whose it is', async () => {
    await stage.server().kill()
    await volunteer.report(page, { photos: [jpeg('a.jpg', await makePhoto())], category: '毁绿种菜', words: WORDS })
    await volunteer.open(page, stage.url)
    await volunteer.choosePhotos(page, [jpeg('b.jpg', await makePhoto())])
    await volunteer.say(page, BEGUN)
    await volunteer.photoIsReady(page, 1)
    await page.waitForTimeout(4_000) // the mirror of what is unsent, and the copy of drafts, of what is unsent are written after a burst of changes
    await phone.kill()
    spoilStorage(phone.profile)

    phone = await switchOn({ profile: phone.profile })
    page = await firstPage(phone)
    await volunteer.open(page, stage.url)
    await page.getByText(/1 条没送出的已经找回来/).waitFor()
    await volunteer.photoIsReady(page, 1)
    expect(await page.getByRole('textbox', { name: '补充说明' }).inputValue()).toBe(BEGUN)
    await volunteer.openMine(page)
    await page.getByRole('article').filter({ hasText: '已存本机' }).waitFor()
  })

  it('the report arrives once, with its photo, when the server is back', async () => {
    await stage.restartServer()
    await page.getByRole('button', { name: '立即同步' }).click()
    await page.getByRole('article').filter({ hasText: '已送达' }).waitFor()
    await phone.close()
    const desk = await stage.person('gridLeader')
    await leader.openCase(desk, '待审核', WORDS)
    expect(await leader.countOf(desk, '待审核')).toBe(1)
    await desk.locator('.desk-photo-now img').waitFor()
  })
})
