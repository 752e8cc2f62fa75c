import { MonitorSmartphone } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { countUnsent } from '../offline/count-unsent.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { showToast } from '../ui/toast.tsx'
import { installOffer, spendInstallOffer } from './install-prompt.ts'
import type { InstallWay } from './install-way.ts'
import { useInstallWay } from './use-install-way.ts'
import { words } from './words.ts'
import './install.css'

/** 安装到桌面; not there once the app runs from the home screen. */
export function InstallEntry() {
  const way = useInstallWay()
  const [open, setOpen] = useState(false)
  if (way === 'installed') return null
  return (
    <div>
      <Button wide icon={<Icon of={MonitorSmartphone} />} onClick={() => setOpen(true)}>
        {words.install}
      </Button>
      <InstallSheet {...{ way, open }} onClose={() => setOpen(false)} />
    </div>
  )
}

type SheetProps = { way: Exclude<InstallWay, 'installed'>; open: boolean; onClose: () => void }

/** While something is unsent it only says why to wait: the installed app may not see what lies here (field lesson 10). */
function InstallSheet({ way, open, onClose }: SheetProps) {
  const { db, owner } = usePhone()
  const unsent = useLive(() => countUnsent(db, owner), [db, owner])
  const foot = unsent === 0 && way === 'prompt' && <InstallNow onDone={onClose} />
  return (
    <Sheet title={words.install} {...{ open, onClose, foot }}>
      <div class="install-body">
        <p>{words.why}</p>
        {unsent !== undefined && unsent > 0 && <Notice tone="waiting">{words.waitUnsent(unsent)}</Notice>}
        {unsent === 0 && <Advice way={way} />}
      </div>
    </Sheet>
  )
}

function Advice({ way }: { way: SheetProps['way'] }) {
  const steps = way === 'prompt' ? [words.prompt] : Object.values(words[way])
  return (
    <>
      <ol class="install-steps">
        {steps.map((step) => (
          <li class="install-step" key={step}>
            <span>{step}</span>
          </li>
        ))}
      </ol>
      <p>{words.signInAgain}</p>
    </>
  )
}

function InstallNow({ onDone }: { onDone: () => void }) {
  const install = async () => {
    const answer = await installOffer()?.prompt()
    spendInstallOffer()
    onDone()
    if (answer?.outcome === 'dismissed') showToast(words.dismissed)
  }
  return (
    <Button kind="main" wide onClick={() => void install()}>
      {words.go}
    </Button>
  )
}
