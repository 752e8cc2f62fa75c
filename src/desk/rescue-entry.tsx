import { useState } from 'preact/hooks'
import { hasRole } from '../../domain/person.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { lazy } from '../ui/lazy.tsx'
import type { RescueSheetProps } from './rescue-sheet.tsx'
import { words } from './rescue-words.ts'

const RescueSheet = lazy<RescueSheetProps>(() => import('./rescue-sheet.tsx').then((module) => module.RescueSheet))

/** 导入未送达, for those whom the server lets carry a volunteer's reports in. */
export function RescueEntry() {
  const { me } = usePhone()
  const [open, setOpen] = useState(false)
  if (!hasRole(me.posts, 'grid_leader') && !hasRole(me.posts, 'admin')) return null
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {words.entry}
      </Button>
      {open && <RescueSheet onClose={() => setOpen(false)} />}
    </>
  )
}
