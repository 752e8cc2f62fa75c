import { announceChange } from './changes.ts'

/** Whether the last thing written in this context found room. */
let full = false

/** Notes that a write found no room, or room again; whoever shows words about it hears at once. */
export function noteStorage(isFull: boolean): void {
  if (full === isFull) return
  full = isFull
  announceChange('storage')
}

/** Whether the last write was refused for want of room: nothing of it was kept, nothing else was lost. */
export const isStorageFull = (): boolean => full
