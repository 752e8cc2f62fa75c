import { ArrowLeft } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import { hasRole } from '../../domain/person.ts'
import { REASON_ACTS, type ReasonAct, USUAL_REASON_MAX, USUAL_REASONS_MAX } from '../../domain/reasons.ts'
import { usualReasons } from '../case-parts/usual-reason-words.ts'
import { pagePaths } from '../paths.ts'
import { go } from '../phone/route.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { type ReasonLines, readReasonLines } from './reason-lines.ts'
import { useReasonSettings } from './use-reason-settings.ts'
import { words } from './words.ts'
import './reason-settings.css'

/** 常用原因: what is said at one tap when something is turned down, asked or put off; for the community's admin. */
export function ReasonSettingsScreen() {
  const { me } = usePhone()
  const id = useId()
  const [act, setAct] = useState<ReasonAct>('decline')
  if (!hasRole(me.posts, 'admin')) {
    return (
      <main class="reasons">
        <Notice tone="info">{words.notAdmin}</Notice>
      </main>
    )
  }
  return (
    <main class="reasons">
      <header class="reasons-head">
        <Button kind="quiet" icon={<Icon of={ArrowLeft} />} onClick={() => go(pagePaths.admin)}>
          {words.back}
        </Button>
        <h1>{words.title}</h1>
      </header>
      <p>{words.intro}</p>
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
    </main>
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
