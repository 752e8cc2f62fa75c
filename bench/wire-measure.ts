import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CountingWire, countingWire } from './counting-wire.ts'
import { deliveryPhotos } from './delivery-photos.ts'
import { type Measure, median, round } from './measure.ts'
import { readyPhoto, wiredPhone, withServer } from './wired-phone.ts'

const REPORTS = 25
const GOAL = 1.05

const SET_UP =
  'a phone with the real client core delivers reports one at a time, each of one photo, over one keep-alive HTTP/1.1 connection, with the headers Chrome on Android sends; every byte of both directions is counted from 立即同步 to its answer: text, upload creation, piece, receipt, and the news fetched after it; payload is the manifest and the photo; without TLS, TCP and IP; the phone’s first report (connection, first snapshot of the news) is counted like the others'

type Delivered = { up: number; down: number; payload: number; ratio: number }

/** Bytes on the wire, both ways, for each byte of report delivered. */
export const wireMeasure: Measure = {
  name: 'wire-overhead',
  goal: `≤ ${GOAL}`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'woodpecker-wire-'))
    try {
      const { files } = await deliveryPhotos(folder, REPORTS)
      const delivered = await withServer(1, async ({ port }, [who]) => {
        if (!who) throw new Error('nobody is signed in')
        const wire = await countingWire(port)
        const phone = await wiredPhone(who, wire.port)
        try {
          const found: Delivered[] = []
          for (const file of files) found.push(await deliverOne(phone, wire, file))
          return found
        } finally {
          await phone.throwAway()
          await wire.close()
        }
      })
      return finding(delivered)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function deliverOne(
  phone: Awaited<ReturnType<typeof wiredPhone>>,
  wire: CountingWire,
  file: string,
): Promise<Delivered> {
  const opId = await phone.report('楼道口停了三辆电动车，堵住了出口', [readyPhoto(file)])
  wire.reset()
  const { sent } = await phone.sync.run({ pressed: true })
  const op = await phone.db.get('operations', opId)
  if (sent !== 1 || op?.state !== 'delivered') throw new Error('a report was not delivered in one go')
  const { up, down } = wire.passed()
  const payload = op.body.byteLength + statSync(file).size
  return { up, down, payload, ratio: (up + down) / payload }
}

/** The whole of all reports, so that small and large photos count by their bytes. */
function finding(delivered: Delivered[]) {
  const sum = (part: 'up' | 'down' | 'payload') => delivered.reduce((total, one) => total + one[part], 0)
  const value = round((sum('up') + sum('down')) / sum('payload'), 4)
  const ratios = delivered.map(({ ratio }) => ratio)
  const detail = {
    spread: { min: round(Math.min(...ratios), 4), max: round(Math.max(...ratios), 4) },
    bytesPerReport: {
      payload: Math.round(median(delivered.map(({ payload }) => payload))),
      up: Math.round(median(delivered.map(({ up }) => up))),
      down: Math.round(median(delivered.map(({ down }) => down))),
      overhead: Math.round(median(delivered.map(({ up, down, payload }) => up + down - payload))),
    },
    onlyUp: round(sum('up') / sum('payload'), 4),
    setUp: SET_UP,
  }
  return { value, ok: value <= GOAL, detail }
}
