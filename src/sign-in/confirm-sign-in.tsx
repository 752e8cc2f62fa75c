import type { Enrolment } from '../../domain/wire.ts'
import { countUnsent } from '../offline/count-unsent.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { readMe } from '../offline/settings.ts'
import { useLive } from '../phone/use-live.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { EnrolTrouble } from './enrol.ts'
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

/** Who is signed in on this phone now, and whether they have something unsent; compared by name, the link knows no id. */
function SomebodyElse({ db, name }: { db: LocalDb; name: string }) {
  const before = useLive(() => signedInBefore(db), [db])
  if (!before || before.name === name) return null
  if (before.unsent === 0) return <Notice tone="info">{words.replaces(before.name)}</Notice>
  return <Notice tone="waiting">{words.otherPerson(before.name, before.unsent)}</Notice>
}

async function signedInBefore(db: LocalDb): Promise<{ name: string; unsent: number } | null> {
  const me = await readMe(db)
  return me ? { name: me.name, unsent: await countUnsent(db, me) } : null
}
