import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK, PHONE } from '../../rig/chromium.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
const folder = mkdtempSync(join(tmpdir(), 'woodpecker-rescue-'))
beforeAll(async () => {
  stage = await setStage()
})
afterAll(async () => {
  await stage.end()
  rmSync(folder, { recursive: true, force: true })
})

const FOUR_DAYS_MS = 4 * 86_400_000

describe('a phone that cannot get its reports through for days', () => {
  it('gives them to the grid leader in a file; they arrive once, and the phone hears that they did', async () => {
    const page = await stage.volunteer(PHONE)
    await volunteer.open(page, stage.url)
    await page.route('**/v1/reports/**', (route) => route.abort())
    await volunteer.report(page, {
      photos: [jpeg('a.jpg', await makePhoto({ width: 900, height: 700 }))],
      category: '烟蒂乱扔',
      words: '手机送不出去的这一条',
    })
    await volunteer.openMine(page)
    expect(await page.getByRole('button', { name: '导出未送达' }).count()).toBe(0)

    await page.clock.install({ time: Date.now() + FOUR_DAYS_MS })
    await page.reload()
    await page.getByRole('button', { name: '导出未送达' }).click()
    const sheet = page.getByRole('dialog')
    const passphrase = await sheet.getByLabel('口令').inputValue()
    const downloading = page.waitForEvent('download')
    await sheet.getByRole('button', { name: '生成文件' }).click()
    const file = join(folder, 'rescue.woodpecker')
    await (await downloading).saveAs(file)
    await sheet.getByText('文件已存到手机').waitFor()
    await sheet.getByRole('button', { name: '关闭' }).click()

    const desk = await stage.person('gridLeader', DESK)
    await desk.goto(`${stage.url}/desk`)
    await desk.getByRole('button', { name: '导入未送达' }).click()
    const form = desk.getByRole('dialog')
    await form.getByLabel('文件').setInputFiles(file)
    await form.getByLabel('口令').fill('0000 0000')
    await form.getByRole('button', { name: '打开文件' }).click()
    await form.getByText('口令不对').waitFor()
    await form.getByLabel('口令').fill(passphrase.replaceAll(' ', ''))
    await form.getByRole('button', { name: '打开文件' }).click()
    await form.getByText('烟蒂乱扔').waitFor()
    await form.getByRole('button', { name: '代为送出' }).click()
    await form.getByText('已送达', { exact: true }).waitFor()
    await form.getByRole('button', { name: '完成' }).click()
    await leader.openCase(desk, '待审核', '手机送不出去的这一条')
    expect(await leader.countOf(desk, '待审核')).toBe(1)

    await page.unroute('**/v1/reports/**')
    await volunteer.syncNow(page)
    await page.getByRole('article').getByText('已送达').waitFor()
    await desk.reload()
    await desk.getByRole('tabpanel').getByRole('link').first().waitFor()
    expect(await leader.countOf(desk, '待审核')).toBe(1)
  })

  it('a file that is something else is refused in words', async () => {
    const file = join(folder, 'other.woodpecker')
    writeFileSync(file, 'PK not ours')
    const desk = await stage.person('gridLeader', DESK)
    await desk.goto(`${stage.url}/desk`)
    await desk.getByRole('button', { name: '导入未送达' }).click()
    const form = desk.getByRole('dialog')
    await form.getByLabel('文件').setInputFiles(file)
    await form.getByLabel('口令').fill('1234 5678')
    await form.getByRole('button', { name: '打开文件' }).click()
    await form.getByText('这不是“导出未送达”的文件').waitFor()
  })
})
