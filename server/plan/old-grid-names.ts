import type { Community } from '../../domain/community.ts'
import type { OldGridNames } from '../cases/view-parts.ts'
import type { Deps } from '../deps.ts'
import type { CaseFile } from '../stores/case-record.ts'

/** Versions never change: their names are read once. More than these few hundred communities and versions nobody looks at at a time. */
const REMEMBERED = 500
const remembered = new WeakMap<Deps['journal'], Map<string, ReadonlyMap<string, string>>>()

/** What grids were called, by plan version, for those of these cases that were placed by an older one. */
export async function oldGridNames(
  community: Community,
  files: readonly CaseFile[],
  deps: Deps,
): Promise<OldGridNames> {
  const versions = new Set(files.map((file) => file.case.planVersion))
  versions.delete(community.planVersion ?? 1)
  const names = new Map<number, ReadonlyMap<string, string>>()
  for (const version of versions) names.set(version, await namesOf(community.id, version, deps))
  return names
}

async function namesOf(communityId: string, version: number, deps: Deps): Promise<ReadonlyMap<string, string>> {
  const known = remembered.get(deps.journal) ?? new Map<string, ReadonlyMap<string, string>>()
  remembered.set(deps.journal, known)
  const key = `${version}:${communityId}`
  const found = known.get(key)
  if (found) return found
  const plan = await deps.journal.planOfVersion(communityId, version)
  const names = new Map(plan?.grids.map(({ id, name }) => [id, name]))
  if (known.size >= REMEMBERED) known.clear()
  if (plan) known.set(key, names)
  return names
}
