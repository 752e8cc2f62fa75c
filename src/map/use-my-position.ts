import { useEffect, useRef, useState } from 'preact/hooks'
import { keepLastFix } from '../phone/last-fix.ts'
import { usePhone } from '../phone/use-phone.ts'
import { type Position, readPosition } from './my-position.ts'

export type MyPosition = {
  /** The last answer; null before the first question. */
  answer: Position | null
  looking: boolean
  /** Asks the phone once more. */
  find(): Promise<Position>
}

/** This phone's position, asked for only when the person says so. */
export function useMyPosition(): MyPosition {
  const { owner } = usePhone()
  const [answer, setAnswer] = useState<Position | null>(null)
  const [looking, setLooking] = useState(false)
  const gone = useRef(false)
  useEffect(
    () => () => {
      gone.current = true
    },
    [],
  )
  const find = async () => {
    setLooking(true)
    const found = await readPosition(navigator.geolocation, window.isSecureContext)
    if (found.ok) keepLastFix(localStorage, owner, { ...found.point, accuracy: found.accuracy, at: found.at })
    if (!gone.current) {
      setAnswer(found)
      setLooking(false)
    }
    return found
  }
  return { answer, looking, find }
}
