import {
  BellRing,
  CalendarClock,
  Layers,
  type LucideIcon,
  Map as MapIcon,
  MessageSquareText,
  Route,
} from 'lucide-preact'
import { hasRole } from '../../domain/person.ts'
import { type PagePath, pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { words } from './words.ts'
import './community-admin.css'

/** What an admin can settle, one row each: the next thing is one more row. */
const PARTS: { path: PagePath; label: string; note: string; icon: LucideIcon }[] = [
  { path: pagePaths.grids, label: words.grids, note: words.gridsNote, icon: MapIcon },
  { path: pagePaths.reasons, label: words.reasons, note: words.reasonsNote, icon: MessageSquareText },
  { path: pagePaths.routing, label: words.routing, note: words.routingNote, icon: Route },
  { path: pagePaths.calendar, label: words.calendar, note: words.calendarNote, icon: CalendarClock },
  { path: pagePaths.layers, label: words.layers, note: words.layersNote, icon: Layers },
  { path: pagePaths.channels, label: words.channels, note: words.channelsNote, icon: BellRing },
]

/** The admin's hub: where everything about the community itself is settled. */
export function CommunityAdminScreen() {
  const { me, community } = usePhone()
  if (!hasRole(me.posts, 'admin')) return <Empty>{words.notForYou}</Empty>
  return (
    <main class="community-admin">
      <h1>{words.title}</h1>
      <p>{community.name}</p>
      <ul>
        {PARTS.map(({ path, label, note, icon }) => (
          <li key={path}>
            <Link href={path} class="community-admin-part">
              <Icon of={icon} size="large" />
              <span>
                <strong>{label}</strong>
                <span class="community-admin-note">{note}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  )
}
