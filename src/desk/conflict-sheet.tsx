import type { Handlers } from '../../domain/wire.ts'
import { StateChip } from '../case-parts/state-chip.tsx'
import { Timeline } from '../case-parts/timeline.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { Conflict } from './conflict.ts'
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
        {words.seeLatest}
      </Button>
    </div>
  )
  return (
    <Sheet title={words.conflictTitle} open={conflict !== null} {...{ onClose, foot }}>
      {conflict && <Sides {...{ conflict, handlers }} />}
    </Sheet>
  )
}

function Sides({ conflict, handlers }: { conflict: Conflict; handlers: Handlers['handlers'] }) {
  const { env } = usePhone()
  return (
    <>
      <p>{words.nothingLost}</p>
      <div class="desk-sides">
        <section>
          <h3>{words.conflictWanted}</h3>
          {wantedWords(conflict.pending.act, handlers, env.now()).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
        <section>
          <h3>{words.conflictNow}</h3>
          {conflict.now ? <StateChip state={conflict.now.state} /> : <p>{words.conflictGone}</p>}
          {conflict.meanwhile.length > 0 && (
            <>
              <p>{words.conflictEvents(conflict.meanwhile.length)}</p>
              <Timeline history={conflict.meanwhile} />
            </>
          )}
        </section>
      </div>
    </>
  )
}
