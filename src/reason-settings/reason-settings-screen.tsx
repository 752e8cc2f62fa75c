import { useId, useState } from 'preact/hooks'
import { REASON_ACTS, type ReasonAct, USUAL_REASON_MAX, USUAL_REASONS_MAX } from '../../domain/reasons.ts'
import { SettingsPage } from '../admin-parts/settings-page.tsx'
import { usualReasons } from '../case-parts/usual-reason-words.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { type ReasonLines, readReasonLines } from './reason-lines.ts'
import { useReasonSettings } from './use-reason-settings.ts'
import { words } from './words.ts'
import './reason-settings.css'

/** 常用原因: what is said at one tap when something is turned down, asked or put off; for the community's admin. */
export function ReasonSettingsScreen() {
  const id = useId()
  const [act, setAct] = useState<ReasonAct>('decline')
  return (
    <SettingsPage title={words.title} intro={words.intro}>
      <div class="reasons-step">
        <label for={id}>{words.step}</label>
        <select
          {...{ id }}
          value={act}
          onChange={({ currentTarget: { value } }) => setAct(REASON_ACTS.find((one) => one === value) ?? act)}
        >
          {REASON_ACTS.map((one) => (
            <option key={one} value={one}>
              {words.acts[one]}
            </option>
          ))}
        </select>
      </div>
      <ReasonsOf key={act} {...{ act }} />
    </SettingsPage>
  )
}

function ReasonsOf({ act }: { act: ReasonAct }) {
  const { community } = usePhone()
  const { own, save, saving, trouble } = useReasonSettings()
  const [text, setText] = useState(() => usualReasons(community, act).join('\n'))
  const read = readReasonLines(text)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (read.ok) void save({ ...own, [act]: read.reasons })
  }
  const backToUsual = () => {
    const { [act]: _, ...others } = own
    setText(usualReasons({ reasons: others }, act).join('\n'))
    void save(others)
  }
  const wrong = troubleIn(read)
  return (
    <form class="reasons-form" noValidate onSubmit={submit}>
      <p class="reasons-quiet">
        {words.readBy[act]}。{own[act] ? words.isOwn : words.isUsual}
      </p>
      <TextArea
        label={words.reasons}
        note={words.note(USUAL_REASONS_MAX, USUAL_REASON_MAX)}
        value={text}
        onInput={setText}
        maxLength={(USUAL_REASON_MAX + 1) * (USUAL_REASONS_MAX + 3)}
        rows={9}
      />
      {(wrong ?? trouble) && <Notice tone="wrong">{wrong ?? trouble}</Notice>}
      <Button type="submit" kind="main" wide busy={saving} disabled={!read.ok}>
        {words.save}
      </Button>
      {own[act] && (
        <Button wide disabled={saving} onClick={backToUsual}>
          {words.usual}
        </Button>
      )}
    </form>
  )
}

function troubleIn(read: ReasonLines): string | null {
  if (read.ok) return null
  return read.why === 'too_many' ? words.tooMany(USUAL_REASONS_MAX) : words.tooLong(read.line, USUAL_REASON_MAX)
}
