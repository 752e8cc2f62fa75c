import { removeForgotten } from '../photos/remove-forgotten.ts'
import type { Stores } from '../start/open-stores.ts'
import { AdminRefused } from './admin-refused.ts'
import type { ForgetReport } from './command.ts'

type Deps = Pick<Stores, 'journal' | 'photoFiles' | 'uploadFiles'> & { now: number }

/**
 * Forgets a report for good: rows, photos, received bytes and who reported it. Ids and hashes stay, so that a phone or a
 * file that offers it again is told `gone`. A running server sees it with its next request.
 * @returns how many photos it had
 * @throws AdminRefused when there is no such report, or more than one community has it
 */
export async function forgetReport({ reportId, communityId }: ForgetReport, deps: Deps): Promise<number> {
  const { journal, uploadFiles, now } = deps
  const holding = await journal.communitiesWithReport(reportId)
  const meant = communityId === null ? holding : holding.filter((id) => id === communityId)
  if (meant.length > 1) throw new AdminRefused(`--community is needed, one of ${meant.join(', ')}. 请写明社区。`)
  const forgotten = meant[0] === undefined ? null : await journal.forgetReport(meant[0], reportId, now)
  await removeForgotten(deps) // also what an earlier run, cut short, left
  if (!forgotten) throw new AdminRefused(`${reportId}: there is no such report. 没有这条上报。`)
  for (const photoId of forgotten.photoIds) await uploadFiles.remove(forgotten.communityId, photoId)
  return forgotten.photoIds.length
}
