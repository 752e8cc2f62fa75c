import { type DeskView, type DeskViews, deskViewsSchema, viewPaths } from '../../domain/desk-view.ts'
import { randomId } from '../../domain/id.ts'
import type { ApiAnswer } from '../offline/api-client.ts'
import { usePhone } from '../phone/use-phone.ts'
import { usePolled } from './use-polled.ts'
import { viewWords as words } from './view-words.ts'

/** What another device saved is seen within this time, and whenever the page is looked at again. */
const EVERY_MS = 60_000

export type Views = {
  views: readonly DeskView[]
  /** @returns what went wrong, in words; null when it is saved */
  save: (name: string, query: string) => Promise<string | null>
  remove: (viewId: string) => Promise<string | null>
}

/** The filters this person saved; they live on the server, so that each of their devices has them. */
export function useViews(): Views {
  const { api, env } = usePhone()
  const polled = usePolled(() => api.get(viewPaths.all, deskViewsSchema), {
    key: 'views',
    everyMs: EVERY_MS,
    now: env.now,
  })
  const heard = (answer: ApiAnswer<DeskViews>): string | null => {
    if (!answer.ok) return answer.why === 'no_network' ? words.offline : words.failed
    const { value } = answer
    if (polled.value) polled.edit(() => value)
    else polled.refresh()
    return null
  }
  return {
    views: polled.value?.views ?? [],
    save: async (name, query) => {
      const body = JSON.stringify({ name, query })
      const path = viewPaths.one(randomId(env.random(16)))
      const headers = { 'content-type': 'application/json' }
      return heard(await api.send({ method: 'PUT', path, headers, body }, deskViewsSchema))
    },
    remove: async (viewId) => heard(await api.send({ method: 'DELETE', path: viewPaths.one(viewId) }, deskViewsSchema)),
  }
}
