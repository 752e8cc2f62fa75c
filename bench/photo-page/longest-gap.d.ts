/**
 * Watches the page's thread: the longest time it did not come round, in ms, between now and `stop`.
 * Asked by timers, whose own pace (4 ms when nested) is the floor of what can be seen.
 */
export declare function longestGap(): {
  stop(): number
}
