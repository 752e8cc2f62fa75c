import { useState } from 'preact/hooks'
import { exportRescue, proposePassphrase } from '../offline/export-rescue.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice, type Tone } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { handOverFile } from './hand-over-file.ts'
import { words } from './rescue-words.ts'

const PASSPHRASE_MIN = 8

export type RescueSheetProps = { open: boolean; onClose: () => void }
type Said = { tone: Tone; text: string }

/** 导出未送达: what the server does not have, in one file that only its passphrase opens. */
export function RescueSheet({ open, onClose }: RescueSheetProps) {
  const phone = usePhone()
  const [passphrase, setPassphrase] = useState(() => proposePassphrase(phone.env.random))
  const [busy, setBusy] = useState(false)
  const [said, say] = useState<Said | null>(null)
  const make = async () => {
    if (passphrase.replace(/\s/g, '').length < PASSPHRASE_MIN) return say({ tone: 'wrong', text: words.tooShort })
    setBusy(true)
    say({ tone: 'info', text: words.making })
    say(await exportAndHandOver(phone, passphrase))
    setBusy(false)
  }
  const foot = (
    <Button kind="main" wide busy={busy} onClick={() => void make()}>
      {words.make}
    </Button>
  )
  return (
    <Sheet title={words.title} {...{ open, onClose, foot }}>
      <div class="report-lines">
        <p>{words.explained}</p>
        <label class="supplement-field">
          <span class="supplement-label">{words.passphrase}</span>
          <input
            class="rescue-passphrase"
            value={passphrase}
            autocomplete="off"
            spellcheck={false}
            aria-describedby="rescue-hint"
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
        </label>
        <p id="rescue-hint">{words.passphraseHint}</p>
        {said && <Notice tone={said.tone}>{said.text}</Notice>}
      </div>
    </Sheet>
  )
}

async function exportAndHandOver(
  { db, me, env, community }: ReturnType<typeof usePhone>,
  passphrase: string,
): Promise<Said | null> {
  try {
    const made = await exportRescue(db, me, passphrase, env)
    if (!made) return { tone: 'done', text: words.nothing }
    const day = new Date(env.now()).toISOString().slice(0, 10)
    const name = words.fileName(community.name, day)
    const how = await handOverFile(made.file, name)
    if (how === 'cancelled') return null
    const where = how === 'shared' ? words.shared : words.saved(name)
    return { tone: 'done', text: where + words.rest(made.operations, made.photos) }
  } catch (error) {
    console.error('the rescue file could not be made', error)
    return { tone: 'wrong', text: words.failed }
  }
}
