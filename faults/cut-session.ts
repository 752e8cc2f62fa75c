import { parse } from '../domain/parse.ts'
import { paths, receiptSchema } from '../domain/wire.ts'
import type { Cut, CuttingProxy } from '../rig/cutting-proxy.ts'
import type { ReadyPhoto } from '../src/offline/draft.ts'
import type { Told } from './ledger.ts'
import { newPhone, type Phone } from './phone.ts'
import type { Volunteer } from './town.ts'
import { browserFetch, type Tally } from './wire.ts'

export type CutOutcome = {
  told: Told[]
  /** Whether the byte of the cut was ever reached. */
  hasCut: boolean
  /** Bytes each way until everything was delivered, the retries included. */
  passed: { up: number; down: number }
  stuck: boolean
  /** The server showed a photo as stored whose bytes it had not got. */
  falselyWhole: boolean
}

type Session = {
  who: Volunteer
  proxy: CuttingProxy
  /** Past the proxy, for looking at what the server says while the wire is down. */
  serverUrl: string
  cut: Cut | null
  mark: string
  photos: readonly ReadyPhoto[]
  answerTimeoutMs: number
  tally: Tally
  /** How it goes on over the healthy wire; @returns null when it never got through. */
  retry: (phone: Phone, mark: string, photos: readonly ReadyPhoto[]) => Promise<number | null>
}

/** One report of the real client over a wire that breaks at one byte, then retries over a healthy one until it is delivered. */
export async function cutSession(session: Session): Promise<CutOutcome> {
  const { who, proxy, cut, answerTimeoutMs, tally } = session
  const fetchIt = browserFetch(`http://localhost:${proxy.port}`, who, tally)
  const phone = await newPhone({ who, fetchIt, answerTimeoutMs })
  try {
    await phone.report(session.mark, session.photos)
    proxy.arm(cut)
    await phone.sync.run({ pressed: true })
    const falselyWhole = await isShownFalselyWhole(phone, session)
    const presses = await session.retry(phone, session.mark, session.photos)
    const { up, down, hasCut } = proxy.passed()
    return { told: await phone.told(), hasCut, passed: { up, down }, stuck: presses === null, falselyWhole }
  } finally {
    proxy.releaseSilent()
    await phone.throwAway()
  }
}

/** Right after the cut: whatever the server calls stored must be what the phone has. */
async function isShownFalselyWhole(phone: Phone, { who, serverUrl }: Session): Promise<boolean> {
  for (const told of await phone.told()) {
    const answer = await browserFetch(serverUrl, who)(paths.receipt(told.reportId))
    if (answer.status === 404) continue // its text has not come yet
    const receipt = parse(receiptSchema, await answer.json())
    if (!receipt.ok) return true
    const bad = receipt.value.photos.some(
      (photo) =>
        photo.state === 'stored' && told.photos.find(({ id }) => id === photo.id)?.sha256 !== photo.receivedSha256,
    )
    if (bad) return true
  }
  return false
}
