import { hasRole } from '../../domain/person.ts'
import { type Handlers, handlersSchema, paths } from '../../domain/wire.ts'
import type { Phone } from '../phone/phone.ts'
import { type Polled, usePolled } from './use-polled.ts'

const EVERY_MS = 5 * 60_000

/** Who can be sent a case. Held from the moment the desk opens, so that a dispatch works when the network then goes. */
export function useHandlers({ api, env, me }: Pick<Phone, 'api' | 'env' | 'me'>): Polled<Handlers> {
  const enabled = hasRole(me.posts, 'grid_leader') || hasRole(me.posts, 'admin')
  return usePolled(() => api.get(paths.handlers, handlersSchema), {
    key: 'handlers',
    everyMs: EVERY_MS,
    now: env.now,
    enabled,
  })
}
