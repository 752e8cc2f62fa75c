import { useEffect, useState } from 'preact/hooks'
import type { DeskTab } from '../../domain/lifecycle.ts'
import { keepPatrol, photoFetcher } from '../offline/keep-patrol.ts'
import { patrolStore } from '../phone/patrol-store.ts'
import type { Phone } from '../phone/phone.ts'
import type { DeskQueue } from './desk-queue.ts'
import { readPage } from './read-queue.ts'
import type { DeskTrouble } from './trouble.ts'
import { useFollowedCount } from './use-desk-news.ts'
import type { DeskQueueLoaded } from './use-desk-queue.ts'
import { usePolled } from './use-polled.ts'

/** What is judged on the spot (待核查): the only heap that is worked on in a walk without signal. */
const PATROL_TAB = 'awaiting_verification' satisfies DeskTab
const EVERY_MS = 5 * 60_000

/**
 * While the desk is open and hears the server, keeps the cases to be verified on this phone with their photos, so that a walk
 * without signal can judge them. @param count how many there are: they are read anew when it changes
 */
export function useKeepPatrol({ api, env, owner }: Phone, count: number | null): void {
  const heard = usePolled(() => readPage(api, PATROL_TAB, null), { key: PATROL_TAB, everyMs: EVERY_MS, now: env.now })
  useFollowedCount(PATROL_TAB, count, heard.refresh)
  useEffect(() => {
    const { value, at } = heard
    if (heard.trouble === 'not_allowed') void patrolStore().then((store) => store?.clear())
    if (heard.trouble !== null || value === null || at === null) return
    let isWanted = true
    const keep = async () => {
      const store = await patrolStore()
      if (!store) return
      const fetchPhoto = photoFetcher((input, init) => fetch(input, init), owner)
      await keepPatrol(owner, value.cases, at, { store, fetchPhoto, isWanted: () => isWanted })
    }
    keep().catch((error) => console.error('what is to be verified could not be kept for a walk', error))
    return () => {
      isWanted = false
    }
  }, [heard.value, heard.trouble])
}

/** Troubles in which older content helps; after the others it must not be shown. */
const HELPS: ReadonlySet<DeskTrouble> = new Set<DeskTrouble>(['no_network', 'bad_answer', 'down'])

/** The list as it is, or where it cannot be had, what was kept of 待核查, with its age. */
export function usePatrolQueue({ env, owner }: Phone, tab: DeskTab, queue: DeskQueueLoaded): DeskQueueLoaded {
  const [kept, setKept] = useState<{ queue: DeskQueue; at: number } | null>(null)
  const isOut = tab === PATROL_TAB && queue.value === null && queue.trouble !== null && HELPS.has(queue.trouble)
  useEffect(() => {
    if (!isOut) return setKept(null)
    let left = false
    const look = async () => (await patrolStore())?.cases(owner, env.now())
    look().then(
      (found) => left || !found || setKept({ queue: { cases: found.cases, next: null }, at: found.at }),
      (error) => console.error('what was kept for a walk could not be read', error),
    )
    return () => {
      left = true
    }
  }, [isOut, owner])
  return isOut && kept ? { ...queue, value: kept.queue, at: kept.at } : queue
}
