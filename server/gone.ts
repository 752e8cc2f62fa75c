import type { Deps } from './deps.ts'
import { Refusal } from './refusal.ts'
import type { Tombstone } from './stores/delivery-journal.ts'

/**
 * For ids under which nothing was found: whether it was forgotten on purpose. The ids are too random to be guessed, so who names
 * one had it.
 * @throws Refusal gone
 */
export async function refuseIfGone(
  communityId: string,
  kind: Tombstone['kind'],
  id: string,
  { journal }: Deps,
): Promise<void> {
  const left = await journal.tombstones(communityId, [id])
  if (left.some((one) => one.kind === kind)) throw new Refusal('gone')
}
