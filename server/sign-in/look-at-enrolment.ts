import { type Enrolment, enrolmentRequestSchema } from '../../domain/wire.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import type { Invitation } from '../stores/people.ts'
import { hashSecret } from './secret.ts'

/** POST /v1/enrolments/look: whom this link signs in, so that the person can say yes. Nothing is burnt by looking. */
export const lookAtEnrolment: Handler = async (c, deps) => {
  const { value } = await readJson(c.req.raw, enrolmentRequestSchema)
  const found = await deps.people.findInvitation(hashSecret(value.secret), deps.now(), deps.settings.demo)
  if (!found.ok) throw new Refusal(found.why)
  return dataAnswer(await describeEnrolment(found.invitation, deps))
}

/** What the screen 确认登录 shows. */
export async function describeEnrolment(invitation: Invitation, deps: Deps): Promise<Enrolment> {
  const community = await deps.communities.read(invitation.communityId)
  if (!community) throw new Error(`an invitation names the missing community ${invitation.communityId}`)
  return {
    person: { name: invitation.name, posts: invitation.posts },
    community: { id: community.id, name: community.name },
    demo: community.demo,
  }
}
