import { useEffect, useState } from 'preact/hooks'
import type { Enrolment } from '../../domain/wire.ts'
import type { ApiClient } from '../offline/api-client.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { writeMe } from '../offline/settings.ts'
import { claimLink, type EnrolTrouble, lookAtLink, mayRetry } from './enrol.ts'
import { forgetSecret, takeSecret, thisPage } from './take-secret.ts'

export type EnrolmentState =
  | { step: 'no_link' }
  | { step: 'looking' }
  | { step: 'known'; enrolment: Enrolment; claiming: boolean; trouble: EnrolTrouble | null }
  | { step: 'failed'; trouble: EnrolTrouble }

type Use = { state: EnrolmentState; look: () => void; claim: () => void }

/** The steps from an opened link to being signed in; the link is burnt by `claim` only. */
export function useEnrolment(db: LocalDb, api: ApiClient, onSignedIn: () => void): Use {
  const [secret, setSecret] = useState(() => takeSecret(thisPage()))
  const [state, setState] = useState<EnrolmentState>({ step: secret ? 'looking' : 'no_link' })

  const fail = (trouble: EnrolTrouble) => {
    if (!mayRetry(trouble)) forgetSecret(thisPage())
    setState({ step: 'failed', trouble })
  }
  const look = async () => {
    if (!secret) return setState({ step: 'no_link' })
    setState({ step: 'looking' })
    const found = await lookAtLink(api, secret)
    if (found.ok) setState({ step: 'known', enrolment: found.value, claiming: false, trouble: null })
    else fail(found.trouble)
  }
  const claim = async () => {
    if (!secret || state.step !== 'known' || state.claiming) return
    setState({ ...state, claiming: true, trouble: null })
    const claimed = await claimLink(api, secret)
    if (!claimed.ok && mayRetry(claimed.trouble))
      return setState({ ...state, claiming: false, trouble: claimed.trouble })
    if (!claimed.ok) return fail(claimed.trouble)
    await writeMe(db, claimed.value)
    forgetSecret(thisPage())
    onSignedIn()
  }

  useEffect(() => void look(), [secret])
  useEffect(() => {
    // Another link opened in the same tab changes nothing but the fragment.
    const onHash = () => setSecret(takeSecret(thisPage()))
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  return { state, look: () => void look(), claim: () => void claim() }
}
