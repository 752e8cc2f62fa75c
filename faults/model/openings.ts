import type { ReadyPhoto } from '../../src/offline/draft.ts'
import { count } from '../wire.ts'
import { letAllThrough } from './calm-down.ts'
import { decide, look, report } from './people-acts.ts'
import type { World } from './world.ts'

/** How a sequence begins, before chance takes over. */
export type Opening = { name: string; run: (world: World, photos: readonly ReadyPhoto[]) => Promise<void> }

/** A volunteer keeps a report and presses; nothing of it has been let through yet. */
async function beginsToSend(world: World, photos: readonly ReadyPhoto[]): Promise<void> {
  const phone = world.phoneOf('p1')
  const [tab] = phone.tabs
  if (!tab) throw new Error('a fresh phone has a tab')
  await report(world, phone, tab, [world.chance.pick(photos)])
  await kick(world, 'p1')
}

async function kick(world: World, name: string): Promise<void> {
  await world.pulse.rest()
  const phone = world.phoneOf(name)
  if (phone.tabs[0]) phone.kick(phone.tabs[0], true)
}

/**
 * Beginnings that lead for certain to what the row must have seen, whatever the seed: by chance alone a slice of forty sequences
 * sometimes has no conflict, or no full disk, in it.
 */
export const OPENINGS: readonly Opening[] = [
  {
    name: 'the answer is on its way when the tab dies',
    run: async (world, photos) => {
      await beginsToSend(world, photos)
      await world.wire.deliverOne()
      const phone = world.phoneOf('p1')
      count(world.tally, 'tab killed')
      if (phone.tabs[0]) await phone.crash(phone.tabs[0])
      await kick(world, 'p1')
      await letAllThrough(world)
    },
  },
  {
    name: 'two leaders decide at the same moment',
    run: async (world, photos) => {
      await beginsToSend(world, photos)
      await letAllThrough(world)
      const fact = world.facts.reports.at(-1)
      if (!fact) return
      for (const leader of ['li', 'sun'] as const) await look(world, leader, fact)
      await decide(world, 'li', fact, 'accept')
      await decide(world, 'sun', fact, 'decline')
      for (const leader of ['li', 'sun']) await kick(world, leader)
      await letAllThrough(world)
    },
  },
  {
    name: 'the server has no room for a while',
    run: async (world, photos) => {
      await beginsToSend(world, photos)
      world.server.setFull(true)
      await letAllThrough(world)
      world.server.setFull(false)
    },
  },
  {
    name: 'the phone has no room for a while',
    run: async (world, photos) => {
      const { name } = world.phoneOf('p1')
      world.full.add(name)
      await beginsToSend(world, photos)
      await letAllThrough(world)
      world.full.delete(name)
    },
  },
  {
    name: 'the phone changes hands while it sends',
    run: async (world, photos) => {
      await beginsToSend(world, photos)
      await world.wire.deliverOne()
      count(world.tally, 'other person')
      await world.phoneOf('p1').signIn(null)
      await world.phoneOf('p1').signIn('zhao')
      await letAllThrough(world)
    },
  },
  {
    name: 'a bad network from the first moment',
    run: async (world, photos) => {
      world.wire.setStorm(0.8)
      await beginsToSend(world, photos)
      for (let presses = 0; presses < 3; presses++) {
        await letAllThrough(world)
        await kick(world, 'p1')
      }
      world.wire.setStorm(0)
    },
  },
  {
    name: 'the server is started anew while somebody sends',
    run: async (world, photos) => {
      await beginsToSend(world, photos)
      await world.wire.deliverOne()
      count(world.tally, 'restart')
      await world.server.restart()
      await letAllThrough(world)
    },
  },
]
