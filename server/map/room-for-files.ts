import type { Deps } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { communityNamed, filesNamedBy } from './named-files.ts'

/** Twice the layers there can be: what is in use, and as many that were uploaded and not saved. */
const FILES_MAX = 24

/** Refuses one more file when a community has many already, after letting go of those that no layer names any more. */
export async function refuseWhenCrowded(communityId: string, kind: 'pictures' | 'tiles', deps: Deps): Promise<void> {
  if ((await deps.mapFiles.list(communityId))[kind].length < FILES_MAX) return
  const named = filesNamedBy(await communityNamed(communityId, deps))
  const oldestFirst = (await deps.mapFiles.list(communityId))[kind].sort((a, b) => a.touchedAt - b.touchedAt)
  const unnamed = oldestFirst.filter(({ file }) => !named.has(file))
  if (unnamed.length === 0) throw new Refusal('disk_full', { detail: `more than ${FILES_MAX} ${kind}` })
  for (const { file } of unnamed) {
    if (kind === 'pictures') await deps.mapFiles.removePicture(communityId, file)
    else await deps.mapFiles.removeTiles(communityId, file)
  }
}
