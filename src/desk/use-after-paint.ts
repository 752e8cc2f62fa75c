import { useEffect, useState } from 'preact/hooks'

/** What is heavy to draw follows once the rest stands there: the value as it was, and the newest after the next frame. */
export function useAfterPaint<T>(value: T): T {
  const [drawn, setDrawn] = useState(value)
  useEffect(() => {
    if (drawn === value) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setDrawn(value)) // a task after the frame comes when it was painted
    })
    return () => {
      cancelAnimationFrame(frame)
      if (timer !== undefined) clearTimeout(timer)
    }
  }, [value])
  return drawn
}
