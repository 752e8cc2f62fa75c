import { ArrowLeft } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { hasRole } from '../../domain/person.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { words } from './words.ts'
import './settings-page.css'

/** What of a community its admin settles; anybody else is told that it is not for them. */
export function ForAdmin({ children }: { children: ComponentChildren }) {
  const { me } = usePhone()
  return hasRole(me.posts, 'admin') ? children : <Empty>{words.notAdmin}</Empty>
}

/** Such a page: the way back to 社区管理, what is settled here and what for, then its parts. */
export function SettingsPage({
  title,
  intro,
  children,
}: {
  title: string
  intro: string
  children: ComponentChildren
}) {
  return (
    <ForAdmin>
      <main class="settings-page">
        <header class="settings-page-head">
          <Link class="button button-quiet" href={pagePaths.admin}>
            <Icon of={ArrowLeft} />
            <span>{words.back}</span>
          </Link>
          <h1>{title}</h1>
        </header>
        <p>{intro}</p>
        {children}
      </main>
    </ForAdmin>
  )
}
