import { useEffect, useState } from 'preact/hooks'
import { previewSchema } from '../../domain/channel.ts'
import { channelPaths } from '../../domain/channel-paths.ts'
import { GROUP_EVENTS, type GroupEvent } from '../../domain/hearing.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { ChannelFormState } from './channel-form-state.ts'
import { words } from './words.ts'

type Props = { form: ChannelFormState; onChange: (template: string) => void }
type Preview = { text: string; unknown: string[] }

/** How long somebody pauses typing before the server is asked. */
const PAUSE_MS = 400

/** The message with its named places, buttons that put a place in, and what would go out, by the server's own words. */
export function TemplateField({ form, onChange }: Props) {
  const isText = form.kind === 'sms'
  const [event, setEvent] = useState<GroupEvent>(form.events[0] ?? 'report')
  const preview = usePreview(form, event)
  const insert = (place: string) => {
    const join = form.template === '' || form.template.endsWith('\n') ? '' : ' '
    onChange(`${form.template}${join}{${place}}`)
  }
  return (
    <div class="channel-template">
      <TextArea
        label={isText ? words.templateSms : words.template}
        note={isText ? words.templateSmsNote : words.templateNote}
        value={form.template}
        onInput={onChange}
        maxLength={1000}
        rows={5}
      />
      <div class="channel-places">
        {words.places.map((place) => (
          <Button key={place} kind="quiet" aria-label={words.insert(place)} onClick={() => insert(place)}>
            {place}
          </Button>
        ))}
      </div>
      <label class="channel-preview-of">
        {words.previewOf}
        <select value={event} onChange={({ currentTarget }) => setEvent(eventNamed(currentTarget.value))}>
          {GROUP_EVENTS.map((one) => (
            <option key={one} value={one}>
              {words.events[one]}
            </option>
          ))}
        </select>
      </label>
      {preview && (
        <figure class="channel-preview">
          <figcaption class="text-field-note">{words.preview}</figcaption>
          <p>{preview.text}</p>
        </figure>
      )}
      {preview && preview.unknown.length > 0 && (
        <Notice tone="waiting">{words.unknown(preview.unknown.map((name) => `{${name}}`).join('、'))}</Notice>
      )}
    </div>
  )
}

const eventNamed = (value: string): GroupEvent => GROUP_EVENTS.find((one) => one === value) ?? 'report'

function usePreview({ kind, template }: ChannelFormState, event: GroupEvent): Preview | null {
  const { api } = usePhone()
  const [preview, setPreview] = useState<Preview | null>(null)
  useEffect(() => {
    let left = false
    const ask = async () => {
      const answer =
        template.trim() === '' ? null : await api.post(channelPaths.preview, { kind, event, template }, previewSchema)
      if (!left) setPreview(answer?.ok ? answer.value : null)
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [api, kind, template, event])
  return preview
}
