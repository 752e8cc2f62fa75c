import type { ApiClient } from '../offline/api-client.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { ConfirmSignIn } from './confirm-sign-in.tsx'
import { type EnrolTrouble, mayRetry } from './enrol.ts'
import { SignInPage } from './sign-in-page.tsx'
import { troubleWords } from './trouble-words.ts'
import { useEnrolment } from './use-enrolment.ts'
import { words } from './words.ts'

type Props = { db: LocalDb; api: ApiClient; onSignedIn: () => void }

/** The screen a sign-in link opens: says whom it signs in and waits for 确认登录 before anything happens. */
export function JoinScreen({ db, api, onSignedIn }: Props) {
  const { state, look, claim } = useEnrolment(db, api, onSignedIn)
  return (
    <SignInPage title={words.joinTitle}>
      {state.step === 'no_link' && <Notice tone="info">{words.noLink}</Notice>}
      {state.step === 'looking' && <Waiting>{words.looking}</Waiting>}
      {state.step === 'failed' && <Failed trouble={state.trouble} onRetry={look} />}
      {state.step === 'known' && <ConfirmSignIn {...state} db={db} onConfirm={claim} />}
    </SignInPage>
  )
}

function Failed({ trouble, onRetry }: { trouble: EnrolTrouble; onRetry: () => void }) {
  const retry = mayRetry(trouble) && <Button onClick={onRetry}>{words.tryAgain}</Button>
  return (
    <Notice tone="wrong" act={retry}>
      {troubleWords(trouble)}
    </Notice>
  )
}
