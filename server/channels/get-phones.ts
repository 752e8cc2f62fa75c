import type { PhoneListed } from '../../domain/channel.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'

/** GET /v1/phones: staff, and the last four digits of the numbers that text messages to them go to. */
export const getPhones: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const phones = await deps.channels.phones(communityId)
  const people = (await staffOf(communityId, deps)).map(
    ({ personId, name }): PhoneListed => ({ personId, name, phoneEnd: phones.get(personId)?.slice(-4) ?? null }),
  )
  return dataAnswer({ people })
}

/** Whoever holds a post at the desk or as a handler: reporters are written to in the app alone. */
export async function staffOf(communityId: string, deps: Deps): Promise<{ personId: string; name: string }[]> {
  const now = deps.now()
  const staff = new Map((await deps.people.handlers(communityId, now)).map(({ personId, name }) => [personId, name]))
  for (const { personId } of await deps.notices.deskPeople(communityId, now)) {
    if (!staff.has(personId)) staff.set(personId, (await deps.people.personName(communityId, personId)) ?? '')
  }
  return [...staff].map(([personId, name]) => ({ personId, name }))
}
