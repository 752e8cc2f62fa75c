import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HuntLine, Quarry, ReachedTest, ReachLine, Verdict } from './job.ts'
import { runJob } from './lane.ts'
import { isDead } from './results.ts'
import type { Tree } from './tree.ts'

/** What became of a mutant. `missed`: no test reaches it. */
export type Fate = { verdict: Exclude<Verdict, 'unsure'> | 'missed'; by: string }

/** So many mutants are hunted by one worker, then it is begun anew: lanes share a slow file, and memory stays small. */
const PER_WORKER = 600
/** Tests of so many ms, as they usually take, are asked about one mutant; whoever outlives them has survived. */
const BUDGET_MS = 15_000
/** A worker says nothing for that long at most, beside five times its tests' usual time and their limit. */
const SILENCE_MS = 30_000

type Errand = { reach: ReachLine; quarries: Quarry[]; loading: boolean; again: boolean }

/**
 * Hunts every mutant with the tests that reach it, quick test files first, until one kills it.
 * @param fates what is known already, which goes on here; a survivor of before is hunted again
 * @param tell called after each worker with how many are dead and how many errands are left
 */
export async function hunt(
  tree: Tree,
  wanted: ReadonlySet<number>,
  reach: readonly ReachLine[],
  lanes: number,
  fates: Map<number, Fate>,
  tell: (text: string) => void,
): Promise<void> {
  const spent = new Map<number, number>()
  const errands = reach.flatMap((line) => errandsIn(line, wanted, spent))
  errands.sort((a, b) => Number(a.loading) - Number(b.loading))
  const isAsked = new Set(errands.flatMap(({ quarries }) => quarries.map(({ mutant }) => mutant)))
  for (const id of wanted) fates.set(id, { verdict: isAsked.has(id) ? 'survived' : 'missed', by: '' })

  const settle = (line: HuntLine, file: string): boolean => {
    if (line.kind === 'begun' || line.verdict === 'unsure') return false
    if (line.verdict === 'survived' || isDead(fates.get(line.mutant))) return true
    fates.set(line.mutant, { verdict: line.verdict, by: `${file}: ${line.by}` })
    writeFileSync(join(tree.path, '.jobs/killed', String(line.mutant)), '')
    return true
  }

  const isGone = (mutant: number) => isDead(fates.get(mutant))
  const work = async (lane: number): Promise<void> => {
    for (let errand = errands.shift(); errand; errand = errands.shift()) {
      const quarries = errand.quarries.filter(({ mutant }) => !isGone(mutant))
      if (quarries.length === 0) continue
      const left = await runErrand(tree, `hunt-${lane}`, { ...errand, quarries }, settle, isGone)
      if (left.quarries.length > 0) errands.unshift(left)
      const dead = [...wanted].filter((id) => isDead(fates.get(id))).length
      tell(`${dead} of ${wanted.size} dead, ${errands.length} errands left, last ${errand.reach.file}`)
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)))
}

/** @param spent ms of tests that each mutant is given already; what is given here is added */
function errandsIn(reach: ReachLine, wanted: ReadonlySet<number>, spent: Map<number, number>): Errand[] {
  const always = new Set(reach.always)
  const reached = new Set([...reach.always, ...reach.tests.flatMap((test) => test.reached)])
  const quarries = [...reached]
    .filter((mutant) => wanted.has(mutant))
    .map((mutant): Quarry => {
      const reaching = reach.tests.filter((test) => always.has(mutant) || test.reached.includes(mutant))
      const tests = affordable(reaching, spent.get(mutant))
      const ms = tests.reduce((sum, test) => sum + test.ms, 0)
      if (tests.length > 0) spent.set(mutant, (spent.get(mutant) ?? 0) + ms)
      const limitMs = 5 * Math.max(0, ...tests.map((test) => test.ms)) + 3_000
      return { mutant, tests: tests.map(({ id }) => id), loading: always.has(mutant), ms, limitMs }
    })
    .filter(({ tests }) => tests.length > 0)
  const errands: Errand[] = []
  for (const loading of [false, true]) {
    const alike = quarries.filter((quarry) => quarry.loading === loading).sort((a, b) => a.ms - b.ms)
    for (let at = 0; at < alike.length; at += PER_WORKER)
      errands.push({ reach, quarries: alike.slice(at, at + PER_WORKER), loading, again: false })
  }
  return errands
}

/** The quickest tests that a mutant can still be given; always one for a mutant that had none. */
function affordable(tests: readonly ReachedTest[], spent: number | undefined): ReachedTest[] {
  const quickFirst = tests.toSorted((a, b) => a.ms - b.ms)
  let left = BUDGET_MS - (spent ?? 0)
  return quickFirst.filter(({ ms }, at) => {
    left -= ms
    return left >= 0 || (at === 0 && spent === undefined)
  })
}

/**
 * Does what it can of an errand in one worker.
 * @param isGone whether a mutant is dead by now: while this worker loaded its file another may have killed all of them
 * @returns what is left of it
 */
async function runErrand(
  tree: Tree,
  name: string,
  { reach, quarries, loading, again }: Errand,
  settle: (line: HuntLine, file: string) => boolean,
  isGone: (mutant: number) => boolean,
): Promise<Errand> {
  const job = { kind: 'hunt', quarries, killed: join(tree.path, '.jobs/killed'), again } as const
  const longest = Math.max(...quarries.map(({ ms, limitMs }) => 5 * ms + limitMs))
  const { lines, log } = await runJob(tree, name, [reach.file], job, SILENCE_MS + longest)
  const said = lines.filter((line) => line.kind === 'begun' || line.kind === 'done')
  const settled = new Set(said.filter((line) => settle(line, reach.file)).map(({ mutant }) => mutant))
  const last = said.at(-1)
  if (!last && quarries.every(({ mutant }) => isGone(mutant))) return { reach, quarries: [], loading, again: false }
  if (!last) throw new Error(`a worker for ${reach.file} did not begin\n${log}`)
  if (last.kind === 'begun') settle({ ...last, kind: 'done', verdict: 'timed_out', by: 'no end' }, reach.file)
  else if (last.verdict === 'unsure' && again) settle({ ...last, verdict: 'survived' }, reach.file) // its tests fail here without it too: no proof
  const isUnsure = last.kind === 'done' && last.verdict === 'unsure' && !again
  const from = quarries.findIndex(({ mutant }) => mutant === last.mutant) + (isUnsure ? 0 : 1)
  const left = quarries.slice(from).filter(({ mutant }) => !settled.has(mutant))
  return { reach, quarries: left, loading, again: isUnsure }
}
