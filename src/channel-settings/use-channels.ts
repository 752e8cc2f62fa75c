import { useEffect, useState } from 'preact/hooks'
import * as z from 'zod/mini'
import {
  type ChannelDraft,
  type ChannelTest,
  type ChannelView,
  channelsSchema,
  channelTestSchema,
  channelViewSchema,
} from '../../domain/channel.ts'
import { channelPaths } from '../../domain/channel-paths.ts'
import { headers, revisionTag } from '../../domain/wire.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import type { ApiAnswer } from '../offline/api-client.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { words } from './words.ts'

export type Channels = {
  /** Null while they are being fetched; `unreachable` when they cannot be. */
  list: ChannelView[] | null
  unreachable: boolean
  refresh: () => void
  /** @returns whether it is saved; else `trouble` says why not */
  save: (channelId: string, draft: ChannelDraft, known: ChannelView | null) => Promise<boolean>
  remove: (channel: ChannelView) => Promise<void>
  /** What the provider answered; null when our own server could not be asked. */
  test: (channel: ChannelView, phone: string | null) => Promise<ChannelTest | null>
  resend: (channel: ChannelView) => Promise<void>
  busy: boolean
  trouble: string | null
}

/** The ways out of the community as the server has them: nothing of them is kept on this phone. */
export function useChannels(): Channels {
  const { api } = usePhone()
  const [list, setList] = useState<ChannelView[] | null>(null)
  const [unreachable, setUnreachable] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  const fetchAll = async () => {
    const answer = await api.get(channelPaths.channels, channelsSchema)
    setUnreachable(!answer.ok)
    if (answer.ok) setList(answer.value.channels)
  }
  useEffect(() => void fetchAll(), [api])
  /** One thing at a time; what comes back is shown as it is at the server then. */
  const during = async <T>(work: () => Promise<ApiAnswer<T>>): Promise<ApiAnswer<T>> => {
    setBusy(true)
    setTrouble(null)
    const answer = await work()
    if (!answer.ok) setTrouble(troubleOf(answer))
    await fetchAll()
    setBusy(false)
    return answer
  }
  return {
    list,
    unreachable,
    refresh: () => void fetchAll(),
    save: async (channelId, draft, known) => {
      const match: Record<string, string> = known ? { [headers.ifMatch]: revisionTag(known.revision) } : {}
      const sent = { 'content-type': 'application/json', ...match }
      const request = {
        method: 'PUT',
        path: channelPaths.channel(channelId),
        headers: sent,
        body: JSON.stringify(draft),
      }
      const answer = await during(() => api.send(request, channelViewSchema))
      if (answer.ok) showToast(words.saved)
      return answer.ok
    },
    remove: async ({ channelId }) => void (await during(() => api.delete(channelPaths.channel(channelId)))),
    test: async ({ channelId }, phone) => {
      const body = phone === null ? {} : { phone }
      const answer = await during(() => api.post(channelPaths.test(channelId), body, channelTestSchema))
      return answer.ok ? answer.value : null
    },
    resend: async ({ channelId }) => {
      const answer = await during(() => api.post(channelPaths.resend(channelId), {}, z.object({ count: z.int() })))
      if (answer.ok) showToast(words.resent(answer.value.count))
    },
    busy,
    trouble,
  }
}

function troubleOf(answer: Extract<ApiAnswer<unknown>, { ok: false }>): string {
  if (answer.why !== 'refused') return answer.why === 'no_network' ? words.noNetwork : words.notSaved
  const { code } = answer.problem
  if (code === 'revision_conflict') return words.conflict
  return code === 'bad_body' ? words.notSaved : refusalWords[code]
}
