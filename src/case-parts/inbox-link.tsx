import { Bell } from 'lucide-preact'
import { countUnread } from '../offline/kept-inbox.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Icon } from '../ui/icon.tsx'
import { words } from './inbox-words.ts'
import './inbox-link.css'

/** 消息, in the head of a screen, with how many are unread. */
export function InboxLink() {
  const { db, owner } = usePhone()
  const unread = useLive(() => countUnread(db, owner), [db, owner]) ?? 0
  return (
    <Link
      class="button button-quiet inbox-link"
      href={pagePaths.inbox}
      aria-label={unread > 0 ? words.unread(unread) : undefined}
    >
      <Icon of={Bell} />
      <span>{words.inbox}</span>
      {unread > 0 && <span class="inbox-link-badge">{unread > 99 ? '99+' : unread}</span>}
    </Link>
  )
}
