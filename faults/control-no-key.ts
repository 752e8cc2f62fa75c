import type { ReadyPhoto } from '../src/offline/draft.ts'
import type { Phone } from './phone.ts'
import { cutWire } from './row-01-cut-wire.ts'

const TRIES_MAX = 30

/**
 * Negative control of row 1: a phone that knows no keys. What was not answered it makes anew, with new ids, as a form does
 * that is simply sent again. Whenever only the answer was lost, the report is there twice.
 */
export const noKeyControl = cutWire(sendAnew)

async function sendAnew(phone: Phone, mark: string, photos: readonly ReadyPhoto[]): Promise<number | null> {
  for (let tries = 1; tries <= TRIES_MAX; tries++) {
    const [op] = await phone.db.getAll('operations')
    if (op?.state === 'delivered') return tries
    await phone.db.clear('operations')
    await phone.report(mark, photos)
    await phone.sync.run({ pressed: true })
  }
  return null
}
