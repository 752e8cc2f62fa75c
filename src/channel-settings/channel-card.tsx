import { BellOff, BellRing, Hourglass, Pencil, ScrollText, Send, Trash2, TriangleAlert } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { type ChannelTest, type ChannelView, PHONE_NUMBER } from '../../domain/channel.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Channels } from './use-channels.ts'
import { troubleWords, words } from './words.ts'

type Props = {
  channel: ChannelView
  channels: Channels
  onEdit: () => void
  onLog: () => void
  onRemove: () => void
}

/** One way out: whether it is on, what waits or was given up in it, and a test whose answer is the provider's own. */
export function ChannelCard({ channel, channels, onEdit, onLog, onRemove }: Props) {
  const { name, kind, enabled, waiting, failed } = channel
  const label = (act: string) => words.named(act, name)
  return (
    <li class="channel-card">
      <h3>{name}</h3>
      <p class="text-field-note">{words.kinds[kind]}</p>
      <div class="channel-chips">
        <Chip tone={enabled ? 'done' : 'quiet'} icon={<Icon of={enabled ? BellRing : BellOff} />}>
          {enabled ? words.on : words.off}
        </Chip>
        {waiting > 0 && (
          <Chip tone="waiting" icon={<Icon of={Hourglass} />}>
            {words.waiting(waiting)}
          </Chip>
        )}
        {failed > 0 && (
          <Chip tone="wrong" icon={<Icon of={TriangleAlert} />}>
            {words.failed(failed)}
          </Chip>
        )}
      </div>
      <TestOf {...{ channel, channels }} />
      <div class="channel-acts">
        <Button icon={<Icon of={Pencil} />} aria-label={label(words.edit)} onClick={onEdit}>
          {words.edit}
        </Button>
        <Button icon={<Icon of={ScrollText} />} aria-label={label(words.log)} onClick={onLog}>
          {words.log}
        </Button>
        <Button icon={<Icon of={Trash2} />} aria-label={label(words.remove)} onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
    </li>
  )
}

function TestOf({ channel, channels }: Pick<Props, 'channel' | 'channels'>) {
  const [phone, setPhone] = useState('')
  const [answer, setAnswer] = useState<ChannelTest | null>(null)
  const [wrong, setWrong] = useState(false)
  const isText = channel.kind === 'sms'
  const run = async () => {
    const number = phone.trim()
    setWrong(isText && !PHONE_NUMBER.test(number))
    if (isText && !PHONE_NUMBER.test(number)) return
    setAnswer(null)
    setAnswer(await channels.test(channel, isText ? number : null))
  }
  return (
    <>
      {isText && <TextField label={words.testTo} value={phone} maxLength={16} inputMode="tel" onInput={setPhone} />}
      {wrong && <Notice tone="wrong">{words.phoneWrong}</Notice>}
      {answer?.ok && <Notice tone="done">{isText ? words.testedSms : words.tested}</Notice>}
      {answer && !answer.ok && (
        <Notice tone="wrong">{words.testFailed(troubleWords(answer.trouble, answer.providerCode))}</Notice>
      )}
      <Button
        icon={<Icon of={Send} />}
        busy={channels.busy}
        aria-label={words.named(words.test, channel.name)}
        onClick={() => void run()}
      >
        {words.test}
      </Button>
    </>
  )
}
