import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { readPause } from '../offline/settings.ts'
import { useBusy, whenQuiet } from '../phone/busy.ts'
import { renewPage } from '../phone/renew-page.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { whenIdle } from '../ui/when-idle.ts'
import type { Update } from './sw-bridge.ts'
import { watchTouch } from './watch-touch.ts'
import { words } from './words.ts'

/** What stands above every screen when it matters: sign in again, too old, a new version. */
export function ShellNotices() {
  const { db, me } = usePhone()
  const pause = useLive(() => readPause(db), [db])
  const [update, setUpdate] = useState<Update | null>(null)
  const busy = useBusy()
  const [Storage, setStorage] = useState<ComponentType | null>(null)
  useEffect(
    () =>
      whenIdle(() =>
        import('./storage-notices.tsx').then(
          (module) => setStorage(() => module.StorageNotices),
          () => undefined, // without a network at the first visit: nothing is kept yet that could be lost
        ),
      ),
    [],
  )
  useEffect(() => {
    const untouched = watchTouch()
    import('./sw-bridge.ts') // after the first screen, which does not need it
      .then((bridge) => bridge.registerServiceWorker(setUpdate, untouched))
      .catch((error: unknown) => console.warn('no service worker', error))
  }, [])
  return (
    <>
      {Storage && <Storage />}
      {pause === 'sign_in' && (
        <ShellNotice tone="waiting">{me.onlyCase === undefined ? words.signInNeeded : words.linkEnded}</ShellNotice>
      )}
      {pause === 'upgrade' && (
        <ShellNotice tone="waiting" label={words.upgrade} onAct={() => void whenQuiet().then(renewPage)}>
          {words.upgradeNeeded}
        </ShellNotice>
      )}
      {update && pause !== 'upgrade' && !busy && (
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
