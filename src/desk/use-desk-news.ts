import { useEffect, useRef } from 'preact/hooks'
import type { DeskTab } from '../../domain/lifecycle.ts'

/** A list never says less than the number on its tab: it is read anew when that changes, not when it is first heard. */
export function useFollowedCount(tab: DeskTab, count: number | null, refresh: () => void): void {
  const last = useRef({ tab, count })
  useEffect(() => {
    const { tab: lastTab, count: lastCount } = last.current
    last.current = { tab, count }
    if (lastTab === tab && lastCount !== null && count !== null && lastCount !== count) refresh()
  }, [tab, count, refresh])
}

/** What left the outbox has changed the desk: a step was delivered by itself, or let go in another tab. */
export function useEmptiedOutbox(opIds: readonly string[], refresh: () => void): void {
  const last = useRef(opIds)
  useEffect(() => {
    const hasLeft = last.current.some((opId) => !opIds.includes(opId))
    last.current = opIds
    if (hasLeft) refresh()
  }, [opIds.join()])
}
