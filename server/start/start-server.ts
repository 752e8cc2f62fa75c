import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { type DemoLinks, issueDemoLinks } from '../demo/demo-links.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import type { Deps } from '../deps.ts'
import { exportJobs } from '../export/export-jobs.ts'
import { postOut } from '../notify/post-out.ts'
import { projectRoot } from '../project-root.ts'
import { baseUrl, settingsOf } from './base-url.ts'
import { beginChores, checkEpochs } from './chores.ts'
import { completeInitials } from './complete-initials.ts'
import { claimDataFolder, dataFiles, makeDataFolder } from './data-folder.ts'
import { drain } from './drain.ts'
import { exportsInThread } from './exports-in-thread.ts'
import { lockDataFolder } from './folder-lock.ts'
import { listen } from './listen.ts'
import { openToServe, type Stores } from './open-stores.ts'
import { StartRefused } from './start-refused.ts'
import { readIfThere, writeWhole } from './whole-file.ts'

const DRAIN_PATIENCE_MS = 10_000

export type Running = {
  url: string
  /** Null outside the demo. */
  demoLinks: DemoLinks | null
  communities: number
  /** Finishes what is under way, closes the stores and gives the data folder back. */
  stop: () => Promise<void>
}

/**
 * Starts the server on its data folder.
 * @param open opens the stores; another one than the default only where a test needs stores that fail
 * @throws StartRefused in words for whoever started it
 */
export async function startServer(config: Config, log: Logger, open = openToServe): Promise<Running> {
  await makeDataFolder(config.dataDir)
  const unlock = lockDataFolder(config.dataDir)
  try {
    await claimDataFolder(config.dataDir, config.mode)
    await refuseHalfRestored(config.dataDir)
    return await startLocked(config, log, unlock, open)
  } catch (error) {
    unlock()
    throw error
  }
}

type Open = (dataDir: string) => Promise<Stores>

async function startLocked(config: Config, log: Logger, unlock: () => void, open: Open): Promise<Running> {
  const stores = await open(config.dataDir)
  try {
    if (config.mode === 'production') await refuseDemoCommunities(stores)
    await completeInitials(stores.communities).catch((error) =>
      log.warn({ err: error }, 'pinyin initials could not be kept: buildings are found by number and name only'),
    )
    const demo = config.mode === 'demo' ? await seedDemo(stores.communities, stores.people, Date.now()) : null
    const checked = await checkEpochs(config.dataDir, stores, log)
    const deps = depsOf(config, stores, log)
    const app = createApp(deps)
    const { server, port } = await listen((request) => app.fetch(request), config)
    const url = baseUrl(config, port)
    await writeWhole(dataFiles(config.dataDir).address, `${JSON.stringify({ url })}\n`)
    const endChores = beginChores(deps, { ...checked, dataDir: config.dataDir, log })
    return {
      url,
      demoLinks: demo && (await demoLinks(config, stores, demo.id, url)),
      communities: (await stores.communities.list()).length,
      stop: async () => {
        await drain(server, DRAIN_PATIENCE_MS)
        await deps.exports.stop()
        await endChores()
        await stores.close()
        unlock()
      },
    }
  } catch (error) {
    await stores.close()
    throw error
  }
}

/** Between taking the old database away and putting the restored one there, starting would begin an empty one. */
async function refuseHalfRestored(dataDir: string): Promise<void> {
  if ((await readIfThere(dataFiles(dataDir).restoring)) === null) return
  throw new StartRefused(
    `DATA_DIR=${dataDir}: a restore was interrupted; run \`npm run admin -- restore <folder>\` again. 恢复备份没有完成。`,
  )
}

/** A second fence behind the folder's marker: open sign-ins never meet real reports. */
async function refuseDemoCommunities({ communities }: Stores): Promise<void> {
  const demo = (await communities.list()).find((community) => community.demo)
  if (demo)
    throw new StartRefused(
      `The data folder holds the demo community ${demo.id}: production does not serve it. 数据目录中有演示社区。`,
    )
}

function depsOf(
  config: Config,
  { journal, photoFiles, uploadFiles, mapFiles, exportFiles, people, communities, notices, channels }: Stores,
  log: Logger,
): Deps {
  const pageDir = join(projectRoot(), 'dist')
  const hasPage = existsSync(join(pageDir, 'index.html'))
  if (!hasPage) log.warn('the page has not been built: only the API is served')
  const now = () => Date.now()
  const random = (bytes: number) => randomBytes(bytes)
  const onFailure = (error: unknown) => log.error({ err: error }, 'export')
  return {
    now,
    random,
    log,
    journal,
    photoFiles,
    uploadFiles,
    mapFiles,
    exportFiles,
    exports: exportJobs({ run: exportsInThread(config.dataDir), files: exportFiles, now, random, onFailure }),
    people,
    communities,
    notices,
    channels,
    postOut: postOut(),
    settings: settingsOf(config, hasPage ? pageDir : null),
  }
}

const demoLinks = (config: Config, { people }: Stores, communityId: string, url: string): Promise<DemoLinks> =>
  issueDemoLinks({
    people,
    communityId,
    baseUrl: url,
    file: dataFiles(config.dataDir).demoLinks,
    now: Date.now(),
    random: (bytes) => randomBytes(bytes),
  })
