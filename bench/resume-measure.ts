import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dice } from '../faults/dice.ts'
import { pressUntilDelivered } from '../faults/settle.ts'
import type { Volunteer } from '../faults/town.ts'
import { CUT_KINDS, type Cut, type CuttingProxy, cuttingProxy } from '../rig/cutting-proxy.ts'
import { type CountingWire, countingWire } from './counting-wire.ts'
import { deliveryPhotos } from './delivery-photos.ts'
import { type Measure, median, round } from './measure.ts'
import { readyPhoto, wiredPhone, withServer } from './wired-phone.ts'

const CUTS = 36
const SEED = 20_261_124
const GOAL_KIB = 256
/** Long enough for a busy server; silence shall not take a minute. */
const ANSWER_TIMEOUT_MS = 3_000
/** Large enough to take several pieces, as a phone that could not shrink sends it; see PHOTO_BYTES_MAX. */
const LARGE_PHOTO_QUALITY = 97

const SET_UP =
  'a report with two photos, of about 200 KB and of several pieces, is sent by the real client core through a wire that is cut once (FIN, RST or silence by turns) at a seeded random byte of what goes up, then resumed over the healthy wire until delivered; counted is every byte the phone handed to the connection, also those the cut swallowed, headers included, minus the bytes of the same report uncut'

type Stage = { who: Volunteer; wire: CountingWire; cutter: CuttingProxy; photos: ReturnType<typeof readyPhoto>[] }
type Resumed = { kind: Cut['kind']; at: number; resentKib: number }

/** What a torn connection costs: bytes the phone sends once more, the worst of all cuts. */
export const resumeMeasure: Measure = {
  name: 'resume-resent-kib',
  goal: `≤ ${GOAL_KIB}`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'woodpecker-resume-'))
    try {
      const small = await deliveryPhotos(join(folder, 'small'), 1)
      const large = await deliveryPhotos(join(folder, 'large'), 1, LARGE_PHOTO_QUALITY)
      const photos = [...small.files, ...large.files].map(readyPhoto)
      return await withServer(CUTS + 1, async ({ port }, volunteers) => {
        const cutter = await cuttingProxy(port)
        const wire = await countingWire(cutter.port)
        try {
          return finding(await allCuts({ wire, cutter, photos }, volunteers), [small.bytes, large.bytes])
        } finally {
          await wire.close()
          await cutter.close()
        }
      })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** Every cut has a volunteer and a phone of its own: what the phone is told afterwards is as long each time. */
async function allCuts(stage: Omit<Stage, 'who'>, volunteers: readonly Volunteer[]) {
  const [first, ...others] = volunteers
  if (!first) throw new Error('nobody is signed in')
  const uncut = await deliver({ ...stage, who: first }, null)
  const chance = dice(SEED)
  const resumed: Resumed[] = []
  for (const [n, who] of others.entries()) {
    const kind = CUT_KINDS[n % CUT_KINDS.length] ?? 'RST'
    const at = Math.floor(((n + chance.next()) / others.length) * uncut)
    const sent = await deliver({ ...stage, who }, { direction: 'up', afterBytes: at, kind })
    resumed.push({ kind, at, resentKib: (sent - uncut) / 1024 })
  }
  return { uncut, resumed }
}

/** @returns how many bytes the phone sent until everything was delivered */
async function deliver({ who, wire, cutter, photos }: Stage, cut: Cut | null): Promise<number> {
  const phone = await wiredPhone(who, wire.port, ANSWER_TIMEOUT_MS)
  try {
    await phone.report('楼道口停了三辆电动车', photos)
    cutter.arm(cut)
    wire.reset()
    await phone.sync.run({ pressed: true })
    if ((await pressUntilDelivered(phone)) === null) throw new Error('a report never came to be delivered')
    if (cut && !cutter.passed().hasCut) throw new Error('the wire was never cut')
    return wire.passed().up
  } finally {
    cutter.releaseSilent()
    await phone.throwAway()
  }
}

function finding({ uncut, resumed }: { uncut: number; resumed: Resumed[] }, photoBytes: number[]) {
  const resent = resumed.map(({ resentKib }) => resentKib)
  const value = round(Math.max(...resent), 1)
  const byKind = CUT_KINDS.map((kind) => {
    const some = resumed.filter((one) => one.kind === kind).map(({ resentKib }) => resentKib)
    return [kind, { cuts: some.length, max: round(Math.max(...some), 1), median: round(median(some), 1) }]
  })
  const detail = {
    spread: { min: round(Math.min(...resent), 1), median: round(median(resent), 1), max: value },
    byKind: Object.fromEntries(byKind),
    uncutBytes: uncut,
    photoBytes,
    setUp: SET_UP,
  }
  return { value, ok: value <= GOAL_KIB, detail }
}
