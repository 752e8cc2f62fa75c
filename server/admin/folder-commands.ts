import { claimDataFolder, dataFiles, makeDataFolder, modeOf } from '../start/data-folder.ts'
import { lockDataFolder } from '../start/folder-lock.ts'
import { openStores } from '../start/open-stores.ts'
import { readIfThere } from '../start/whole-file.ts'
import { addMap } from './add-map.ts'
import { AdminRefused } from './admin-refused.ts'
import { backup } from './backup.ts'
import { verifiedBackup } from './backup-manifest.ts'
import type { AddMap, Backup, ForgetReport, Recount, Restore } from './command.ts'
import { forgetReport } from './forget-report.ts'
import { restore } from './restore.ts'
import { words } from './words.ts'

/** `backup`: the data folder into another one, while the server may be running. @throws AdminRefused */
export async function runBackup({ folder }: Backup, dataDir: string, now: number): Promise<string> {
  await refuseHalfRestored(dataDir)
  const mode = await modeOf(dataDir)
  if (mode === null) throw new AdminRefused(`DATA_DIR=${dataDir} holds nothing yet. 数据目录是空的。`)
  const { photos, missing } = await backup({ dataDir, mode, folder, now })
  return words.backedUp(folder, photos.length, missing.length)
}

/** `restore`: a backup into the data folder, which no server may be using. @throws AdminRefused, StartRefused */
export async function runRestore({ folder }: Restore, dataDir: string, now: number): Promise<string> {
  const manifest = await verifiedBackup(folder)
  await makeDataFolder(dataDir)
  const unlock = lockDataFolder(dataDir)
  try {
    await claimDataFolder(dataDir, manifest.mode)
    return words.restored(folder, await restore({ dataDir, folder, now }, manifest))
  } finally {
    unlock()
  }
}

/** `forget-report`: one report for good, while the server may be running. @throws AdminRefused */
export async function runForget(command: ForgetReport, dataDir: string, now: number): Promise<string> {
  await refuseHalfRestored(dataDir)
  if ((await modeOf(dataDir)) === null)
    throw new AdminRefused(`DATA_DIR=${dataDir} holds nothing yet. 数据目录是空的。`)
  const stores = await openStores(dataDir)
  try {
    return words.forgotten(command.reportId, await forgetReport(command, { ...stores, now }))
  } finally {
    await stores.close()
  }
}

/** `add-map`: a tile archive for a community, while the server may be running. @throws AdminRefused */
export async function runAddMap(command: AddMap, dataDir: string): Promise<string> {
  await refuseHalfRestored(dataDir)
  if ((await modeOf(dataDir)) === null)
    throw new AdminRefused(`DATA_DIR=${dataDir} holds nothing yet. 数据目录是空的。`)
  const stores = await openStores(dataDir)
  try {
    return words.mapAdded(await addMap(command, stores))
  } finally {
    await stores.close()
  }
}

/**
 * `recount`: whether the map's counts say what the cases say, and with `--repair` writes them anew; the server may be
 * running. @throws AdminRefused also when something was wrong and not to be repaired, so that a script hears of it
 */
export async function runRecount({ repair }: Recount, dataDir: string): Promise<string> {
  await refuseHalfRestored(dataDir)
  if ((await modeOf(dataDir)) === null)
    throw new AdminRefused(`DATA_DIR=${dataDir} holds nothing yet. 数据目录是空的。`)
  const stores = await openStores(dataDir)
  try {
    const faults = await stores.journal.recountMap(repair)
    if (faults.length > 0 && !repair) throw new AdminRefused(words.miscounted(faults.length))
    return words.recounted(faults.length)
  } finally {
    await stores.close()
  }
}

async function refuseHalfRestored(dataDir: string): Promise<void> {
  if ((await readIfThere(dataFiles(dataDir).restoring)) === null) return
  throw new AdminRefused('a restore was interrupted: run it again first. 恢复备份没有完成，请先再运行一次。')
}
