import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHONE } from '../../rig/chromium.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { planEditor } from '../../rig/plan-editor.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
let admin: Page
beforeAll(async () => {
  stage = await setStage()
  admin = await stage.person('admin')
})
afterAll(() => stage.end())

const OPEN = '花坛边的烟头'
/** Beside 26幢, in the south of 3号网格. */
const SOUTH_OF_THE_GRID = { latitude: 28.36888, longitude: 121.35348, accuracy: 8 }
const OVER = '很久以前的烟头'

async function reports(words: string): Promise<void> {
  const page = await stage.volunteer({ ...PHONE, geolocation: SOUTH_OF_THE_GRID })
  await volunteer.report(page, { photos: [jpeg('IMG_1.jpg', await makePhoto())], category: '烟蒂乱扔', words })
  await page.getByText('已送达').first().waitFor()
  await page.context().close()
}

/** The grid a case is shown in on the desk. */
async function gridOnDesk(page: Page): Promise<string> {
  const fact = page.locator('.desk-fact', { has: page.getByText('网格', { exact: true }) })
  return ((await fact.locator('dd').first().textContent()) ?? '').trim()
}

const feature = (name: string, ring: readonly (readonly [number, number])[]) => ({
  type: 'Feature',
  properties: { kind: 'grid', name },
  geometry: { type: 'Polygon', coordinates: [ring] },
})

describe('an admin changes the grids', () => {
  let grid = ''

  it('splits one with an open case in it; what moves is shown before it is done', async () => {
    await reports(OVER)
    const desk = await stage.person('gridLeader')
    await leader.openCase(desk, '待审核', OVER)
    grid = await gridOnDesk(desk)
    await desk.getByRole('button', { name: '不予受理', exact: true }).click()
    await desk.getByRole('dialog').getByRole('textbox').fill('时间太久')
    const told = desk.waitForResponse((answer) => answer.ok() && /\/v1\/cases\/[^/]+\/acts/.test(answer.url()))
    await desk.getByRole('dialog').getByRole('button', { name: '不予受理' }).click()
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    await told // until then it can be taken back
    await desk.context().close()
    await reports(OPEN)

    await admin.goto(`${stage.url}/admin`)
    await admin.getByRole('link', { name: /网格与楼栋/ }).click()
    await planEditor.choose(admin, grid)
    await planEditor.tool(admin, '分割')
    await planEditor.draw(admin, [
      [0.02, 0.62],
      [0.98, 0.64],
    ])
    await admin.getByText('已分出 9号网格').waitFor()
    await planEditor.rename(admin, '9号网格', '9号网格（新）')
    await planEditor.rename(admin, grid, `${grid}（老）`)
    await planEditor.tool(admin, '改边界')
    await admin.getByRole('button', { name: /^第 1 个角/ }).waitFor()
    expect(await violations(admin)).toEqual([])
    await admin.getByRole('button', { name: '好了' }).click()
    await planEditor.tool(admin, '检查')
    await admin.getByText('没有发现问题。').waitFor()
    await planEditor.tool(admin, '保存')
    const sheet = admin.getByRole('dialog', { name: '保存这一版' })
    await sheet.getByText('新增网格：9号网格（新）').waitFor()
    await sheet.getByText('演示·李网格长：增加 9号网格（新）').waitFor()
    await sheet.getByText(`1 件从 ${grid}（老） 到 9号网格（新）`).waitFor()
    await sheet.getByRole('button', { name: '确认保存' }).click()
    await admin.getByText('已保存为第 2 版，1 件案件换了网格').waitFor()
  })

  it('the leader’s desk shows the new grid, and the old case the grid of its day', async () => {
    const desk = await stage.person('gridLeader')
    await leader.openCase(desk, '待审核', OPEN)
    expect(await gridOnDesk(desk)).toBe('9号网格（新）')
    await leader.openCase(desk, '已结案', OVER)
    expect(await gridOnDesk(desk)).toBe(`${grid}（按第 1 版网格）`)
    await desk.context().close()
  })
})

describe('an admin imports a file', () => {
  it('a bow-tie and swapped axes are refused in words, and the axes can be put right', async () => {
    await planEditor.open(admin, stage.url)
    await planEditor.tool(admin, '导入')
    const [x, y, d] = [121.3545, 28.3705, 0.001]
    const corners = [
      [x, y],
      [x + d, y + d],
      [x + d, y],
      [x, y + d],
      [x, y],
    ] as const
    await planEditor.importFile(admin, [feature('1号网格', corners)])
    await admin.getByText(/边界自己打了叉/).waitFor()
    expect(await admin.getByRole('button', { name: '用这个文件' }).isDisabled()).toBe(true)

    const square = [
      [y, x],
      [y + d, x],
      [y + d, x + d],
      [y, x + d],
      [y, x],
    ] as const
    await planEditor.importFile(admin, [feature('1号网格', square)], 'swapped.geojson')
    await admin.getByText(/经度和纬度写反了/).waitFor()
    await admin.getByRole('button', { name: '把经度和纬度换过来' }).click()
    await admin
      .getByText('没有发现问题。')
      .or(admin.getByText(/处请看一下/))
      .waitFor()
    expect(await admin.getByRole('button', { name: '用这个文件' }).isEnabled()).toBe(true)
    await admin.getByRole('button', { name: '不导入' }).click()
  })

  it('what is not saved is offered again, and an old version can be had back', async () => {
    await planEditor.rename(admin, '1号网格', '一期1号网格')
    await admin.reload()
    await admin.getByRole('button', { name: '接着改' }).click()
    await admin.getByText('一期1号网格').first().waitFor()
    await planEditor.tool(admin, '历次版本')
    await admin.getByRole('button', { name: '看第 1 版' }).click()
    await admin.getByText(/正在看第 1 版/).waitFor()
    await admin.getByRole('button', { name: '恢复成这一版' }).click()
    await planEditor.tool(admin, '保存')
    const sheet = admin.getByRole('dialog', { name: '保存这一版' })
    await sheet.getByText('去掉网格：9号网格（新）').waitFor()
    await sheet.getByRole('button', { name: '确认保存' }).click()
    await admin.getByText(/^已保存为第 3 版/).waitFor()
  })
})
