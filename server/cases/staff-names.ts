import type { Deps } from '../deps.ts'
import type { CaseFile } from '../stores/case-record.ts'

/** Names of the staff that act in these cases. Reporters are in no event and no case, so none can get in. */
export async function staffNames(
  communityId: string,
  files: readonly CaseFile[],
  deps: Deps,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<string>()
  for (const file of files) {
    for (const task of file.case.tasks) ids.add(task.handlerId)
    for (const event of file.events) {
      if (event.personId) ids.add(event.personId)
      if (event.payload.handlerId) ids.add(event.payload.handlerId)
    }
  }
  const names = new Map<string, string>()
  for (const id of ids) {
    const name = await deps.people.personName(communityId, id)
    if (name !== null) names.set(id, name)
  }
  return names
}
