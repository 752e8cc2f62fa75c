import type { Community } from '../../domain/community.ts'
import { leadingTask } from '../../domain/task.ts'
import type { LinkLook } from '../../domain/task-link.ts'
import { publicPoint } from '../cases/view-parts.ts'
import type { Deps } from '../deps.ts'
import type { TaskLink } from '../stores/task-links.ts'

/** What is in an outsider's hands now, as far as it is told before they come in; null while nothing is. */
export async function linkTask(link: TaskLink, community: Community, deps: Deps): Promise<LinkLook['task']> {
  const found = await deps.journal.findCase(link.communityId, link.caseId)
  const own = leadingTask(found?.tasks.filter((task) => task.handlerId === link.personId) ?? [])
  if (!found || !own) return null
  const { buildingId } = publicPoint(found, community)
  return {
    category: community.categories.find(({ id }) => id === found.categoryId)?.name ?? null,
    building: community.buildings.find(({ id }) => id === buildingId)?.name ?? null,
    text: own.text,
    dueAt: own.dueAt,
  }
}
