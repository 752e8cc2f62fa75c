import { FileDown } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { countOverdue } from '../offline/overdue.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { lazy } from '../ui/lazy.tsx'
import { Notice } from '../ui/notice.tsx'
import type { RescueSheetProps } from './rescue-sheet.tsx'
import { words } from './rescue-words.ts'

const RescueSheet = lazy<RescueSheetProps>(() => import('./rescue-sheet.tsx').then((module) => module.RescueSheet))

/** After three days of no delivery: another way out of this phone. */
export function RescueOffer() {
  const { db, owner, env } = usePhone()
  const overdue = useLive(() => countOverdue(db, owner, env.now()), [db, owner]) ?? 0
  const [open, setOpen] = useState(false)
  if (overdue === 0 && !open) return null
  const act = (
    <Button icon={<Icon of={FileDown} />} onClick={() => setOpen(true)}>
      {words.export}
    </Button>
  )
  return (
    <>
      <Notice tone="waiting" act={act}>
        {words.offer(overdue)}
      </Notice>
      {open && <RescueSheet open onClose={() => setOpen(false)} />}
    </>
  )
}
