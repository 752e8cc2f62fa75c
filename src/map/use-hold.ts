import { useEffect, useRef } from 'preact/hooks'

/** A press longer than this repeats; long enough that a slow, trembling finger still makes one step. */
const HOLD_MS = 600
const REPEAT_MS = 100

/**
 * Handlers of a button that acts once when pressed (finger, mouse or key) and, held down, again and again.
 */
export function useHold(act: (event: { shiftKey: boolean }) => void) {
  const latest = useRef(act)
  latest.current = act
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const repeated = useRef(false)
  const stop = () => clearTimeout(timer.current)
  useEffect(() => stop, [])
  const repeat = () => {
    repeated.current = true
    latest.current({ shiftKey: false })
    timer.current = setTimeout(repeat, REPEAT_MS)
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      repeated.current = false
      stop()
      timer.current = setTimeout(repeat, HOLD_MS)
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onPointerLeave: stop,
    onClick: (event: MouseEvent) => {
      stop()
      if (!repeated.current) latest.current(event)
      repeated.current = false
    },
    onContextMenu: (event: Event) => event.preventDefault(), // a long press on Android would open a menu
  }
}
