import type { Deps } from '../deps.ts'
import { isLinkLive } from '../stores/task-links.ts'

/** Whether a person is an outsider who can be sent this case: let in by a link of this very case that still lets in. */
export async function isOutsiderOf(
  { communityId, caseId }: { communityId: string; caseId: string },
  personId: string,
  deps: Deps,
): Promise<boolean> {
  const link = await deps.people.taskLinkOfPerson(communityId, personId)
  return link !== null && link.caseId === caseId && isLinkLive(link, deps.now())
}
