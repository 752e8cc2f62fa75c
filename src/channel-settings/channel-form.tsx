import { useState } from 'preact/hooks'
import type { ChannelDraft } from '../../domain/channel.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { GROUP_EVENTS } from '../../domain/hearing.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Switch } from '../ui/switch.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type ChannelFormState, type FormProblem, readForm } from './channel-form-state.ts'
import { CheckList } from './check-list.tsx'
import { TemplateField } from './template-field.tsx'
import { words } from './words.ts'

type Props = {
  start: ChannelFormState
  busy: boolean
  trouble: string | null
  onSave: (form: ChannelFormState, draft: ChannelDraft) => void
  onCancel: () => void
}
type PartProps = { form: ChannelFormState; change: (part: Partial<ChannelFormState>) => void }

/** One channel, new or to be changed. */
export function ChannelForm({ start, busy, trouble, onSave, onCancel }: Props) {
  const [form, setForm] = useState(start)
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const change = (part: Partial<ChannelFormState>) => setForm((last) => ({ ...last, ...part }))
  const save = () => {
    const read = readForm(form)
    setProblem(read.ok ? null : read.problem)
    if (read.ok) onSave(form, read.draft)
  }
  return (
    <form
      class="channel-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <h1>{words.kinds[form.kind]}</h1>
      <p>{words.about[form.kind]}</p>
      <TextField
        label={words.name}
        note={words.nameNote}
        value={form.name}
        maxLength={30}
        onInput={(name) => change({ name })}
      />
      <SecretFields {...{ form, change }} />
      <CheckList
        legend={words.eventsTitle}
        options={GROUP_EVENTS.map((value) => ({ value, label: words.events[value] }))}
        chosen={form.events}
        onChange={(events) => change({ events })}
      />
      <GridChoice {...{ form, change }} />
      <TemplateField form={form} onChange={(template) => change({ template })} />
      <TimeFields {...{ form, change }} />
      <Switch label={words.enabled} on={form.enabled} onChange={(enabled) => change({ enabled })} />
      {problem && <Notice tone="wrong">{words.problems[problem]}</Notice>}
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
      <Button kind="main" wide type="submit" busy={busy}>
        {words.save}
      </Button>
      <Button wide onClick={onCancel}>
        {words.cancel}
      </Button>
    </form>
  )
}

/** What is typed here goes to the server and never comes back: a saved one shows its end alone. */
function SecretFields({ form, change }: PartProps) {
  const { kind, known } = form
  const isText = kind === 'sms'
  return (
    <>
      <TextField
        label={isText ? words.keyId : words.address}
        note={known ? words.addressKept(known.addressEnd) : isText ? '' : words.addressNote}
        value={form.address}
        maxLength={500}
        inputMode={isText ? 'text' : 'url'}
        onInput={(address) => change({ address })}
      />
      {kind !== 'wecom' && (
        <TextField
          type="password"
          label={isText ? words.keySecret : words.secret}
          note={known?.hasSecret ? words.secretKept : isText ? '' : words.secretNote}
          value={form.secret}
          maxLength={200}
          onInput={(secret) => change({ secret })}
        />
      )}
      {isText && (
        <>
          <TextField
            label={words.signName}
            value={form.signName}
            maxLength={40}
            onInput={(signName) => change({ signName })}
          />
          <TextField
            label={words.templateCode}
            value={form.templateCode}
            maxLength={24}
            onInput={(templateCode) => change({ templateCode })}
          />
        </>
      )}
    </>
  )
}

function GridChoice({ form, change }: PartProps) {
  const { community } = usePhone()
  const grids = [
    ...community.grids.map(({ id, name }) => ({ value: id, label: name })),
    { value: UNPLACED_GRID, label: words.noGrid },
  ]
  return (
    <>
      <Switch
        label={words.allGrids}
        on={form.gridIds === null}
        onChange={(all) => change({ gridIds: all ? null : grids.map(({ value }) => value) })}
      />
      {form.gridIds !== null && (
        <CheckList
          legend={words.gridsTitle}
          options={grids}
          chosen={form.gridIds}
          onChange={(gridIds) => change({ gridIds })}
        />
      )}
    </>
  )
}

function TimeFields({ form, change }: PartProps) {
  const { quiet, digest } = form
  return (
    <>
      <Switch label={words.quiet} on={quiet.on} onChange={(on) => change({ quiet: { ...quiet, on } })} />
      <p class="text-field-note">{words.quietNote}</p>
      {quiet.on && (
        <div class="channel-pair">
          <TextField
            type="time"
            label={words.from}
            value={quiet.from}
            maxLength={5}
            onInput={(from) => change({ quiet: { ...quiet, from } })}
          />
          <TextField
            type="time"
            label={words.to}
            value={quiet.to}
            maxLength={5}
            onInput={(to) => change({ quiet: { ...quiet, to } })}
          />
        </div>
      )}
      {form.kind !== 'sms' && (
        <>
          <Switch label={words.digest} on={digest.on} onChange={(on) => change({ digest: { ...digest, on } })} />
          <p class="text-field-note">{words.digestNote}</p>
          {digest.on && (
            <TextField
              type="time"
              label={words.digestAt}
              value={digest.at}
              maxLength={5}
              onInput={(at) => change({ digest: { ...digest, at } })}
            />
          )}
        </>
      )}
    </>
  )
}
