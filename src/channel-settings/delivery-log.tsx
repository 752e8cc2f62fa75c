import { CircleCheck, Hourglass, TriangleAlert } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { type ChannelView, type DeliveryView, deliveriesSchema } from '../../domain/channel.ts'
import { channelPaths } from '../../domain/channel-paths.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { momentWords } from '../ui/when.ts'
import type { Channels } from './use-channels.ts'
import { eventWords, troubleWords, words } from './words.ts'

type Props = { channel: ChannelView | null; channels: Channels; onClose: () => void }

/** What went out through a channel lately, what waits, and why something did not go out. */
export function DeliveryLog({ channel, channels, onClose }: Props) {
  return (
    <Sheet
      title={channel ? words.logTitle(channel.name) : ''}
      open={channel !== null}
      onClose={onClose}
      foot={
        channel !== null &&
        channel.failed > 0 && (
          <Button kind="main" wide busy={channels.busy} onClick={() => void channels.resend(channel)}>
            {words.resend}
          </Button>
        )
      }
    >
      {channel && (
        <Log key={`${channel.channelId}-${channel.failed}-${channel.waiting}`} channelId={channel.channelId} />
      )}
    </Sheet>
  )
}

function Log({ channelId }: { channelId: string }) {
  const { api } = usePhone()
  const [log, setLog] = useState<DeliveryView[] | null>(null)
  const [unreachable, setUnreachable] = useState(false)
  useEffect(() => {
    let left = false
    void api.get(channelPaths.deliveries(channelId), deliveriesSchema).then((answer) => {
      if (left) return
      setUnreachable(!answer.ok)
      if (answer.ok) setLog(answer.value.deliveries)
    })
    return () => {
      left = true
    }
  }, [api, channelId])
  if (unreachable) return <Notice tone="wrong">{words.offline}</Notice>
  if (!log) return <Waiting>{words.loading}</Waiting>
  if (log.length === 0) return <p>{words.logNone}</p>
  return (
    <ol class="delivery-log">
      {log.map((one) => (
        <Delivery key={one.key} one={one} />
      ))}
    </ol>
  )
}

const SIGNS = { sent: CircleCheck, waiting: Hourglass, failed: TriangleAlert }

function Delivery({ one }: { one: DeliveryView }) {
  const { env } = usePhone()
  const now = env.now()
  const { state, sentAt, notBefore, attempts, trouble, providerCode, personName } = one
  return (
    <li class={`delivery delivery-${state}`}>
      <Icon of={SIGNS[state]} />
      <div>
        <p>
          <strong>{eventWords(one.event)}</strong>
          {personName && ` · ${personName}`}
        </p>
        <p class="text-field-note">
          {state === 'sent' && sentAt !== null && words.sentAt(momentWords(sentAt, now))}
          {state === 'waiting' && (notBefore > now ? words.waitingTill(momentWords(notBefore, now)) : words.waitingNow)}
          {state === 'failed' && words.gaveUp}
          {attempts > 1 && ` · ${words.tries(attempts)}`}
        </p>
        {trouble && <p>{troubleWords(trouble, providerCode)}</p>}
      </div>
    </li>
  )
}
