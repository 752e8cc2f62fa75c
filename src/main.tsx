import { render } from 'preact'
import { App } from './app.tsx'
import { keepInstallOffer } from './install/install-prompt.ts'
import { withLateCopy } from './late-copy.ts'
import { lateLine } from './late-line.ts'
import { realEnvironment } from './offline/environment.ts'
import { type LocalDb, type LocalDbTrouble, openLocalDb } from './offline/local-db.ts'
import { pagePaths } from './paths.ts'
import { renewPage } from './phone/renew-page.ts'
import { whenVisible } from './phone/when-visible.ts'
import { FullPage } from './shell/full-page.tsx'
import { words } from './shell/words.ts'
import { takeSecret, thisPage } from './sign-in/take-secret.ts'
import { restoreCareMode } from './ui/care-mode.ts'
import './ui/tokens.css'
import './ui/base.css'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

/** Instead of the app: the phone's storage went away under the running page. What was kept is still there. */
function showTrouble(trouble: LocalDbTrouble): void {
  if (!root) return
  if (trouble === 'blocked') {
    render(<FullPage tone="waiting">{words.storageBlocked}</FullPage>, root)
    return
  }
  const text = trouble === 'terminated' ? words.storageTerminated : words.otherVersion
  render(
    <FullPage tone="waiting" label={words.reload} onAct={() => location.reload()}>
      {text}
    </FullPage>,
    root,
  )
}

/** A newer version has been here: this page must not touch its data, and fetches itself anew. */
const OlderPage = () => (
  <FullPage tone="waiting" label={words.reload} onAct={() => void renewPage()}>
    {words.storageNewer}
  </FullPage>
)

function startApp(db: LocalDb): void {
  const env = realEnvironment
  const { api, sync } = lateLine(db, env)
  whenVisible(document, () => void sync.run())
  if (root) render(<App db={db} api={api} sync={sync} env={env} />, root)
}

if (location.pathname === pagePaths.join) takeSecret(thisPage())
keepInstallOffer()
restoreCareMode()
if (!isSecureContext) {
  render(<FullPage>{words.insecure}</FullPage>, root)
} else {
  openLocalDb(showTrouble)
    .then(withLateCopy)
    .then(startApp, (error: unknown) => {
      console.error('storage cannot be opened', error)
      const isOlder = error instanceof DOMException && error.name === 'VersionError'
      render(isOlder ? <OlderPage /> : <FullPage>{words.storageFailed}</FullPage>, root)
    })
}
