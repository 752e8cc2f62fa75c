import { RefreshCw } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { release } from '../offline/held-back.ts'
import { readPause } from '../offline/settings.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { type SyncAnswer, syncAnswer } from './sync-answer-words.ts'
import { words } from './words.ts'

/** 立即同步, and underneath what truly came of it. `onlyReports`: nothing but reports is unsent. */
export function SyncNow({ onlyReports }: { onlyReports: boolean }) {
  const { db, env, owner, sync } = usePhone()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<SyncAnswer | null>(null)
  const run = async () => {
    setBusy(true)
    setAnswer(null)
    try {
      await release(db, owner) // who presses this no longer wants to take anything back
      const report = await sync.run({ pressed: true })
      setAnswer(syncAnswer(report, { now: env.now(), onlyReports, pause: await readPause(db) }))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button kind="plain" wide busy={busy} icon={<Icon of={RefreshCw} />} onClick={() => void run()}>
        {words.syncNow}
      </Button>
      {answer && <Notice tone={answer.tone}>{answer.text}</Notice>}
    </>
  )
}
