import { previewRequestSchema } from '../../domain/channel.ts'
import { communityOf } from '../community-of.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { messageText, unknownPlaces } from '../notify/message-text.ts'
import { signedIn } from '../signed-in.ts'
import { exampleOf } from './example-of.ts'

/** POST /v1/channels/preview: what a template makes of an invented event, by the same words that go out. */
export const postChannelPreview: Handler = async (c, deps) => {
  const { value } = await readJson(c.req.raw, previewRequestSchema)
  const community = await communityOf(signedIn(c), deps)
  const source = { community, origin: deps.settings.publicOrigin }
  const text = messageText(value.template, exampleOf(value.event, value.kind, community, deps.now()), source)
  return dataAnswer({ text, unknown: unknownPlaces(value.template) })
}
