import type { LinkLook } from '../../domain/task-link.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import type { ApiClient } from '../offline/api-client.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { momentWords } from '../ui/when.ts'
import { SignInPage } from './sign-in-page.tsx'
import { SomebodyElse } from './somebody-else.tsx'
import { useVisit } from './use-visit.ts'
import { mayRetryVisit, type VisitTrouble } from './visit.ts'
import { visitWords as words } from './visit-words.ts'

type Props = { db: LocalDb; api: ApiClient; onSignedIn: () => void }

/** What a link to one task opens: who is asked by whom to do what, and one button. */
export function VisitScreen({ db, api, onSignedIn }: Props) {
  const { state, look, open } = useVisit(db, api, onSignedIn)
  return (
    <SignInPage title={words.title}>
      {state.step === 'no_link' && <Notice tone="info">{words.noLink}</Notice>}
      {state.step === 'looking' && <Waiting>{words.looking}</Waiting>}
      {state.step === 'failed' && <Failed trouble={state.trouble} onRetry={look} />}
      {state.step === 'known' && (
        <>
          <AskedFor look={state.look} />
          <SomebodyElse {...{ db }} name={state.look.name} />
          {state.trouble && <Notice tone="wrong">{troubleText(state.trouble)}</Notice>}
          <div class="sign-in-act">
            {state.look.task ? (
              <Button kind="main" wide busy={state.opening} onClick={open}>
                {words.open}
              </Button>
            ) : (
              <Button wide onClick={look}>
                {words.tryAgain}
              </Button>
            )}
          </div>
        </>
      )}
    </SignInPage>
  )
}

function AskedFor({ look: { community, name, askedBy, expiresAt, task } }: { look: LinkLook }) {
  const now = Date.now()
  return (
    <>
      <section class="sign-in-card visit-card">
        <p>{askedBy ? words.asked(name, askedBy, community.name) : words.askedByNobody(name, community.name)}</p>
        {task ? (
          <>
            <p class="visit-text">{task.text || words.noText}</p>
            <dl class="account-facts">
              {task.category && <Fact name={words.category} value={task.category} />}
              {task.building && <Fact name={words.where} value={task.building} />}
              {task.dueAt !== null && <Fact name={words.due} value={momentWords(task.dueAt, now)} />}
              {community.phone && <Fact name={words.phone} value={community.phone} />}
            </dl>
          </>
        ) : (
          <Notice tone="waiting">{words.noTask}</Notice>
        )}
      </section>
      {task && <p class="sign-in-soft">{words.canDo}</p>}
      <p class="sign-in-soft">{words.until(momentWords(expiresAt, now))}</p>
    </>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)

function Failed({ trouble, onRetry }: { trouble: VisitTrouble; onRetry: () => void }) {
  const retry = mayRetryVisit(trouble) && <Button onClick={onRetry}>{words.tryAgain}</Button>
  return (
    <Notice tone="wrong" act={retry}>
      {troubleText(trouble)}
    </Notice>
  )
}

function troubleText(trouble: VisitTrouble): string {
  if (trouble.why !== 'refused') return trouble.why === 'no_network' ? words.noNetwork : words.portal
  const why = refusalWords[trouble.code === 'bad_body' ? 'link_invalid' : trouble.code]
  return trouble.contact ? `${why}${askText(trouble.contact)}` : why
}

const askText = ({ community, phone, askedBy }: NonNullable<Extract<VisitTrouble, { why: 'refused' }>['contact']>) =>
  phone === null
    ? words.askWhomNoPhone(askedBy ?? words.staff, community)
    : words.askWhom(askedBy ?? words.staff, community, phone)
