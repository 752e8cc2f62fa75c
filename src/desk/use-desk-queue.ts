import { useEffect, useRef, useState } from 'preact/hooks'
import type { DeskTab } from '../../domain/lifecycle.ts'
import type { Phone } from '../phone/phone.ts'
import { type DeskQueue, withPage } from './desk-queue.ts'
import { readPage, readPages } from './read-queue.ts'
import { type Polled, usePolled } from './use-polled.ts'

/** The counts come more often; the list follows them, and this is for what changes without changing a count. */
const EVERY_MS = 25_000

export type DeskQueueLoaded = Polled<DeskQueue> & { more: () => void; loadingMore: boolean }

/** The cases of a tab under a filter, page by page, kept fresh. */
export function useDeskQueue({ api, env }: Pick<Phone, 'api' | 'env'>, tab: DeskTab, filter: string): DeskQueueLoaded {
  const pages = useRef(1)
  const [loadingMore, setLoadingMore] = useState(false)
  useEffect(() => {
    pages.current = 1
  }, [tab, filter])
  const polled = usePolled(() => readPages(api, tab, pages.current, filter), {
    key: `${tab}?${filter}`,
    everyMs: EVERY_MS,
    now: env.now,
  })

  const more = async () => {
    const next = polled.value?.next ?? null
    if (next === null || loadingMore) return
    setLoadingMore(true)
    const page = await readPage(api, tab, next, filter)
    setLoadingMore(false)
    if (!page.ok) return polled.refresh() // says what is wrong
    pages.current++
    polled.edit((queue) => (queue.next === next ? withPage(queue, page.value) : queue))
  }
  return { ...polled, more: () => void more(), loadingMore }
}
