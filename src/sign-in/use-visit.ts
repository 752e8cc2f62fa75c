import { useEffect, useState } from 'preact/hooks'
import type { LinkLook } from '../../domain/task-link.ts'
import type { ApiClient } from '../offline/api-client.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { writeMe } from '../offline/settings.ts'
import { takeSecret, thisPage } from './take-secret.ts'
import { lookAtVisit, mayRetryVisit, openVisit, type VisitTrouble } from './visit.ts'

export type VisitState =
  | { step: 'no_link' }
  | { step: 'looking' }
  | { step: 'known'; look: LinkLook; opening: boolean; trouble: VisitTrouble | null }
  | { step: 'failed'; trouble: VisitTrouble }

type Use = { state: VisitState; look: () => void; open: () => void }

/** The steps from an opened link to the task behind it. The link stays good, so its secret stays in this tab. */
export function useVisit(db: LocalDb, api: ApiClient, onOpened: () => void): Use {
  const [secret, setSecret] = useState(() => takeSecret(thisPage(), 'visit'))
  const [state, setState] = useState<VisitState>({ step: secret ? 'looking' : 'no_link' })

  const look = async () => {
    if (!secret) return setState({ step: 'no_link' })
    setState({ step: 'looking' })
    const found = await lookAtVisit(api, secret)
    if (found.ok) setState({ step: 'known', look: found.value, opening: false, trouble: null })
    else setState({ step: 'failed', trouble: found.trouble })
  }
  const open = async () => {
    if (!secret || state.step !== 'known' || state.opening) return
    setState({ ...state, opening: true, trouble: null })
    const opened = await openVisit(api, secret)
    if (opened.ok) {
      await writeMe(db, opened.value)
      return onOpened()
    }
    const { trouble } = opened
    setState(mayRetryVisit(trouble) ? { ...state, opening: false, trouble } : { step: 'failed', trouble })
  }

  useEffect(() => void look(), [secret])
  useEffect(() => {
    // Another link opened in the same tab changes nothing but the fragment.
    const onHash = () => setSecret(takeSecret(thisPage(), 'visit'))
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  return { state, look: () => void look(), open: () => void open() }
}
