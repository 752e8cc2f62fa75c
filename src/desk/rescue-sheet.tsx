import { useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { RescueReports } from './rescue-reports.tsx'
import { words } from './rescue-words.ts'
import { isDone, useRescue } from './use-rescue.ts'
import './rescue.css'

export type RescueSheetProps = { onClose: () => void }

/** 导入未送达: a file and its passphrase, what is inside, and what came of each report. */
export function RescueSheet({ onClose }: RescueSheetProps) {
  const { busy, trouble, rescue, progress, open, send } = useRescue()
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const isOver = rescue?.reports.every(({ reportId }) => isDone(progress.get(reportId))) ?? false
  const act = () => {
    if (!rescue) return void open(file, passphrase)
    if (isOver) return onClose()
    void send()
  }
  const label = !rescue ? words.open : isOver ? words.close : progress.size > 0 ? words.again : words.send
  const foot = (
    <Button kind="main" wide {...{ busy }} onClick={act}>
      {label}
    </Button>
  )
  return (
    <Sheet open title={words.title} {...{ onClose, foot }}>
      <div class="rescue">
        {rescue ? (
          <RescueReports {...{ rescue, progress }} />
        ) : (
          <>
            <p>{words.explained}</p>
            <label class="rescue-field">
              <span>{words.file}</span>
              <input type="file" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
            </label>
            <label class="rescue-field">
              <span>{words.passphrase}</span>
              <input
                class="rescue-input"
                value={passphrase}
                autocomplete="off"
                spellcheck={false}
                onInput={(event) => setPassphrase(event.currentTarget.value)}
              />
            </label>
          </>
        )}
        {trouble && <Notice tone="wrong">{trouble}</Notice>}
      </div>
    </Sheet>
  )
}
