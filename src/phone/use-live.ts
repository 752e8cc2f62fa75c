import { useEffect, useState } from 'preact/hooks'
import { onChange, type Topic } from '../offline/changes.ts'

/**
 * What `read` says, read again whenever this phone's data changes here, in another tab or in the worker.
 * Bursts of changes are read once; an answer that was overtaken by a newer question is dropped.
 */
export function useLive<T>(read: () => Promise<T>, deps: readonly unknown[], topic: Topic = 'work'): T | undefined {
  const [value, setValue] = useState<T | undefined>(undefined)
  useEffect(() => {
    let stopped = false
    let reading = false
    let again = false
    const refresh = async () => {
      if (reading) {
        again = true
        return
      }
      reading = true
      do {
        again = false
        const fresh = await read()
        if (!stopped) setValue(fresh)
      } while (again && !stopped)
      reading = false
    }
    const onFailure = (error: unknown) => {
      reading = false
      console.error('reading local data failed', error)
    }
    const start = () => void refresh().catch(onFailure)
    start()
    const off = onChange(start, topic)
    return () => {
      stopped = true
      off()
    }
  }, deps)
  return value
}
