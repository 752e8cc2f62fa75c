import fc from 'fast-check'
import type { ReadyPhoto } from '../../src/offline/draft.ts'
import type { Dice } from '../dice.ts'
import type { VirtualPhone } from '../virtual/virtual-phone.ts'
import { count } from '../wire.ts'
import type { ReportFact } from './facts.ts'
import { DECISIONS, decide, handle, look, report, sayLater } from './people-acts.ts'
import type { World } from './world.ts'

/** Something that happens in the world. The model is the world's own list of facts, so a command only needs to act. */
type Step = { name: string; run: (world: World) => Promise<void> }

class Happening implements fc.AsyncCommand<object, World> {
  readonly step: Step
  constructor(step: Step) {
    this.step = step
  }
  check = () => true
  run = async (_: object, world: World) => {
    await world.pulse.rest()
    await this.step.run(world)
  }
  toString = () => this.step.name
}

const volunteers = fc.constantFrom('p1', 'p2')
const anyPhone = fc.constantFrom('p1', 'p2', 'li', 'sun', 'chen')
const leaders = fc.constantFrom('li' as const, 'sun' as const)
const which = fc.nat({ max: 5 })

const reportAt = (world: World, index: number): ReportFact | null =>
  world.facts.reports[index % Math.max(1, world.facts.reports.length)] ?? null

const anyTab = (phone: VirtualPhone, chance: Dice) => (phone.tabs.length > 0 ? chance.pick(phone.tabs) : null)

async function onReport(world: World, index: number, then: (fact: ReportFact) => Promise<void>): Promise<void> {
  const fact = reportAt(world, index)
  if (fact) await then(fact)
}

async function onTab(
  world: World,
  name: string,
  then: (phone: VirtualPhone, tab: VirtualPhone['tabs'][number]) => unknown,
) {
  const phone = world.phoneOf(name)
  const tab = anyTab(phone, world.chance)
  if (tab) await then(phone, tab)
}

async function deliver(world: World, messages: number): Promise<void> {
  for (let n = 0; n < messages && (await world.wire.deliverOne()); n++);
}

/** All that can happen, as often as it should. */
export function happenings(stock: readonly ReadyPhoto[]) {
  const photos = fc.array(fc.constantFrom(...stock), { minLength: 1, maxLength: 2 })
  const of = <T>(name: string, from: fc.Arbitrary<T>, run: (world: World, value: T) => Promise<void>) =>
    from.map((value) => {
      const words = JSON.stringify(value, (_, one) => (one instanceof ArrayBuffer ? one.byteLength : one))
      return new Happening({ name: `${name} ${words}`, run: (world) => run(world, value) })
    })
  const often = (weight: number, arbitrary: fc.Arbitrary<Happening>) => ({ weight, arbitrary })
  return fc.oneof(
    often(
      5,
      of('report', fc.tuple(volunteers, photos), (world, [name, some]) =>
        onTab(world, name, (phone, tab) => report(world, phone, tab, some)),
      ),
    ),
    often(
      2,
      of('supplement', which, (world, n) => onReport(world, n, (fact) => sayLater(world, fact, 'supplement'))),
    ),
    often(
      1,
      of('withdraw', which, (world, n) => onReport(world, n, (fact) => sayLater(world, fact, 'withdraw'))),
    ),
    often(
      5,
      of('look', fc.tuple(leaders, which), (world, [who, n]) => onReport(world, n, (fact) => look(world, who, fact))),
    ),
    often(
      6,
      of('decide', fc.tuple(leaders, which, fc.constantFrom(...DECISIONS)), (world, [who, n, what]) =>
        onReport(world, n, (fact) => decide(world, who, fact, what)),
      ),
    ),
    often(
      4,
      of(
        'both decide',
        fc.tuple(which, fc.constantFrom(...DECISIONS), fc.constantFrom(...DECISIONS)),
        (world, [n, one, other]) => onReport(world, n, (fact) => bothDecide(world, fact, one, other)),
      ),
    ),
    often(
      3,
      of('handle', fc.tuple(which, fc.constantFrom(...stock), fc.boolean()), (world, [n, photo, gives]) =>
        handle(world, n, photo, gives && n === 0),
      ),
    ),
    often(
      8,
      of('press', fc.tuple(anyPhone, fc.boolean()), (world, [name, pressed]) =>
        onTab(world, name, (phone, tab) => phone.kick(tab, pressed)),
      ),
    ),
    often(12, of('deliver', fc.integer({ min: 1, max: 12 }), deliver)),
    often(
      3,
      of('storm', fc.constantFrom(0, 0.2, 0.4, 0.8), async (world, share) => world.wire.setStorm(share)),
    ),
    often(
      2,
      of('disk full', fc.tuple(anyPhone, fc.boolean()), async (world, [name, isFull]) => {
        const { name: database } = world.phoneOf(name)
        if (isFull) world.full.add(database)
        else world.full.delete(database)
      }),
    ),
    often(
      2,
      of('server disk full', fc.boolean(), async (world, isFull) => world.server.setFull(isFull)),
    ),
    often(
      3,
      of('crash', anyPhone, (world, name) =>
        onTab(world, name, async (phone, tab) => {
          count(world.tally, 'tab killed')
          await phone.crash(tab)
        }),
      ),
    ),
    often(
      1,
      of('second tab', anyPhone, async (world, name) => {
        const phone = world.phoneOf(name)
        if (phone.tabs.length < 3) await phone.openTab()
      }),
    ),
    often(
      2,
      of('somebody else', fc.tuple(volunteers, fc.constantFrom('wang' as const, 'zhao' as const, null)), changeHands),
    ),
    often(
      1,
      of('server restarts', fc.constant(null), async (world) => {
        count(world.tally, 'restart')
        await world.server.restart()
      }),
    ),
    often(
      2,
      of('time passes', fc.integer({ min: 1, max: 40 }), async (world, minutes) => {
        world.clock.now += minutes * 60_000
      }),
    ),
  )
}

async function bothDecide(
  world: World,
  fact: ReportFact,
  one: (typeof DECISIONS)[number],
  other: (typeof DECISIONS)[number],
): Promise<void> {
  await look(world, 'li', fact)
  await look(world, 'sun', fact)
  await decide(world, 'li', fact, one)
  await decide(world, 'sun', fact, other)
}

/** The phone changes hands: signing out and in takes two steps, with the network in between. */
async function changeHands(
  world: World,
  [name, next]: ['p1' | 'p2', 'wang' | 'zhao' | null] | [string, 'wang' | 'zhao' | null],
) {
  const phone = world.phoneOf(name)
  if (phone.who() === next || world.full.has(phone.name)) return
  count(world.tally, 'other person')
  await phone.signIn(null)
  if (next) await phone.signIn(next)
}
