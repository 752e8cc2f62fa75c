import { Building2, Camera, ClipboardList, type LucideIcon, Map as MapIcon, PanelsTopLeft, Wrench } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { hasRole, type Post } from '../../domain/person.ts'
import { countUnsent } from '../offline/count-unsent.ts'
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

/** Staff have their work one tap away, before what everybody has. */
function tabsFor(posts: readonly Post[]): Tab[] {
  const desk = posts.some((post) => ['grid_leader', 'supervisor', 'admin'].includes(post.role))
  const work: Tab[] = []
  if (desk) work.push({ path: pagePaths.desk, label: words.desk, icon: PanelsTopLeft })
  if (hasRole(posts, 'handler')) work.push({ path: pagePaths.tasks, label: words.tasks, icon: Wrench })
  if (hasRole(posts, 'admin')) work.push({ path: pagePaths.admin, label: words.admin, icon: Building2 })
  return [...work, ...TABS]
}

/** The bar in the thumb's arc. What is not delivered yet is counted on 我的 and on the app's icon. */
export function BottomNav({ path }: { path: string }) {
  const { db, owner, me } = usePhone()
  const unsent = useLive(() => countUnsent(db, owner), [db, owner.personId]) ?? 0
  useEffect(() => showAppBadge(unsent), [unsent])
  return (
    <nav class="bottom-nav" aria-label={words.nav}>
      {tabsFor(me.posts).map((tab) => (
        <NavTab
          key={tab.path}
          tab={tab}
          current={path === tab.path || path.startsWith(`${tab.path}/`)}
          badge={tab.path === pagePaths.mine ? unsent : 0}
        />
      ))}
    </nav>
  )
}

function NavTab({ tab, current, badge }: { tab: Tab; current: boolean; badge: number }) {
  const badgeId = `nav-badge-${tab.label}`
  return (
    <Link
      href={tab.path}
      class="bottom-nav-tab"
      aria-current={current ? 'page' : undefined}
      aria-label={tab.label}
      aria-describedby={badge > 0 ? badgeId : undefined}
    >
      <Icon of={tab.icon} size="large" />
      <span>{tab.label}</span>
      {badge > 0 && (
        <span class="bottom-nav-badge" aria-hidden="true">
          {badge > 99 ? '99+' : badge}
        </span>
      )}
      {badge > 0 && (
        <span id={badgeId} hidden>
          {words.unsent(badge)}
        </span>
      )}
    </Link>
  )
}

/** The number on the icon, where the system has such a thing (Badging API). */
function showAppBadge(count: number): void {
  const shown = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.()
  shown?.catch(() => undefined) // not installed, or not allowed: the tab's own badge says it
}
