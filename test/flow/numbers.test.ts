import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK } from '../../rig/chromium.ts'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { parseCsv } from '../server/export/parse-csv.ts'
import { parseSheet } from '../server/export/parse-files.ts'
import { violations } from '../support/axe.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
let desk: Page
beforeAll(async () => {
  stage = await setStage()
  const mine = await stage.volunteer()
  const tasks = await stage.person('handler')
  desk = await stage.person('gridLeader', { ...DESK, acceptDownloads: true })
  await volunteer.report(mine, { photos: [jpeg('a.jpg', await makePhoto())], words: '秘密的话', category: '烟蒂乱扔' })
  await mine.getByText('已送达').first().waitFor()
  await leader.openCase(desk, '待审核', '秘密的话')
  await leader.accept(desk)
  await leader.openCase(desk, '待派遣', '秘密的话')
  await leader.dispatch(desk, /.+/, '请清扫')
  await handler.open(tasks, stage.url)
  await tasks.getByText('请清扫').first().waitFor()
  await handler.start(tasks)
  await handler.done(tasks, jpeg('b.jpg', await makePhoto()), '扫好了')
  await leader.openCase(desk, '待核查', '秘密的话')
  await leader.verify(desk)
  await leader.openCase(desk, '已结案', '秘密的话')
  await desk.goto(`${stage.url}/desk`)
  await desk.getByRole('link', { name: '统计', exact: true }).click()
  await desk.getByRole('heading', { name: '统计', exact: true }).waitFor()
})
afterAll(() => stage.end())

const tile = (name: string) => desk.locator('.numbers-tile').filter({ hasText: name })
const view = (name: string) => desk.getByRole('radio', { name, exact: true }).check()

async function exported(kind: string, ending: string): Promise<Download> {
  await desk.getByLabel('导出内容').selectOption({ label: kind })
  await desk.getByRole('button', { name: '导出', exact: true }).click()
  const ready = desk.getByRole('link', { name: new RegExp(`^下载 案件清单.*${ending}$`) })
  const [download] = await Promise.all([desk.waitForEvent('download'), ready.click()])
  return download
}
const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()))

describe('a leader’s numbers', () => {
  it('hold the case that was walked to its end', async () => {
    await tile('上报').getByText('1', { exact: true }).waitFor()
    for (const share of ['立案率', '按期率']) expect(await tile(share).textContent()).toContain('100.0%')
    const times = desk.getByRole('region', { name: '各环节用时' }).last()
    expect(await times.getByRole('row').count()).toBe(7)
    for (const cell of await times.getByRole('row').last().getByRole('cell').allTextContents())
      expect(cell).not.toBe('—')
  })

  it('by grid, category, handler and month, each as a picture with words and the table behind it', async () => {
    for (const name of ['按网格', '按类别', '按处置员', '按月份']) {
      await view(name)
      const picture = desk.getByRole('img', { name: new RegExp(`^${name}：.*上报1、立案1、结案1`) })
      await picture.locator('canvas').waitFor()
      const table = desk.getByRole('region', { name: `${name}统计` })
      expect(await table.getByRole('row').count()).toBe(2)
      expect(await violations(desk)).toEqual([])
    }
  })

  it('by 文明城市 item, with the pictures of before and after', async () => {
    await view('文明城市')
    const row = desk.getByRole('row', { name: /环境整洁/ })
    await row.waitFor()
    expect(await row.getByRole('cell').allTextContents()).toEqual(['1', '0', '1', '1', '1', '1'])
    expect(await violations(desk)).toEqual([])
    await row.getByRole('button', { name: /打印/ }).click()
    await desk.getByRole('img', { name: /^整治后/ }).waitFor()
    expect(await desk.locator('.numbers-pair img').count()).toBe(2)
    expect(await violations(desk)).toEqual([])
    await desk.getByRole('button', { name: '返回统计' }).click()
  })

  it('are empty for a month in which nothing came in, and say so', async () => {
    await desk.getByRole('radio', { name: '上月' }).check()
    await desk.getByText('这段时间没有收到上报').waitFor()
    await desk.getByRole('radio', { name: '本月' }).check()
    await tile('上报').getByText('1', { exact: true }).waitFor()
  })

  it('can be taken away as CSV and as a workbook that say nothing of the reporter', async () => {
    const csv = new TextDecoder().decode(await bytesOf(await exported('案件清单（CSV）', 'csv')))
    const [heads = [], row = []] = parseCsv(csv)
    expect([row[heads.indexOf('状态')], row[heads.indexOf('任务')]]).toEqual(['已结案', '请清扫'])
    const download = await exported('案件清单（Excel）', 'xlsx')
    expect(download.suggestedFilename()).toMatch(/^案件清单_\d{4}-\d{2}\.xlsx$/)
    const { rows } = parseSheet(await bytesOf(download))
    expect(rows).toMatchObject([{ 状态: '已结案', 任务: '请清扫' }])
    expect(csv + JSON.stringify(rows)).not.toContain('秘密的话')
    expect(await desk.locator('.numbers-job').count()).toBe(2)
    expect(await violations(desk)).toEqual([])
  })

  it('an export that is no longer wanted is removed, and its file cannot be had', async () => {
    const row = desk.locator('.numbers-job').first()
    const address = await row.getByRole('link', { name: /^下载/ }).getAttribute('href')
    await row.getByRole('button', { name: /^删除/ }).click()
    await expect.poll(() => desk.locator('.numbers-job').count()).toBe(1)
    const status = await desk.evaluate(async (url) => (await fetch(url)).status, String(address))
    expect(status).toBe(404)
  })

  it('make a monthly report to be printed', async () => {
    await desk.getByRole('button', { name: '打印月报' }).click()
    await desk.getByText('本期上报 1 件，立案率 100.0%').waitFor()
    await desk.getByRole('region', { name: '文明城市实地检查项目' }).waitFor()
    expect(await violations(desk)).toEqual([])
  })
})
