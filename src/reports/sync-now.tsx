import { RefreshCw } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { MyReport } from '../offline/my-reports.ts'
import { readPause } from '../offline/settings.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { type SyncAnswer, syncAnswer } from './sync-answer-words.ts'
import { words } from './words.ts'

/** 立即同步, and underneath what truly came of it. */
export function SyncNow({ reports }: { reports: readonly MyReport[] }) {
  const { db, env, sync } = usePhone()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<SyncAnswer | null>(null)
  const onlyReports = reports.every(({ pending }) => pending.length === 0)
  const run = async () => {
    setBusy(true)
    setAnswer(null)
    try {
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
