import type { Logger } from 'pino'
import type { Deps } from '../deps.ts'
import { HEAR_EVERY_MS, hearEvents } from '../notify/hear-events.ts'
import { morningDigests } from '../notify/morning-digests.ts'
import { SEND_EVERY_MS, sendDeliveries } from '../notify/send-deliveries.ts'
import { breather } from './breather.ts'
import { every } from './every.ts'

/** A message of before is in the case's history all the same. */
const MESSAGES_KEPT_MS = 90 * 86_400_000
const PRUNE_EVERY_MS = 6 * 3_600_000

/** Lets everybody hear of what happened, inside and outside. @returns ends it; the page that is under way is finished first */
export function beginHearing(deps: Deps, log: Logger): () => Promise<unknown> {
  const digests = morningDigests(deps)
  const breath = breather()
  const hear = async () => (await breath.begin()) && hearEvents(deps, breath)
  const ends = [
    every({ name: 'hearing', work: hear, everyMs: HEAR_EVERY_MS, log }),
    every({ name: 'sending', work: () => digests().then(() => sendDeliveries(deps)), everyMs: SEND_EVERY_MS, log }),
    every({
      name: 'old messages',
      work: () => deps.notices.prune(deps.now() - MESSAGES_KEPT_MS),
      everyMs: PRUNE_EVERY_MS,
      log,
    }),
  ]
  return () => {
    breath.end()
    return Promise.all(ends.map((end) => end()))
  }
}
