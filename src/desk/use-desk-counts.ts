import { type DeskCounts, deskCountsSchema, paths } from '../../domain/wire.ts'
import type { Phone } from '../phone/phone.ts'
import { type Polled, usePolled } from './use-polled.ts'

/** Promised within 30 s; a third of it leaves room for a slow answer. */
const EVERY_MS = 10_000

/** How many cases each tab holds. */
export const useDeskCounts = ({ api, env }: Pick<Phone, 'api' | 'env'>): Polled<DeskCounts> =>
  usePolled(() => api.get(paths.deskCounts, deskCountsSchema), { key: 'counts', everyMs: EVERY_MS, now: env.now })
