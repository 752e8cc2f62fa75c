import { useEffect, useState } from 'preact/hooks'
import { readPause } from '../offline/settings.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { registerServiceWorker, type Update } from './sw-bridge.ts'
import { words } from './words.ts'

/** What stands above every screen when it matters: sign in again, too old, a new version. */
export function ShellNotices() {
  const { db } = usePhone()
  const pause = useLive(() => readPause(db), [db])
  const [update, setUpdate] = useState<Update | null>(null)
  useEffect(() => {
    registerServiceWorker(setUpdate).catch((error: unknown) => console.warn('no service worker', error))
  }, [])
  return (
    <>
      {pause === 'sign_in' && <ShellNotice tone="waiting">{words.signInNeeded}</ShellNotice>}
      {pause === 'upgrade' && (
        <ShellNotice tone="waiting" label={words.upgrade} onAct={() => (update ? update.use() : location.reload())}>
          {words.upgradeNeeded}
        </ShellNotice>
      )}
      {update && pause !== 'upgrade' && (
        <ShellNotice tone="info" label={words.update} onAct={update.use}>
          {words.updateReady}
        </ShellNotice>
      )}
    </>
  )
}

type ShellNoticeProps = { tone: 'waiting' | 'info'; children: string; label?: string; onAct?: () => void }

function ShellNotice({ tone, children, label, onAct }: ShellNoticeProps) {
  return (
    <div class="shell-notice">
      <Notice tone={tone} act={label && <Button onClick={onAct}>{label}</Button>}>
        {children}
      </Notice>
    </div>
  )
}
