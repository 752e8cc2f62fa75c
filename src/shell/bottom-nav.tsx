import {
  Bell,
  Building2,
  Camera,
  ClipboardList,
  type LucideIcon,
  Map as MapIcon,
  PanelsTopLeft,
  Wrench,
} from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { hasRole, type Me } from '../../domain/person.ts'
import { countOnTheirWay } from '../offline/count-unsent.ts'
import { countUnread } from '../offline/kept-inbox.ts'
import { type PagePath, pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Icon } from '../ui/icon.tsx'
import { words } from './words.ts'
import './bottom-nav.css'

type Tab = { path: PagePath; label: string; icon: LucideIcon }

const TABS: Tab[] = [
  { path: pagePaths.capture, label: words.capture, icon: Camera },
  { path: pagePaths.mine, label: words.mine, icon: ClipboardList },
  { path: pagePaths.map, label: words.map, icon: MapIcon },
]

const TASKS: Tab = { path: pagePaths.tasks, label: words.tasks, icon: Wrench }

/** Staff have their work one tap away, before what everybody has; who came in by a link has one task. */
function tabsFor({ posts, onlyCase }: Pick<Me, 'posts' | 'onlyCase'>): Tab[] {
  if (onlyCase !== undefined) return [TASKS]
  const desk = posts.some((post) => ['grid_leader', 'supervisor', 'admin'].includes(post.role))
  const work: Tab[] = []
  if (desk) work.push({ path: pagePaths.desk, label: words.desk, icon: PanelsTopLeft })
  if (hasRole(posts, 'handler')) work.push(TASKS)
  if (hasRole(posts, 'admin')) work.push({ path: pagePaths.admin, label: words.admin, icon: Building2 })
  return [...work, ...TABS]
}

/**
 * The bar in the thumb's arc. What is not delivered yet is counted on 我的; unread messages are on the tab where a person's own work
 * is; the app's icon counts both.
 */
export function BottomNav({ path }: { path: string }) {
  const { db, owner, me } = usePhone()
  const unsent = useLive(() => countOnTheirWay(db, owner), [db, owner.personId]) ?? 0
  const unread = useLive(() => countUnread(db, owner), [db, owner.personId]) ?? 0
  useEffect(() => showAppBadge(unsent + unread), [unsent, unread])
  const tabs = tabsFor(me)
  const newsPath = tabs[0]?.path === pagePaths.capture ? pagePaths.mine : tabs[0]?.path
  return (
    <nav class="bottom-nav" aria-label={words.nav}>
      {tabs.map((tab) => (
        <NavTab
          key={tab.path}
          tab={tab}
          current={path === tab.path || path.startsWith(`${tab.path}/`)}
          badge={tab.path === pagePaths.mine ? unsent : 0}
          news={tab.path === newsPath ? unread : 0}
        />
      ))}
    </nav>
  )
}

type NavTabProps = { tab: Tab; current: boolean; badge: number; news: number }

function NavTab({ tab, current, badge, news }: NavTabProps) {
  const badgeId = `nav-badge-${tab.label}`
  const said = [badge > 0 && words.unsent(badge), news > 0 && words.unread(news)].filter((one) => one !== false)
  return (
    <Link
      href={tab.path}
      class="bottom-nav-tab"
      aria-current={current ? 'page' : undefined}
      aria-label={tab.label}
      aria-describedby={said.length > 0 ? badgeId : undefined}
    >
      <Icon of={tab.icon} size="large" />
      <span>{tab.label}</span>
      {badge > 0 && (
        <span class="bottom-nav-badge" aria-hidden="true">
          {upTo99(badge)}
        </span>
      )}
      {news > 0 && (
        <span class="bottom-nav-badge bottom-nav-news" aria-hidden="true">
          <Bell />
          {upTo99(news)}
        </span>
      )}
      {said.length > 0 && (
        <span id={badgeId} hidden>
          {said.join(words.and)}
        </span>
      )}
    </Link>
  )
}

const upTo99 = (count: number): string => (count > 99 ? '99+' : String(count))

/** The number on the icon, where the system has such a thing (Badging API). */
function showAppBadge(count: number): void {
  const shown = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.()
  shown?.catch(() => undefined) // not installed, or not allowed: the tab's own badge says it
}
