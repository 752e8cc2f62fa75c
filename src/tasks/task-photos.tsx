import { BeforeAfter } from '../case-parts/before-after.tsx'
import { CasePhoto } from '../case-parts/case-photo.tsx'
import { openShown } from '../case-parts/open-shown.ts'
import { fromPhone, fromServer, type ShownPhoto } from '../case-parts/shown-photo.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import type { TaskItem } from './task-items.ts'
import { words } from './words.ts'

/** What was found, large; once the work is handed in, beside what came of it. */
export function TaskPhotos({ item }: { item: TaskItem }) {
  const { db } = usePhone()
  const before = item.view.photos.filter((photo) => photo.purpose === 'before').map(fromServer)
  const doneOp = item.pending.find((one) => one.act.act === 'done')?.opId ?? null
  const unsent = useLive(async () => (doneOp ? db.getAllFromIndex('photos', 'opId', doneOp) : []), [db, doneOp])
  const after = unsent && unsent.length > 0 ? unsent.map(fromPhone) : handedIn(item)
  if (after.length > 0) return <BeforeAfter {...{ before, after }} />
  return (
    <div class="task-photos">
      {before.map((photo, at) => (
        <button
          key={photo.id}
          type="button"
          class="task-photo"
          onClick={() => void openShown(db, before, at, words.before)}
        >
          <CasePhoto {...{ photo }} rendition="evidence" alt={words.before} />
        </button>
      ))}
    </div>
  )
}

/** The photos of the newest round, while it stands; work that was refused is to be photographed anew. */
function handedIn({ view, section }: TaskItem): ShownPhoto[] {
  if (section === 'todo' || section === 'doing') return []
  const named = view.history.filter((event) => event.type === 'done').at(-1)?.photoIds ?? []
  return view.photos.filter((photo) => named.includes(photo.id)).map(fromServer)
}
