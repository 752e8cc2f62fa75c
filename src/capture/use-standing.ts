import { useEffect, useState } from 'preact/hooks'
import { whenIdle } from '../ui/when-idle.ts'
import { fetchLaterParts } from './later-parts.ts'

/** False until the first screen stands and 拍照 can be tapped; then everything that comes later is being fetched. */
export function useStanding(): boolean {
  const [standing, setStanding] = useState(false)
  useEffect(
    () =>
      whenIdle(() => {
        fetchLaterParts()
        setStanding(true)
      }),
    [],
  )
  return standing
}
