import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { CHANNEL_KINDS, type ChannelKind, type ChannelView } from '../../domain/channel.ts'
import { randomId } from '../../domain/id.ts'
import { ForAdmin, SettingsPage } from '../admin-parts/settings-page.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { ChannelCard } from './channel-card.tsx'
import { ChannelForm } from './channel-form.tsx'
import { type ChannelFormState, formOf, newForm } from './channel-form-state.ts'
import { DeliveryLog } from './delivery-log.tsx'
import { PhoneList } from './phone-list.tsx'
import { type Channels, useChannels } from './use-channels.ts'
import { words } from './words.ts'
import './channel-settings.css'

/** 消息渠道: the groups and phones that hear of what happens; for the admin. */
export function ChannelSettingsScreen() {
  return (
    <ForAdmin>
      <Settings />
    </ForAdmin>
  )
}

function Settings() {
  const channels = useChannels()
  const { env } = usePhone()
  const [form, setForm] = useState<ChannelFormState | null>(null)
  if (form) {
    return (
      <main class="settings-page">
        <ChannelForm
          key={form.channelId}
          start={form}
          busy={channels.busy}
          trouble={channels.trouble}
          onSave={(shown, draft) =>
            void channels.save(shown.channelId, draft, shown.known).then((saved) => saved && setForm(null))
          }
          onCancel={() => setForm(null)}
        />
      </main>
    )
  }
  return (
    <SettingsPage title={words.title} intro={words.intro}>
      {channels.trouble && <Notice tone="wrong">{channels.trouble}</Notice>}
      <Listed channels={channels} onEdit={(channel) => setForm(formOf(channel))} />
      <AddChannel onAdd={(kind) => setForm(newForm(kind, randomId(env.random(16))))} />
      {channels.list?.some(({ kind }) => kind === 'sms') && <PhoneList />}
    </SettingsPage>
  )
}

function Listed({ channels, onEdit }: { channels: Channels; onEdit: (channel: ChannelView) => void }) {
  const [logOf, setLogOf] = useState<string | null>(null)
  const [removing, setRemoving] = useState<ChannelView | null>(null)
  const { list, unreachable, refresh } = channels
  if (!list) {
    if (!unreachable) return <Waiting>{words.loading}</Waiting>
    return (
      <Notice tone="wrong" act={<Button onClick={refresh}>{words.tryAgain}</Button>}>
        {words.offline}
      </Notice>
    )
  }
  return (
    <section class="channel-listed" aria-labelledby="channel-list-title">
      <h2 id="channel-list-title">{words.list}</h2>
      {list.length === 0 && <p class="text-field-note">{words.none}</p>}
      <ul class="channel-list">
        {list.map((channel) => (
          <ChannelCard
            key={channel.channelId}
            {...{ channel, channels }}
            onEdit={() => onEdit(channel)}
            onLog={() => setLogOf(channel.channelId)}
            onRemove={() => setRemoving(channel)}
          />
        ))}
      </ul>
      <DeliveryLog
        channel={list.find(({ channelId }) => channelId === logOf) ?? null}
        channels={channels}
        onClose={() => setLogOf(null)}
      />
      <Sheet
        title={words.removeTitle}
        open={removing !== null}
        onClose={() => setRemoving(null)}
        foot={
          <Button
            kind="danger"
            wide
            onClick={() => removing && void channels.remove(removing).then(() => setRemoving(null))}
          >
            {words.removeYes}
          </Button>
        }
      >
        <p>{removing && words.removeText(removing.name)}</p>
      </Sheet>
    </section>
  )
}

function AddChannel({ onAdd }: { onAdd: (kind: ChannelKind) => void }) {
  return (
    <section class="channel-add" aria-labelledby="channel-add-title">
      <h2 id="channel-add-title">{words.add}</h2>
      {CHANNEL_KINDS.map((kind) => (
        <div key={kind}>
          <Button icon={<Icon of={Plus} />} onClick={() => onAdd(kind)}>
            {words.kinds[kind]}
          </Button>
          <p class="text-field-note">{words.about[kind]}</p>
        </div>
      ))}
    </section>
  )
}
