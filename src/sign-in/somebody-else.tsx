import { countUnsent } from '../offline/count-unsent.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { readMe } from '../offline/settings.ts'
import { useLive } from '../phone/use-live.ts'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

/** Who is signed in on this phone now, and whether they have something unsent; compared by name, the link knows no id. */
export function SomebodyElse({ db, name }: { db: LocalDb; name: string }) {
  const before = useLive(() => signedInBefore(db), [db])
  if (!before || before.name === name) return null
  if (before.unsent === 0) return <Notice tone="info">{words.replaces(before.name)}</Notice>
  return <Notice tone="waiting">{words.otherPerson(before.name, before.unsent)}</Notice>
}

async function signedInBefore(db: LocalDb): Promise<{ name: string; unsent: number } | null> {
  const me = await readMe(db)
  return me ? { name: me.name, unsent: await countUnsent(db, me) } : null
}
