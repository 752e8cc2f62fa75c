import type { Handlers } from '../../domain/wire.ts'
import { PhotoStrip } from '../case-parts/photo-strip.tsx'
import { fromPhone, fromServer, type ShownPhoto } from '../case-parts/shown-photo.ts'
import { StateChip } from '../case-parts/state-chip.tsx'
import { Timeline } from '../case-parts/timeline.tsx'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { momentWords } from '../ui/when.ts'
import type { Conflict } from './conflict.ts'
import { conflictWords } from './conflict-words.ts'
import { wantedWords } from './wanted-words.ts'
import { words } from './words.ts'

type Props = {
  conflict: Conflict | null
  handlers: Handlers['handlers']
  onLatest: () => void
  onGiveUp: () => void
  onClose: () => void
}

/** Somebody was faster: what I wanted beside what was done meanwhile, and by whom. */
export function ConflictSheet({ conflict, handlers, onLatest, onGiveUp, onClose }: Props) {
  const foot = (
    <div class="desk-two">
      <Button onClick={onGiveUp}>{words.giveUp}</Button>
      <Button kind="main" onClick={onLatest}>
        {conflictWords.seeLatest}
      </Button>
    </div>
  )
  return (
    <Sheet title={conflictWords.conflictTitle} open={conflict !== null} {...{ onClose, foot }}>
      {conflict && <Sides {...{ conflict, handlers }} />}
    </Sheet>
  )
}

function Sides({ conflict, handlers }: { conflict: Conflict; handlers: Handlers['handlers'] }) {
  const { env, db } = usePhone()
  const { pending, now, meanwhile } = conflict
  const own = useLive(() => db.getAllFromIndex('photos', 'opId', pending.opId), [db, pending.opId]) ?? []
  const named = new Set(meanwhile.flatMap(({ photoIds }) => photoIds))
  const theirs = (now?.photos ?? []).filter(({ id }) => named.has(id))
  return (
    <>
      <p>{conflictWords.nothingLost}</p>
      <div class="desk-sides">
        <section>
          <h3>{conflictWords.conflictWanted}</h3>
          <p class="desk-note">{conflictWords.wantedAt(momentWords(pending.sealedAt, env.now()))}</p>
          {wantedWords(pending.act, handlers, env.now()).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <SidePhotos photos={own.map(fromPhone)} name={conflictWords.wantedPhotos} />
        </section>
        <section>
          <h3>{conflictWords.conflictNow}</h3>
          {now ? <StateChip state={now.state} /> : <p>{conflictWords.conflictGone}</p>}
          {meanwhile.length > 0 && (
            <>
              <p>{conflictWords.conflictEvents(meanwhile.length)}</p>
              <Timeline history={meanwhile} />
            </>
          )}
          <SidePhotos photos={theirs.map(fromServer)} name={conflictWords.meanwhilePhotos} />
        </section>
      </div>
    </>
  )
}

function SidePhotos({ photos, name }: { photos: readonly ShownPhoto[]; name: string }) {
  if (photos.length === 0) return null
  return (
    <div class="desk-side-photos">
      <p>{name}</p>
      <PhotoStrip {...{ photos, name }} />
    </div>
  )
}
