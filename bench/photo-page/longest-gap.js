/**
 * Watches the page's thread: the longest time it did not come round, in ms, between now and `stop`.
 * Asked by timers, whose own pace (4 ms when nested) is the floor of what can be seen.
 */
export function longestGap() {
  let longest = 0
  let last = performance.now()
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    timer = setTimeout(look, 1)
  }
  let timer = setTimeout(look, 1)
  return {
    stop() {
      clearTimeout(timer)
      return Math.max(longest, performance.now() - last)
    },
  }
}
