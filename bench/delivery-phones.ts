import { newPhone, type Phone } from '../faults/phone.ts'
import type { Volunteer } from '../faults/town.ts'
import { browserFetch } from '../faults/wire.ts'
import { type DeliveryOutcome, type DeliveryRound, shareOf, timed } from './delivery-load.ts'
import { answerAsSide } from './side.ts'
import { readyPhoto } from './wired-phone.ts'

/** A volunteer for each phone. */
export type OurRound = DeliveryRound & { volunteers: Volunteer[] }

/** Seals the round's reports (保存上报), then sends them all: the time is that of the sending. */
async function ourRound({ url, photoFiles, phones: count, volunteers }: OurRound): Promise<DeliveryOutcome> {
  const phones: Phone[] = []
  for (const [n, who] of volunteers.slice(0, count).entries()) {
    const phone = await newPhone({ who, fetchIt: browserFetch(url, who) })
    for (const file of shareOf(photoFiles, n, count)) await phone.report(file, [readyPhoto(file)])
    phones.push(phone)
  }
  const outcome = await timed(async () => {
    const reports = await Promise.all(phones.map((phone) => phone.sync.run({ pressed: true })))
    return reports.reduce((sum, { sent }) => sum + sent, 0)
  })
  for (const phone of phones) await phone.throwAway()
  return outcome
}

answerAsSide(ourRound)
