import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { dice } from './dice.ts'
import { calmDown } from './model/calm-down.ts'
import { happenings } from './model/commands.ts'
import { type Comparison, compare } from './model/compare.ts'
import { OPENINGS, type Opening } from './model/openings.ts'
import { virtualPhotos } from './model/virtual-photos.ts'
import { newWorld, type WorldOptions } from './model/world.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import { hushConsole } from './virtual/hush-console.ts'
import { withQuickDigest } from './virtual/quick-digest.ts'
import { foundVirtualTown } from './virtual/virtual-server.ts'
import type { Tally } from './wire.ts'

const COMMANDS_MAX = 40
const LOG_EVERY = 500
/** Each sequence has up to so many of them, in any order. */
const OPENINGS_MAX = 3

export type ModelOptions = RowOptions &
  Pick<WorldOptions, 'between' | 'makeSync'> & {
    /** Only this counterexample, as an earlier run printed it. */
    path?: string | undefined
  }

/** Row 6: whatever the network, the disk and the people do, afterwards the world is what people were told. */
export const networkModelRow: FaultRow = {
  number: 6,
  name: 'answers late, doubled, out of order, lost',
  goal: '≥ 10,000 sequences over the real client and server: model equal',
  slice: 40,
  full: 10_000,
  must: [
    'request lost',
    'answer lost',
    'doubled',
    'replay',
    '409',
    '412',
    '507',
    'quota',
    'tab killed',
    'other person',
    'restart',
  ],
  run: (options) => runModel({ ...options, path: process.env.WOODPECKER_FAULT_PATH }),
}

/** Runs sequences until one leaves the world unequal to the model; tells the seed and path that play it again. */
export async function runModel({ seed, runs, log, path, between, makeSync }: ModelOptions): Promise<RowResult> {
  const reached: Tally = {}
  const last: { comparison: Comparison | null } = { comparison: null }
  const town = await foundVirtualTown()
  const restoreDigest = withQuickDigest()
  const restoreErrors = hushConsole()
  let done = 0
  try {
    const photos = await virtualPhotos()
    const steps = fc.commands([happenings(photos)], { maxCommands: COMMANDS_MAX, size: 'max' })
    const begun = fc.shuffledSubarray([...OPENINGS], { maxLength: OPENINGS_MAX })
    const property = fc.asyncProperty(begun, steps, fc.nat(), async (openings, commands, chance) => {
      globalThis.indexedDB = new IDBFactory()
      const world = await newWorld({
        town,
        chance: dice(chance),
        tally: reached,
        ...(between && { between }),
        ...(makeSync && { makeSync }),
      })
      try {
        for (const opening of openings) await opening.run(world, photos)
        await fc.asyncModelRun(() => ({ model: {}, real: world }), commands)
        await calmDown(world)
        last.comparison = await compare(world)
        if (last.comparison.findings.length > 0) throw new Error(last.comparison.findings.join('\n'))
      } finally {
        await world.close()
      }
      if (++done % LOG_EVERY === 0) log(`${done} of ${runs}`)
    })
    const details = await fc.check(property, {
      seed,
      numRuns: runs,
      endOnFailure: path === undefined,
      ...(path && { path }),
    })
    return resultOf(details, last.comparison, reached, log)
  } finally {
    restoreErrors()
    restoreDigest()
    town.remove()
  }
}

function resultOf(
  details: fc.RunDetails<[Opening[], Iterable<fc.AsyncCommand<object, object>>, number]>,
  comparison: Comparison | null,
  reached: Tally,
  log: (line: string) => void,
): RowResult {
  const { failed, numRuns, seed, counterexamplePath, counterexample, errorInstance } = details
  const sums = failed && comparison ? comparison : { lost: 0, doubled: 0, partial: 0 }
  if (failed) log(`sequence: ${counterexample?.[0].map(({ name }) => name).join(', ')}; ${String(counterexample?.[1])}`)
  const why = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance)
  return {
    runs: numRuns,
    lost: sums.lost,
    doubled: sums.doubled,
    partial: sums.partial,
    other: { unequal: failed ? 1 : 0 },
    reached,
    ok: !failed,
    detail: failed ? `play again with --seed ${seed} and WOODPECKER_FAULT_PATH=${counterexamplePath}: ${why}` : '',
  }
}
