import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHONE, switchOn } from '../../rig/chromium.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { firstPage, type Stage, setStage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

describe('Android kills the page while the camera is open', () => {
  it('everything entered before is there again, photos included, and can be sent', async () => {
    const phone = await stage.signedInPhone()
    const page = await firstPage(phone)
    await volunteer.open(page, stage.url)
    await volunteer.chooseCategory(page, '毁绿种菜')
    await volunteer.say(page, '围墙边种了葱')
    await volunteer.choosePhotos(page, [jpeg('IMG_1.jpg', await makePhoto())])
    await volunteer.photoIsReady(page, 1)
    const camera = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '拍照' }).click()
    await camera
    await phone.kill()

    const later = await firstPage(await switchOn({ profile: phone.profile }))
    await volunteer.open(later, stage.url)
    await volunteer.photoIsReady(later, 1)
    expect(await later.getByRole('radio', { name: '毁绿种菜' }).isChecked()).toBe(true)
    expect(await later.getByRole('textbox', { name: '补充说明' }).inputValue()).toBe('围墙边种了葱')
    await volunteer.save(later)
    await later.getByText('已送达').first().waitFor()
    await later.context().close()
  })

  it('the camera is the phone’s own', async () => {
    const page = await stage.volunteer()
    const camera = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '拍照' }).click()
    const input = (await camera).element()
    expect(await input.getAttribute('capture')).toBe('environment')
    expect(await input.getAttribute('accept')).toContain('image/')
    await page.context().close()
  })
})

describe('a part of the page that does not come', () => {
  const PART = '**/assets/photos-part-*.js'
  const NOT_OPENED = '这一页没有打开，已存的内容都还在。'
  const LONG_MS = 21_000

  async function withoutPart(answer: (route: Route) => unknown): Promise<Page> {
    const page = await stage.volunteer({ ...PHONE, serviceWorkers: 'block' })
    await page.clock.install()
    await page.route(PART, answer)
    await page.reload()
    await volunteer.choosePhotos(page, [jpeg('IMG_1.jpg', await makePhoto())])
    await volunteer.say(page, '花坛里有烟头')
    return page
  }

  it('nor fails: the page opens anew after a while, with the draft', async () => {
    let comes = false
    const page = await withoutPart((route) => comes && route.continue()) // else neither an answer nor an error
    await page.getByText('正在打开…').first().waitFor()
    await page.clock.fastForward(LONG_MS)
    await page.getByText(NOT_OPENED).waitFor()
    comes = true // for who asks anew
    await page.getByRole('button', { name: '再试一次' }).click()
    await volunteer.photoIsReady(page, 1)
    expect(await page.getByRole('textbox', { name: '补充说明' }).inputValue()).toBe('花坛里有烟头')
    await page.context().close()
  })

  it('but fails: it is asked for again in the same page, however late; a page with no network could not be opened anew', async () => {
    const page = await withoutPart((route) => route.abort())
    await page.getByText(NOT_OPENED).waitFor()
    await page.clock.fastForward(LONG_MS)
    await page.evaluate(() => Reflect.set(window, 'isTheSame', true))
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByText(NOT_OPENED).waitFor()
    expect(await page.evaluate(() => Reflect.get(window, 'isTheSame'))).toBe(true)
    await page.context().close()
  })
})
