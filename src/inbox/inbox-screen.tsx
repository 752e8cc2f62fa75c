import { ArrowLeft } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { hasRole, type Post } from '../../domain/person.ts'
import { markNoticesRead } from '../offline/inbox.ts'
import { type KeptInbox, readInbox } from '../offline/kept-inbox.ts'
import { type PagePath, pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { useLive } from '../phone/use-live.ts'
import { useOnline } from '../phone/use-online.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { whenWords } from '../ui/when.ts'
import { NoticeRow } from './notice-row.tsx'
import { words } from './words.ts'
import './inbox.css'

/** 消息: what came of the cases one has to do with, newest first. Works with no network; what was in sight counts as read. */
export function InboxScreen() {
  const { db, owner, me } = usePhone()
  const inbox = useLive(() => readInbox(db, owner), [db, owner])
  useReadWhenLeft(inbox)
  return (
    <main class="inbox">
      <header class="inbox-head">
        <Link class="button button-quiet" href={workPath(me.posts)}>
          <Icon of={ArrowLeft} />
          <span>{words.back}</span>
        </Link>
        <h1>{words.title}</h1>
      </header>
      {inbox ? <Messages inbox={inbox} /> : <Waiting>{words.opening}</Waiting>}
    </main>
  )
}

function Messages({ inbox }: { inbox: KeptInbox }) {
  const { me, env } = usePhone()
  const online = useOnline()
  const { items, unread, heardAt } = inbox
  const heard = heardAt === null ? words.notHeard : words.heard(whenWords(heardAt, env.now()))
  return (
    <>
      {!online && <Notice tone="info">{words.offline}</Notice>}
      {items.length === 0 ? (
        <Empty>{workPath(me.posts) === pagePaths.mine ? words.empty : words.emptyStaff}</Empty>
      ) : (
        <ul class="inbox-list">
          {[...items].reverse().map((notice) => (
            <NoticeRow key={notice.seq} notice={notice} isNew={unread.includes(notice.seq)} />
          ))}
        </ul>
      )}
      <p class="inbox-heard">{heard}</p>
    </>
  )
}

/** What was shown is read once the person goes on or puts the phone away: until then its mark stays. */
function useReadWhenLeft(inbox: KeptInbox | undefined): void {
  const { db, owner } = usePhone()
  const shown = useRef<readonly number[]>([])
  shown.current = inbox?.unread ?? shown.current
  useEffect(() => {
    const read = () => void markNoticesRead(db, owner, shown.current).catch(() => undefined) // no room: still unread, no harm
    const onHidden = () => {
      if (document.visibilityState === 'hidden') read()
    }
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      read()
    }
  }, [db, owner])
}

/** Where a person came from, most likely. */
function workPath(posts: readonly Post[]): PagePath {
  if (posts.some((post) => ['grid_leader', 'supervisor', 'admin'].includes(post.role))) return pagePaths.desk
  return hasRole(posts, 'handler') ? pagePaths.tasks : pagePaths.mine
}
