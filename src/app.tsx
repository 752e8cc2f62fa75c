import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Community } from '../domain/community.ts'
import type { Me } from '../domain/person.ts'
import { CaptureScreen } from './capture/capture-screen.tsx'
import { homePath } from './home-path.ts'
import type { ApiClient } from './offline/api-client.ts'
import type { Environment } from './offline/environment.ts'
import type { LocalDb } from './offline/local-db.ts'
import { readCommunity, readMe } from './offline/settings.ts'
import type { Sync } from './offline/sync.ts'
import { pagePaths } from './paths.ts'
import type { Phone } from './phone/phone.ts'
import { go, useRoute } from './phone/route.ts'
import { useLive } from './phone/use-live.ts'
import { PhoneContext } from './phone/use-phone.ts'
import { BottomNav } from './shell/bottom-nav.tsx'
import { DemoRibbon } from './shell/demo-ribbon.tsx'
import { FullPage } from './shell/full-page.tsx'
import { ShellNotices } from './shell/notices.tsx'
import { words } from './shell/words.ts'
import { lazy } from './ui/lazy.tsx'
import { ToastHost } from './ui/toast.tsx'
import { whenIdle } from './ui/when-idle.ts'
import './shell/shell.css'

const JoinScreen = lazy(() => import('./sign-in/join-screen.tsx').then((module) => module.JoinScreen))
const VisitScreen = lazy(() => import('./sign-in/visit-screen.tsx').then((module) => module.VisitScreen))
const SignedOutScreen = lazy(() => import('./sign-in/signed-out-screen.tsx').then((module) => module.SignedOutScreen))

/** Which screen stands at which address. The capture screen is the first anybody sees, so it alone comes at once. */
const SCREENS = {
  [pagePaths.capture]: CaptureScreen,
  [pagePaths.mine]: lazy(() => import('./mine-page.tsx').then((module) => module.MinePage)),
  [pagePaths.map]: lazy(() => import('./nearby/nearby-screen.tsx').then((module) => module.NearbyScreen)),
  [pagePaths.desk]: lazy(() => import('./desk/desk-screen.tsx').then((module) => module.DeskScreen)),
  [pagePaths.deskMap]: lazy(() => import('./desk/map/desk-map-screen.tsx').then((module) => module.DeskMapScreen)),
  [pagePaths.numbers]: lazy(() => import('./numbers/numbers-screen.tsx').then((module) => module.NumbersScreen)),
  [pagePaths.routing]: lazy(() =>
    import('./routing-settings/routing-settings-screen.tsx').then((module) => module.RoutingSettingsScreen),
  ),
  [pagePaths.calendar]: lazy(() =>
    import('./calendar-settings/calendar-settings-screen.tsx').then((module) => module.CalendarSettingsScreen),
  ),
  [pagePaths.layers]: lazy(() =>
    import('./layer-settings/layer-settings-screen.tsx').then((module) => module.LayerSettingsScreen),
  ),
  [pagePaths.reasons]: lazy(() =>
    import('./reason-settings/reason-settings-screen.tsx').then((module) => module.ReasonSettingsScreen),
  ),
  [pagePaths.tasks]: lazy(() => import('./tasks/tasks-screen.tsx').then((module) => module.TasksScreen)),
  [pagePaths.inbox]: lazy(() => import('./inbox/inbox-screen.tsx').then((module) => module.InboxScreen)),
  [pagePaths.admin]: lazy(() =>
    import('./community-admin/community-admin-screen.tsx').then((module) => module.CommunityAdminScreen),
  ),
  [pagePaths.channels]: lazy(() =>
    import('./channel-settings/channel-settings-screen.tsx').then((module) => module.ChannelSettingsScreen),
  ),
  [pagePaths.grids]: lazy(() =>
    import('./grid-editor/grid-editor-screen.tsx').then((module) => module.GridEditorScreen),
  ),
}

/** A volunteer's other screens, fetched while there is signal. */
function fetchScreens(): void {
  SCREENS[pagePaths.mine].fetchEarly()
  SCREENS[pagePaths.map].fetchEarly()
  SCREENS[pagePaths.inbox].fetchEarly()
}

/** Fetched after the first screen, like everything that talks to the server; without it the phone goes on as it is. */
async function refreshSession(db: LocalDb, api: ApiClient): Promise<void> {
  const part = await import('./refresh-session.ts').catch(() => null)
  await part?.refreshSession(db, api)
}

type Props = { db: LocalDb; api: ApiClient; sync: Sync; env: Environment }
type Session = { me: Me | null; community: Community | null }

/** The app over an open database: sign-in first, then the screen of the address. */
export function App(props: Props) {
  const { db, api, sync } = props
  const { path } = useRoute()
  const session = useLive(() => readSession(db), [db], 'session')
  const known = session !== undefined
  useEffect(() => {
    if (!known) return
    // The screen first, then the server: what talks to it is not fetched before.
    const later = whenIdle(() => {
      void refreshSession(db, api)
      sync.start()
    })
    return () => {
      later()
      sync.stop()
    }
  }, [db, api, sync, known])

  if (!session) return null
  if (path === pagePaths.join) return <JoinScreen db={db} api={api} onSignedIn={() => void enter(props)} />
  if (path === pagePaths.visit) return <VisitScreen db={db} api={api} onSignedIn={() => void enter(props)} />
  if (!session.me) return <SignedOutScreen db={db} api={api} />
  if (!session.community) return <CommunityMissing db={db} api={api} />
  return <SignedIn {...props} me={session.me} community={session.community} path={path} />
}

async function readSession(db: LocalDb): Promise<Session> {
  const me = await readMe(db)
  return { me, community: me ? await readCommunity(db, me.communityId) : null }
}

async function enter({ db, api, sync }: Props): Promise<void> {
  await refreshSession(db, api)
  const me = await readMe(db)
  go(me ? homePath(me) : pagePaths.capture, { replace: true })
  void sync.run({ pressed: true })
}

function CommunityMissing({ db, api }: { db: LocalDb; api: ApiClient }) {
  const [asking, setAsking] = useState(true)
  const ask = () => {
    setAsking(true)
    void refreshSession(db, api).finally(() => setAsking(false))
  }
  useEffect(ask, [db, api])
  if (asking) return <FullPage tone="waiting">{words.opening}</FullPage>
  return (
    <FullPage tone="waiting" label={words.tryAgain} onAct={ask}>
      {words.communityMissing}
    </FullPage>
  )
}

function SignedIn({ me, community, path: asked, ...rest }: Props & { me: Me; community: Community; path: string }) {
  const path = me.onlyCase === undefined ? asked : pagePaths.tasks // who came in by a link has no other screen
  const phone: Phone = useMemo(
    () => ({ ...rest, me, community, owner: { communityId: me.communityId, personId: me.personId } }),
    [rest.db, me, community],
  )
  useEffect(() => (me.onlyCase === undefined ? whenIdle(fetchScreens) : undefined), [])
  const Screen = path in SCREENS ? SCREENS[path as keyof typeof SCREENS] : null // checked in this line
  return (
    <PhoneContext.Provider value={phone}>
      <div class="shell-main">
        {community.demo && <DemoRibbon />}
        <ShellNotices />
        {Screen ? <Screen /> : <NotFound me={me} />}
      </div>
      <BottomNav path={path} />
      <ToastHost />
    </PhoneContext.Provider>
  )
}

const NotFound = ({ me }: { me: Me }) => (
  <FullPage tone="waiting" label={words.home} onAct={() => go(homePath(me))}>
    {words.notFound}
  </FullPage>
)
