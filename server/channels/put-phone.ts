import { phoneRequestSchema } from '../../domain/channel.ts'
import { bareAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import { staffOf } from './get-phones.ts'

/** PUT /v1/phones/:personId: where text messages to one of the staff go; null takes the number away. */
export const putPhone: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const { value } = await readJson(c.req.raw, phoneRequestSchema)
  const personId = c.req.param('personId')
  const isStaff = (await staffOf(communityId, deps)).some((one) => one.personId === personId)
  if (personId === undefined || !isStaff) throw new Refusal('not_found')
  await deps.channels.putPhone(communityId, personId, value.phone)
  return bareAnswer(204)
}
