import type { Enrolment } from '../../domain/wire.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { EnrolTrouble } from './enrol.ts'
import { SomebodyElse } from './somebody-else.tsx'
import { troubleWords } from './trouble-words.ts'
import { rolesWords, words } from './words.ts'

type Props = {
  db: LocalDb
  enrolment: Enrolment
  claiming: boolean
  trouble: EnrolTrouble | null
  onConfirm: () => void
}

/** Names the person, the offices and the community, says what happens to somebody else's work on this phone, and asks. */
export function ConfirmSignIn({ db, enrolment: { person, community }, claiming, trouble, onConfirm }: Props) {
  return (
    <>
      <section class="sign-in-card">
        <p class="sign-in-soft">{words.asWhom}</p>
        <p class="sign-in-name">{person.name}</p>
        <p>{rolesWords(person.posts)}</p>
        <p>{community.name}</p>
      </section>
      <SomebodyElse db={db} name={person.name} />
      {trouble && <Notice tone="wrong">{troubleWords(trouble)}</Notice>}
      <p class="sign-in-soft">{words.notYou}</p>
      <div class="sign-in-act">
        <Button kind="main" wide busy={claiming} onClick={onConfirm}>
          {words.confirm}
        </Button>
      </div>
    </>
  )
}
