import { createHash } from 'node:crypto'
import { type RunningServer, runServer } from '../rig/run-server.ts'
import type { ReadyPhoto } from '../src/offline/draft.ts'
import { type Dice, dice } from './dice.ts'
import { gate } from './gate.ts'
import { balance, type Held, type Told } from './ledger.ts'
import { newPhone, type Phone } from './phone.ts'
import { integrityOf, readHeld } from './read-held.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import { pressUntilDelivered } from './settle.ts'
import { photoStock } from './small-photo.ts'
import { foundTown, type Town, type Volunteer } from './town.ts'
import { browserFetch, count, type Tally } from './wire.ts'

/** Ten reports each: a volunteer's week of patrols. */
const REPORTS_EACH = 10
const LOSS = 0.2
/** Phones that send at the same moment; the others wait with what they have, as phones do. */
const AT_ONCE = 48
/** A network this bad needs patience: some thirty exchanges of which one in five is lost. */
const PRESSES_MAX = 400

type Sum = { told: Told[]; stuck: number; reports: number; tally: Tally }

/**
 * Row 12: a city's volunteers on a bad network, for as long as it takes; at the end both ledgers have the same SHA-256.
 * @param hand the phone each volunteer gets; a control hands out worse ones
 */
export const soaking = (hand: (phone: Phone) => Phone): FaultRow => ({
  number: 12,
  name: 'soak: volunteers with 20 % loss',
  goal: '2,000 volunteers, ≥ 20,000 reports: sha256 ledger equal',
  slice: 120,
  full: 20_000,
  must: ['lostOnTheWay', 'answerLost', 'replay', 'volunteers'],
  run: async (options) => {
    const volunteers = Math.ceil(options.runs / REPORTS_EACH)
    const town = await foundTown(volunteers)
    const server = await runServer({ dataDir: town.dataDir, env: { WOODPECKER_MODE: 'production' } })
    try {
      return await soak(town, server, hand, options)
    } finally {
      await server.stop()
      town.remove()
    }
  },
})
export const soakRow = soaking((phone) => phone)

async function soak(
  town: Town,
  server: RunningServer,
  hand: (phone: Phone) => Phone,
  { seed, log }: RowOptions,
): Promise<RowResult> {
  const photos = await photoStock(16, 64)
  const sum: Sum = { told: [], stuck: 0, reports: 0, tally: { volunteers: town.volunteers.length } }
  const through = gate(AT_ONCE)
  const chance = dice(seed)
  await Promise.all(
    town.volunteers.map(async (who, n) => {
      const own = chance.fork(n)
      const fetchIt = lossy(browserFetch(server.url, who, sum.tally), own, sum.tally)
      await patrol(hand(await newPhone({ who, fetchIt })), who, photos, own, sum, through)
      if (n % 200 === 199) log(`${sum.reports} reports, ${sum.told.length} of them settled`)
    }),
  )
  await server.stop()
  const held = readHeld(town.dataDir)
  const sums = balance(sum.told, held)
  const integrity = integrityOf(town.dataDir)
  // Every report was told 已存本机 when it was made: one the phone says nothing of any more is lost, wherever it is.
  sums.lost += sum.reports - sum.told.length
  const isEqual = ledgerSha256(sum.told) === ledgerSha256(held)
  return {
    runs: sum.reports,
    ...sums,
    other: { neverDelivered: sum.stuck, onServer: held.length, ledgersEqual: Number(isEqual) },
    reached: sum.tally,
    ok: sum.stuck === 0 && isEqual && integrity === 'ok',
    detail: [...sums.findings, ...(integrity === 'ok' ? [] : [integrity])].join('; '),
  }
}

/** Reports come in ones and twos between attempts to send, until all of them are made and delivered. */
async function patrol(
  phone: Phone,
  who: Volunteer,
  photos: readonly ReadyPhoto[],
  chance: Dice,
  sum: Sum,
  through: ReturnType<typeof gate>,
): Promise<void> {
  for (let made = 0; made < REPORTS_EACH; ) {
    await through(async () => {
      for (const until = Math.min(REPORTS_EACH, made + chance.between(1, 3)); made < until; made++) {
        const some = chance.hits(0.2) ? [chance.pick(photos), chance.pick(photos)] : [chance.pick(photos)]
        await phone.report(`${who.me.personId} 第${made}件`, some)
        sum.reports++
      }
      await phone.sync.run({ pressed: true })
    })
  }
  const presses = await through(() => pressUntilDelivered(phone, PRESSES_MAX))
  if (presses === null) sum.stuck++
  sum.told.push(...(await phone.told()))
  await phone.throwAway()
}

/** Half of what is lost never arrives; of the other half only the answer is. */
const lossy =
  (inner: typeof fetch, chance: Dice, tally: Tally): typeof fetch =>
  async (input, init) => {
    const isLost = chance.hits(LOSS)
    const isAnswer = chance.hits(0.5)
    if (isLost && !isAnswer) {
      count(tally, 'lostOnTheWay')
      throw new TypeError('Failed to fetch')
    }
    const answer = await inner(input, init)
    if (!isLost) return answer
    count(tally, 'answerLost')
    throw new TypeError('Failed to fetch')
  }

/** One hash over every report and photo by id and hash, in the order of ids: the phones' word or the server's. */
function ledgerSha256(reports: readonly (Told | Held)[]): string {
  const lines = reports.map((report) => {
    const photos = report.photos.map(
      (photo) => `${photo.id} ${'sha256' in photo ? photo.sha256 : photo.receivedSha256}`,
    )
    return `${report.reportId} ${report.manifestSha256} ${photos.sort().join(' ')}`
  })
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}
