import type { DeskTab } from '../../domain/lifecycle.ts'
import { deskPageSchema, paths } from '../../domain/wire.ts'
import type { ApiAnswer, ApiClient } from '../offline/api-client.ts'
import { type DeskQueue, withPage } from './desk-queue.ts'

/** One page of a tab, newest first. `filter` as the address has it. */
export function readPage(
  api: ApiClient,
  tab: DeskTab,
  cursor: string | null,
  filter = '',
): Promise<ApiAnswer<DeskQueue>> {
  const query = new URLSearchParams(`tab=${tab}&${filter}`)
  if (cursor !== null) query.set('after', cursor)
  return api.get(`${paths.deskCases}?${query}`, deskPageSchema)
}

/** As many pages as are shown, so that a refresh neither shortens the list nor shows old rows. */
export async function readPages(
  api: ApiClient,
  tab: DeskTab,
  pages: number,
  filter = '',
): Promise<ApiAnswer<DeskQueue>> {
  let answer = await readPage(api, tab, null, filter)
  for (let page = 1; page < pages && answer.ok && answer.value.next !== null; page++) {
    const further = await readPage(api, tab, answer.value.next, filter)
    answer = further.ok ? { ...further, value: withPage(answer.value, further.value) } : further
  }
  return answer
}
