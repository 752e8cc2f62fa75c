import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { DESK, launchBrowser, openContext, PHONE, standAt } from './chromium.ts'
import { handler } from './handler.ts'
import { leader } from './leader.ts'
import { type RunningServer, runServer } from './run-server.ts'
import { type SceneName, scenePhoto } from './scene.ts'
import { overview, type Shutter, shutter } from './shutter.ts'
import { signIn } from './sign-in.ts'
import { jpeg, volunteer } from './volunteer.ts'

type Look = { colorScheme?: 'light' | 'dark'; care?: true }
type Set = { server: RunningServer; browser: Browser; shoot: Shutter }

const NIGHT: Look = { colorScheme: 'dark' }
const CARE: Look = { care: true }

/** A demo server with a handful of cases in every state, and the product's screens as their people see them. */
export async function takeScreenshots(folder: string): Promise<void> {
  const server = await runServer()
  const browser = await launchBrowser()
  const set = { server, browser, shoot: shutter(folder) }
  try {
    await fillCommunity(set)
    await volunteersScreens(set)
    await leadersScreens(set)
    await handlersScreens(set)
    await overview(folder, ['capture', 'mine', 'desk'])
  } finally {
    await browser.close()
    await server.stop()
    rmSync(server.dataDir, { recursive: true, force: true })
  }
}

async function person(
  set: Set,
  role: 'reporter' | 'gridLeader' | 'handler',
  screen: object,
  look: Look = {},
): Promise<Page> {
  const context = await openContext(set.browser, {
    ...screen,
    colorScheme: look.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await signIn(page, set.server.links[role])
  if (look.care) await turnOnCareMode(page, set.server.url)
  return page
}

async function turnOnCareMode(page: Page, url: string): Promise<void> {
  await volunteer.open(page, url)
  await page.getByRole('switch', { name: '长辈版' }).click()
}

const photoOf = async (scene: SceneName) => jpeg(`${scene}.jpg`, await scenePhoto(scene))

type Sent = { scene: SceneName; words: string; category?: string; at: { latitude: number; longitude: number } }

async function send(page: Page, url: string, { scene, words, category, at }: Sent): Promise<void> {
  await standAt(page.context(), { ...at, accuracy: 8 })
  await volunteer.open(page, url)
  await volunteer.report(page, { photos: [await photoOf(scene)], words, ...(category && { category }) })
  await page.getByText('已送达').first().waitFor()
}

const EBIKES: Sent = {
  scene: 'ebikes',
  words: '单元门口停满了电瓶车，轮椅出不来',
  category: '电瓶车乱停放',
  at: { latitude: 28.3709, longitude: 121.3534 },
}
const WASTE: Sent = {
  scene: 'waste',
  words: '桶边堆了好几袋，有味道',
  category: '错误垃圾分类',
  at: { latitude: 28.36988, longitude: 121.35295 },
}
const BUTTS: Sent = {
  scene: 'butts',
  words: '楼道口烟头很多',
  category: '烟蒂乱扔',
  at: { latitude: 28.3692, longitude: 121.3539 },
}
const PLOTS: Sent = { scene: 'plots', words: '先拍下来', at: { latitude: 28.3703, longitude: 121.3538 } }

/** Four reports: one solved, one with the handler, one waiting for the leader, one not complete yet. */
async function fillCommunity(set: Set): Promise<void> {
  const { url } = set.server
  const mine = await person(set, 'reporter', PHONE)
  const desk = await person(set, 'gridLeader', DESK)
  const tasks = await person(set, 'handler', PHONE)
  await send(mine, url, EBIKES)
  await leader.openCase(desk, '待审核', '轮椅出不来')
  await leader.accept(desk)
  await leader.openCase(desk, '待派遣', '轮椅出不来')
  await leader.dispatch(desk, /物业小陈/, '请把单元门口的电瓶车挪到车棚，并贴温馨提示')
  await handler.open(tasks, url)
  await tasks.getByText('请把单元门口').first().waitFor()
  await handler.start(tasks)
  await handler.done(tasks, await photoOf('ebikes-cleared'), '已挪到车棚，贴了提示')
  await leader.openCase(desk, '待核查', '轮椅出不来')
  await leader.verify(desk)
  await send(mine, url, WASTE)
  await leader.openCase(desk, '待审核', '桶边堆了好几袋')
  await leader.accept(desk)
  await leader.openCase(desk, '待派遣', '桶边堆了好几袋')
  await leader.dispatch(desk, /物业小陈/, '请清走桶边的垃圾袋，冲洗地面')
  await send(mine, url, BUTTS)
  await send(mine, url, PLOTS)
  for (const page of [mine, desk, tasks]) await page.context().close()
}

async function volunteersScreens(set: Set): Promise<void> {
  for (const [suffix, look] of [
    ['', {}],
    ['-night', NIGHT],
    ['-care', CARE],
  ] as const) {
    const page = await person(set, 'reporter', PHONE, look)
    await volunteer.openMine(page)
    await page.getByText('已结案').first().scrollIntoViewIfNeeded()
    await set.shoot(page, `mine${suffix}`)
    await page.getByRole('navigation').getByRole('link', { name: '地图' }).click()
    await page.locator('.leaflet-container').waitFor()
    await page.waitForTimeout(800) // the map settles on its cases
    await set.shoot(page, `map${suffix}`)
    await volunteer.open(page, set.server.url)
    await volunteer.choosePhotos(page, [await photoOf('ebikes')])
    await volunteer.photoIsReady(page, 1)
    await volunteer.chooseCategory(page, '电瓶车乱停放')
    await page.getByText(/±8 米/).waitFor()
    await page.evaluate(() => scrollTo(0, 0))
    await set.shoot(page, `capture${suffix}`)
    await page.context().close()
  }
}

async function leadersScreens(set: Set): Promise<void> {
  for (const [suffix, screen, look] of [
    ['', DESK, {}],
    ['-night', DESK, NIGHT],
    ['-care', DESK, CARE],
    ['-phone', PHONE, {}],
  ] as const) {
    const page = await person(set, 'gridLeader', screen, look)
    await page.goto(`${set.server.url}/desk`)
    await leader.openCase(page, '待审核', '楼道口烟头很多')
    await set.shoot(page, `desk${suffix}`)
    await page.context().close()
  }
}

async function handlersScreens(set: Set): Promise<void> {
  const page = await person(set, 'handler', PHONE)
  await handler.open(page, set.server.url)
  await page.getByText('请清走桶边的垃圾袋').first().waitFor()
  await set.shoot(page, 'tasks')
  await page.context().close()
  const stranger = await (await openContext(set.browser)).newPage()
  await stranger.goto(set.server.links.reporter)
  await stranger.getByRole('button', { name: '确认登录' }).waitFor()
  await set.shoot(stranger, 'join')
  await stranger.context().close()
}
