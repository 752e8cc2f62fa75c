import { useState } from 'preact/hooks'
import { paths } from '../../domain/wire.ts'
import { countUnsent } from '../offline/count-unsent.ts'
import { writeMe } from '../offline/settings.ts'
import { patrolStore } from '../phone/patrol-store.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { CareSwitch, LargestSwitch } from '../ui/care-switch.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { rolesWords, words } from './words.ts'
import './sign-in.css'

/** Who is signed in here, the size of the letters, and the way out, which warns while something is unsent. */
export function AccountSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { db, owner } = usePhone()
  const unsent = useLive(() => countUnsent(db, owner), [db, owner]) ?? 0
  const { busy, failed, signOut } = useSignOut()
  const foot = (
    <Button kind="danger" wide {...{ busy }} onClick={signOut}>
      {unsent > 0 ? words.signOutAnyway : words.signOut}
    </Button>
  )
  return (
    <Sheet title={words.account} {...{ open, onClose, foot }}>
      <div class="account-body">
        <AccountFacts />
        <div>
          <CareSwitch />
          <LargestSwitch />
        </div>
        {unsent > 0 && <Notice tone="waiting">{words.signOutUnsent(unsent)}</Notice>}
        {failed && <Notice tone="wrong">{words.signOutNoNetwork}</Notice>}
      </div>
    </Sheet>
  )
}

function AccountFacts() {
  const { me, community } = usePhone()
  return (
    <dl class="account-facts">
      <dt>{words.person}</dt>
      <dd>{me.name}</dd>
      <dt>{words.role}</dt>
      <dd>{rolesWords(me.posts)}</dd>
      <dt>{words.community}</dt>
      <dd>{community.name}</dd>
    </dl>
  )
}

/** Ends the session on the server first: a phone that only forgets would still be signed in there. */
function useSignOut() {
  const { api, db } = usePhone()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const end = async () => {
    setBusy(true)
    const answer = await api.delete(paths.session)
    setBusy(false)
    const isOut = answer.ok || (answer.why === 'refused' && answer.problem.code === 'sign_in_required')
    setFailed(!isOut)
    if (!isOut) return
    await (await patrolStore())?.clear().catch(() => undefined) // photos of others do not stay behind on a phone that changes hands
    await writeMe(db, null)
  }
  return { busy, failed, signOut: () => void end() }
}
