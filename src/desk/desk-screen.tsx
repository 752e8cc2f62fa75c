import { hasRole } from '../../domain/person.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Empty } from '../ui/empty.tsx'
import { Desk } from './desk.tsx'
import { LinkHost } from './link-sheet.tsx'
import { words } from './words.ts'
import './desk.css'

/** The desk for those who review; others are told where their own reports are. */
export function DeskScreen() {
  const { me } = usePhone()
  const isStaff = (['grid_leader', 'supervisor', 'admin'] as const).some((role) => hasRole(me.posts, role))
  if (!isStaff) return <Empty>{words.notForYou}</Empty>
  return (
    <>
      <Desk />
      <LinkHost />
    </>
  )
}
