import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMO_POSITION, DESK, PHONE } from '../../rig/chromium.ts'
import { violations } from '../support/axe.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { archiveAround, colourTile } from '../support/pmtiles-file.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
let folder: string
const file = (name: string) => join(folder, name)
const HERE = { lat: DEMO_POSITION.latitude, lng: DEMO_POSITION.longitude }

beforeAll(async () => {
  stage = await setStage()
  folder = mkdtempSync(join(tmpdir(), 'woodpecker-grounds-'))
  const archive = await archiveAround(HERE, 13, 17)
  writeFileSync(file('town.pmtiles'), archive)
  writeFileSync(file('half.pmtiles'), archive.subarray(0, 4000))
  const paper = { create: { width: 1200, height: 900, channels: 3 as const, background: '#efe7d2' } }
  writeFileSync(file('plan.png'), await sharp(paper).png().toBuffer())
})
afterAll(async () => {
  await stage.end()
  rmSync(folder, { recursive: true, force: true })
})

const ground = (page: Page, kind: string) => page.locator(`.map-canvas[data-ground="${kind}"]`).first().waitFor()
/** axe finds nothing on what is shown now. */
async function sound(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
}

it('a tile archive: refused when half, offered when whole, seen on a phone, and there without a network', async () => {
  const admin = await stage.person('admin', DESK)
  await admin.goto(`${stage.url}/admin/layers`)
  await admin.getByRole('button', { name: '底图文件（PMTiles）' }).click()
  await admin.getByLabel('名称', { exact: true }).fill('城区图')
  const choose = admin.getByLabel('选 PMTiles 文件')
  await choose.setInputFiles(file('half.pmtiles'))
  await admin.getByText('这个文件不完整').waitFor()
  await choose.setInputFiles(file('town.pmtiles'))
  await admin.getByText('文件已传好，级别 13 到 17').waitFor()
  await admin.getByRole('button', { name: '保存' }).click()
  await admin.getByText('请写明地图来自哪里').waitFor()
  await admin.getByLabel('地图来自哪里').fill('© 测试地图')
  await sound(admin)
  await admin.getByRole('button', { name: '保存' }).click()
  await admin.getByText('城区图').first().waitFor()
  await admin.getByRole('radio', { name: '城区图' }).check()
  await admin.getByText('已保存').waitFor()
  await sound(admin)

  const page = await stage.volunteer(PHONE)
  await page.goto(`${stage.url}/map`)
  await ground(page, 'pmtiles')
  await page.getByText('© 测试地图').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.reload()
  await ground(page, 'pmtiles')
  await page.getByText('离线地图').click()
  await page.getByText(/\d MB$/).waitFor()
  await page.getByRole('button', { name: '底图', exact: true }).click()
  await sound(page)
  await page.getByRole('radio', { name: '平面图' }).check()
  await page.keyboard.press('Escape')
  await ground(page, 'plan')
  await page.getByRole('button', { name: '删除离线底图' }).click()
  await page.getByText('平面图和上报都还在').waitFor()
  await page.getByRole('button', { name: '底图', exact: true }).click()
  await page.getByRole('radio', { name: '城区图' }).check()
  await page.keyboard.press('Escape')
  await page.getByText('这张底图现在打不开，先看平面图').waitFor()
  await page.context().setOffline(false)
  await ground(page, 'pmtiles') // by itself, once there is a network
  await page.context().close()
})

it('a plan picture is placed by two points with no drag, and lies under the buildings', async () => {
  const admin = await stage.person('admin', DESK)
  await admin.goto(`${stage.url}/admin/layers`)
  await admin.getByRole('button', { name: '平面图照片' }).click()
  await admin.getByLabel('名称', { exact: true }).fill('物业平面图')
  await admin.getByLabel('地图来自哪里').fill('物业提供')
  await admin.getByLabel('选平面图').setInputFiles(file('plan.png'))
  await admin.getByText('平面图已传好，1200×900 像素').waitFor()
  for (const keys of [
    ['ArrowLeft', 'ArrowUp'],
    ['ArrowRight', 'ArrowDown'],
  ]) {
    await admin.getByRole('button', { name: '加一个对应点' }).click()
    await admin.getByRole('button', { name: '就是这里' }).and(admin.locator(':enabled')).waitFor()
    for (const key of keys) for (let n = 0; n < 8; n++) await admin.keyboard.press(`Shift+${key}`)
    await admin.getByRole('button', { name: '就是这里' }).click()
    await admin.getByRole('button', { name: '就在这里' }).waitFor()
    for (const key of keys) for (let n = 0; n < 8; n++) await admin.keyboard.press(`Shift+${key}`)
    await admin.getByRole('button', { name: '就在这里' }).click()
  }
  await admin.getByText('第 2 点').waitFor()
  await admin.getByRole('button', { name: '看看效果' }).click()
  await ground(admin, 'picture')
  await sound(admin)
  await admin.getByRole('button', { name: '保存' }).click()
  await admin.getByText('物业平面图').first().waitFor()
  await admin.context().close()
})

it('tiles of a service in GCJ-02 lie under the same place; one that is out of reach leaves the plan, in words', async () => {
  const admin = await stage.person('admin', DESK)
  const tile = await colourTile('#c6d8ee')
  await admin
    .context()
    .route('https://tiles.example.cn/**', (route) =>
      route.fulfill({ body: Buffer.from(tile), contentType: 'image/png' }),
    )
  await admin.goto(`${stage.url}/admin/layers`)
  await shellIsKept(admin) // with the policy from before the choice
  await admin.getByRole('button', { name: '其他在线底图' }).click()
  await admin.getByLabel('名称', { exact: true }).fill('街道图')
  await admin.getByLabel('瓦片网址').fill('https://tiles.example.cn/{z}/{x}/{y}.png')
  await admin.getByRole('radio', { name: /GCJ-02/ }).check()
  await admin.getByLabel('地图来自哪里').fill('© 某图')
  await admin.getByLabel('审图号').fill('GS(2026)0001号')
  await admin.getByRole('button', { name: '保存' }).click()
  const chosen = admin.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok()) // the word 已保存 may still stand there
  await admin.getByRole('radio', { name: '街道图' }).check()
  await chosen
  await admin.goto(`${stage.url}/map`)
  await admin.getByText(/重新打开页面才能看到/).waitFor()
  await admin.getByRole('button', { name: '重新打开' }).click()
  await ground(admin, 'xyz')
  await admin.getByText('© 某图 GS(2026)0001号').waitFor()
  await admin.context().unroute('https://tiles.example.cn/**')
  await admin.context().route('https://tiles.example.cn/**', (route) => route.abort())
  await admin.reload()
  await admin.getByText('这张底图现在打不开，先看平面图').waitFor()
  await admin.context().close()
})
