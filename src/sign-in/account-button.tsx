import { CircleUser } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { AccountSheet } from './account-sheet.tsx'
import { words } from './words.ts'

/** 账号, in the corner of 我的. */
export function AccountButton() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" icon={<Icon of={CircleUser} />} onClick={() => setOpen(true)}>
        {words.account}
      </Button>
      <AccountSheet open={open} onClose={() => setOpen(false)} />
    </>
  )
}
