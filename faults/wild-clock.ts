import type { Environment } from '../src/offline/environment.ts'
import { realEnvironment } from '../src/offline/environment.ts'
import type { Dice } from './dice.ts'
import { count, type Tally } from './wire.ts'

const MINUTE = 60_000
const TEN_YEARS = 10 * 365.25 * 24 * 60 * MINUTE

/** A phone's clock that somebody sets while it is used: what really passes, plus how wrong it is just now. */
export type WildClock = Environment & {
  /** Real time goes on. */
  pass: (ms: number) => void
  /** Sets the clock anew: up to ten years off either way, a little off, or right. */
  jump: () => void
  /** Sets it a last time, as the network's time does it, and lets nobody touch it again. */
  setRight: () => void
}

export function wildClock(chance: Dice, tally: Tally, start: number): WildClock {
  const state = { real: start, off: 0, isRight: false }
  const jump = () => {
    if (state.isRight) return
    const before = state.off
    const reach = chance.pick([TEN_YEARS, TEN_YEARS, 60 * MINUTE, MINUTE, 0])
    state.off = Math.round((chance.next() * 2 - 1) * reach)
    count(tally, state.off < before ? 'setBack' : 'setForward')
  }
  jump()
  return {
    now: () => state.real + state.off,
    random: realEnvironment.random,
    pass: (ms) => {
      state.real += ms
    },
    jump,
    setRight: () => Object.assign(state, { off: 0, isRight: true }),
  }
}
