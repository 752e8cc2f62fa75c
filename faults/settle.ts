import type { Phone } from './phone.ts'

/** As often as a person would press 立即同步 before calling it broken. */
const PRESSES_MAX = 30
const PAUSE_MS = 30

/** Presses 立即同步 on a phone until nothing is left to send. @returns how many presses it took, or null when it never came to that */
export async function pressUntilDelivered(phone: Phone, pressesMax = PRESSES_MAX): Promise<number | null> {
  for (let presses = 1; presses <= pressesMax; presses++) {
    await phone.sync.run({ pressed: true })
    const open = (await phone.db.getAll('operations')).filter((op) => op.state !== 'delivered')
    if (open.length === 0) return presses
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return null
}
