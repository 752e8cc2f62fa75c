import type { Phone } from './phone.ts'

/** As often as a person would press 立即同步 before calling it broken. */
const PRESSES_MAX = 30
const PAUSE_MS = 30
/** Whoever waits longer each time gets through to a machine that is only busy; one that is stuck stays stuck. */
const PAUSE_GROWS = 1.3
const PAUSE_MAX_MS = 5_000

/** Presses 立即同步 on a phone until nothing is left to send. @returns how many presses it took, or null when it never came to that */
export async function pressUntilDelivered(phone: Phone, pressesMax = PRESSES_MAX): Promise<number | null> {
  for (let presses = 1; presses <= pressesMax; presses++) {
    await phone.sync.run({ pressed: true })
    const open = (await phone.db.getAll('operations')).filter((op) => op.state !== 'delivered')
    if (open.length === 0) return presses
    const pauseMs = Math.min(PAUSE_MAX_MS, PAUSE_MS * PAUSE_GROWS ** presses)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return null
}
