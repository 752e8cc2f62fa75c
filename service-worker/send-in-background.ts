import { createApiClient } from '../src/offline/api-client.ts'
import { copiedTo, withCopy } from '../src/offline/copies.ts'
import { realEnvironment } from '../src/offline/environment.ts'
import { openLocalDb } from '../src/offline/local-db.ts'
import { secondCopy } from '../src/offline/second-copy.ts'
import { createSync } from '../src/offline/sync.ts'

/**
 * One pass of the same send loop the page uses, with the page closed. Rejects while something waits, so that the
 * browser tries again later.
 */
export async function sendInBackground(scope: ServiceWorkerGlobalScope): Promise<void> {
  const db = await openLocalDb(() => undefined)
  try {
    const copy = secondCopy(db, scope.caches)
    copiedTo(db, async () => copy)
    await withCopy(db, ({ restored }) => restored)
    const sync = createSync({
      db,
      api: createApiClient((input, init) => scope.fetch(input, init)),
      env: realEnvironment,
      locks: scope.navigator.locks,
      timers: { set: () => null, clear: () => undefined },
    })
    const report = await sync.run()
    if (report.waiting > 0) throw new Error(`${report.waiting} still waiting`)
  } finally {
    db.close()
  }
}
