import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkImage } from './check-image.ts'
import { type Dice, dice } from './dice.ts'
import { DiskModel, type Loss } from './disk-model.ts'
import { foundLeanTown } from './lean-town.ts'
import { type Recorded, recordSession } from './record-session.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import type { ServedMode } from './served.ts'
import { photoStock } from './small-photo.ts'
import { haveStrace, STRACE_MISSING } from './strace.ts'
import { count } from './wire.ts'

/** More from one record would only be more of the same; another session writes other bytes at other moments. */
const IMAGES_PER_RECORD = 500

/**
 * Fault 3: the power fails. All that a server does to its disk in a session is recorded; images of what a disk may have kept
 * are built at many moments of it, and the real stores are opened on each.
 * @param mode of the server that is recorded; only `sound` may hold
 */
export const powerLossIn = (mode: ServedMode): FaultRow => ({
  number: 3,
  name: 'power lost: worst images of the disk',
  goal: 'every acknowledged item present, integrity ok',
  slice: 60,
  full: 5_000,
  must: ['acked report', 'acked offset', 'acked photo', 'acked act', 'unsynced dropped', 'torn'],
  run: (options) => run(options, mode),
})

export const powerLossRow = powerLossIn('sound')

async function run({ seed, runs, log }: RowOptions, mode: ServedMode): Promise<RowResult> {
  const result: RowResult = { ...NOTHING, other: { records: 0, calls: 0 }, reached: {} }
  if (!haveStrace()) return { ...result, ok: null, detail: STRACE_MISSING }
  const findings: string[] = []
  const chance = dice(seed)
  const town = await foundLeanTown()
  try {
    for (let done = 0; done < runs; done += IMAGES_PER_RECORD) {
      const part = chance.fork(done)
      // The second photo takes two pieces, so that an offset is acknowledged before its receipt.
      const photos = [...(await photoStock(1, 120)), ...(await photoStock(1, 840))].map(({ bytes }) => bytes)
      const recorded = await recordSession(town, photos, mode, part)
      try {
        count(result.other, 'records')
        count(result.other, 'calls', recorded.calls.length)
        findings.push(...(await tryImages(recorded, Math.min(runs - done, IMAGES_PER_RECORD), part, result)))
      } finally {
        recorded.remove()
      }
      log(`${result.runs} of ${runs}, ${findings.length} findings`)
    }
  } finally {
    town.remove()
  }
  return { ...result, ok: findings.length === 0, detail: findings.slice(0, 10).join('; ') }
}

const NOTHING = { runs: 0, lost: 0, doubled: 0, partial: 0, ok: true, detail: '' }

/** A moment: so many calls were done, and everything answered before it counts. */
type Moment = { calls: number; at: number }

async function tryImages(recorded: Recorded, images: number, chance: Dice, result: RowResult): Promise<string[]> {
  const findings: string[] = []
  const model = new DiskModel(recorded.before)
  const { calls, acks, report } = recorded
  let applied = 0
  for (const [i, moment] of momentsOf(recorded, images, chance).entries()) {
    for (; applied < moment.calls; applied++) {
      const call = calls[applied]
      if (call) model.apply(moved(call, recorded))
    }
    const promised = acks.filter((ack) => ack.at < moment.at)
    const loss = lossOf(i, chance)
    const missing = await onImage(model, loss, (dataDir) => checkImage(dataDir, promised, report))
    result.runs++
    for (const { what } of promised) count(result.reached, `acked ${what}`)
    count(result.reached, loss.how === 'some' ? 'torn' : loss.how === 'all' ? 'unsynced dropped' : 'all written')
    result.lost += missing.length
    findings.push(...missing.map((what) => `after call ${moment.calls} (${loss.how} lost): ${what}`))
  }
  return findings
}

/**
 * The moments in order: right after every answer, when most is promised and least may be synced, and at calls in between.
 * An answer is known to have come before the end of its millisecond; what was called by then was done by then.
 */
function momentsOf({ calls, acks }: Recorded, images: number, chance: Dice): Moment[] {
  const afterAcks = acks.map(
    ({ at }): Moment => ({ calls: calls.filter((call) => call.at <= at + 1).length, at: at + 1 }),
  )
  const moments: Moment[] = []
  for (let i = 0; i < images; i++) {
    const atCall = chance.between(1, calls.length)
    // An answer in the same millisecond may have come after this call, or before it: it does not count as promised.
    const between = { calls: atCall, at: (calls[atCall - 1]?.at ?? 0) - 1 }
    moments.push(i % 2 === 0 ? chance.pick(afterAcks) : between)
  }
  return moments.sort((a, b) => a.calls - b.calls || a.at - b.at)
}

/** Of every five images one without anything unsynced, one with all of it, three torn. */
function lossOf(i: number, chance: Dice): Loss {
  if (i % 5 === 0) return { how: 'all' }
  if (i % 5 === 1) return { how: 'none' }
  return { how: 'some', share: chance.pick([0.1, 0.5, 0.9]), tornAt: chance.pick([512, 4096]), chance }
}

async function onImage<T>(model: DiskModel, loss: Loss, look: (dataDir: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-image-'))
  try {
    model.writeImage(join(folder, 'data'), loss)
    return await look(join(folder, 'data'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The record's paths, as the model knows them. */
function moved(call: Recorded['calls'][number], { root, before }: Recorded): Recorded['calls'][number] {
  const path = (one: string) => before + one.slice(root.length)
  if (call.call === 'rename') return { ...call, from: path(call.from), to: path(call.to) }
  return 'path' in call ? { ...call, path: path(call.path) } : call
}
