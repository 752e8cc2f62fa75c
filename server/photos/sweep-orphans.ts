import type { Deps } from '../deps.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/**
 * A rendition is named in the journal moments after its file is durable. What has no name after a day was left by a process
 * that died in between.
 */
export const ORPHAN_AFTER_MS = DAY_MS
/** How often a running server looks, besides once at its start: every file is looked at. */
export const ORPHANS_EVERY_MS = DAY_MS

type Sweeping = Pick<Deps, 'journal' | 'photoFiles' | 'now'>

/**
 * Removes whole rendition files that no photo names. A named file is never touched: the files are listed before the names
 * are read, so what is named meanwhile is among the names.
 * @returns how many went
 */
export async function sweepOrphans({ journal, photoFiles, now }: Sweeping): Promise<number> {
  const files = await photoFiles.olderThan(now() - ORPHAN_AFTER_MS)
  let swept = 0
  for (const communityId of new Set(files.map((file) => file.communityId))) {
    const named = await journal.renditionNames(communityId)
    for (const { name } of files.filter((file) => file.communityId === communityId && !named.has(file.name))) {
      await photoFiles.remove(communityId, name)
      swept++
    }
  }
  return swept
}
