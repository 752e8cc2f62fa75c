import { useEffect, useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import type { DeskTab } from '../../domain/lifecycle.ts'
import { openShown } from '../case-parts/open-shown.ts'
import { needsPerson, type PendingAct } from '../case-parts/pending-acts.ts'
import { fromServer } from '../case-parts/shown-photo.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { BulkBar } from './bulk/bulk-bar.tsx'
import { type BulkOrder, BulkSheet } from './bulk/bulk-sheet.tsx'
import { photosInOrder } from './case-photos.ts'
import { categoryText, placeText } from './case-words.ts'
import { conflictOf } from './conflict.ts'
import { ConflictSheet } from './conflict-sheet.tsx'
import { DeskCaseView } from './desk-case.tsx'
import { DeskHead } from './desk-head.tsx'
import type { DeskCommand } from './desk-keys.ts'
import { DeskList } from './desk-list.tsx'
import { offeredSteps } from './desk-steps.ts'
import { KeysSheet } from './keys-sheet.tsx'
import { pressStep } from './press-step.ts'
import { QueueTools } from './queue-tools.tsx'
import { mayTakePart } from './twins/merge-plan.ts'
import { UndoBar } from './undo-bar.tsx'
import { UndoSheet } from './undo-sheet.tsx'
import { undoWords } from './undo-words.ts'
import { useDesk } from './use-desk.ts'
import { useDeskActs } from './use-desk-acts.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useListChoice } from './use-list-choice.ts'
import { useUndo } from './use-undo.ts'
import { words } from './words.ts'

/** Queue, case and acts of one who reviews. */
export function Desk() {
  const desk = useDesk()
  const { phone, tab, filter, counts, queue, handlers, cases, caseId, shown, pending, undoable } = desk
  const { community } = phone
  const [said, say] = useState('')
  const [showsKeys, setShowsKeys] = useState(false)
  const [showsUndo, setShowsUndo] = useState(false)
  const [chooses, setChooses] = useState(false)
  const [order, setOrder] = useState<{ order: BulkOrder; cases: readonly DeskCase[] } | null>(null)
  const choice = useListChoice(cases.map((one) => one.caseId))
  const choosing = chooses ? choice : null
  const acts = useDeskActs(desk.moves, {
    onTaken: (seen, taken) => {
      if (seen.caseId === item?.caseId) desk.onTaken(seen, taken) // others may be merged into it, and it stays
      say(undoWords.said(words.done[lastOf(taken)], nameOf(seen, community)))
    },
    onMoved: desk.onMoved,
    onNotKept: desk.showAgain,
  })
  const undo = useUndo({ moves: desk.moves.all, undoable, say, onBack: desk.showAgain })
  const item = shown.state === 'shown' ? shown.case : null
  const late = pending.find((one) => one.caseId === caseId) ?? null
  const conflict = late ? conflictOf(late) : null

  const step = (by: 1 | -1) => {
    const next = desk.step(by)
    const at = cases.findIndex((one) => one.caseId === next?.caseId) + 1
    if (next) say(words.announce(at, cases.length, categoryText(next, community), placeText(next, community)))
  }
  const enlarge = () => {
    if (item) void openShown(phone.db, photosInOrder(item).map(fromServer), desk.photoAt, categoryText(item, community))
  }
  const press = (name: string) => {
    const offer = item && !late ? offeredSteps(item, phone.me).find((one) => one.step === name) : undefined
    if (item && offer) pressStep(item, offer, acts)
    // What is on its way already can still take others in.
    else if (item && name === 'merge' && mayTakePart(item, phone.me)) pressStep(item, { step: name, lacks: null }, acts)
  }
  const commands: Record<Extract<DeskCommand, string>, () => void> = {
    next: () => step(1),
    previous: () => step(-1),
    enlarge,
    close: () => desk.show({ caseId: null }, false),
    keys: () => setShowsKeys(true),
    undo: undo.undoLast,
    choose: () => setChooses(!chooses),
  }
  const [keysOn, setKeysOn] = useDeskKeys((command) =>
    typeof command === 'string' ? commands[command]() : press(command.step),
  )
  useAnnouncedCount(tab, desk.heardCount, say)
  const lookAt = (one: PendingAct) => {
    desk.show({ caseId: one.caseId }, false)
    if (conflictOf(one)) acts.showConflict(true)
  }
  const bar = <UndoBar {...{ undoable }} onUndo={(one) => void undo.undo(one)} onList={() => setShowsUndo(true)} />

  return (
    <main class={classes('desk', desk.isOpen && 'desk-open')}>
      <DeskHead
        {...{ tab, counts }}
        listHasTrouble={queue.trouble !== null}
        held={pending.filter((one) => needsPerson(one) && one.caseId !== caseId)}
        onTab={(to) => desk.show({ tab: to, caseId: null }, false)}
        onKeys={() => setShowsKeys(true)}
        onHeld={lookAt}
      />
      <DeskList
        {...{ tab, queue, pending, filter, choosing }}
        shownId={caseId}
        foot={
          choosing &&
          choice.ids.size > 0 && (
            <BulkBar
              chosen={cases.filter((one) => choice.ids.has(one.caseId))}
              onOrder={(given) => setOrder({ order: given, cases })}
              onClear={choice.clear}
            />
          )
        }
        tools={
          <QueueTools
            {...{ tab, filter, choosing }}
            listed={cases.length}
            onFilter={(next) => desk.show({ filter: next, caseId: null }, true)}
            onChoosing={setChooses}
          />
        }
      />
      {order && (
        <BulkSheet
          order={order.order}
          nameOf={(id) =>
            nameOf(
              cases.find((one) => one.caseId === id),
              community,
            )
          }
          onClose={(tally) => {
            setOrder(null)
            if (tally === null) return
            choice.clear()
            desk.refreshAll()
          }}
        />
      )}
      {item ? (
        <DeskCaseView
          {...{ tab, filter, item, cases, acts, handlers, bar }}
          pending={late}
          photoAt={desk.photoAt}
          photosAhead={desk.photosAhead}
          onPhotoAt={desk.setPhotoAt}
          onEnlarge={enlarge}
          onSelect={(id) => desk.show({ caseId: id }, true)}
          onDrop={(one) => void desk.drop(one)}
        />
      ) : (
        <NoCase state={shown.state} onList={() => desk.show({ caseId: null }, true)} />
      )}
      {!item && choice.ids.size === 0 && undoable.length > 0 && <div class="undo-alone">{bar}</div>}
      <ConflictSheet
        conflict={acts.showsConflict ? conflict : null}
        handlers={handlers.value?.handlers ?? []}
        onLatest={() => conflict && void desk.seeLatest(conflict)}
        onGiveUp={() => conflict && void desk.giveUp(conflict)}
        onClose={() => acts.showConflict(false)}
      />
      <UndoSheet
        open={showsUndo}
        {...{ undoable }}
        lineOf={undo.lineOf}
        onUndo={(one) => void undo.undo(one)}
        onSendAll={() => {
          setShowsUndo(false)
          void undo.sendAll()
        }}
        onClose={() => setShowsUndo(false)}
      />
      <KeysSheet open={showsKeys} on={keysOn} onChange={setKeysOn} onClose={() => setShowsKeys(false)} />
      <p class="visually-hidden" aria-live="polite">
        {said}
      </p>
    </main>
  )
}

const nameOf = (item: DeskCase | undefined, community: Community): string =>
  item ? `${categoryText(item, community)}，${placeText(item, community)}` : undoWords.someCase

/** Steps taken together bear the name of the last. */
const lastOf = (acts: readonly CaseAct[]): CaseAct['act'] => acts.at(-1)?.act ?? 'settle'

function NoCase({ state, onList }: { state: string; onList: () => void }) {
  if (state === 'loading') return <Waiting>{words.loading}</Waiting>
  if (state !== 'missing') return <p class="desk-no-case">{words.chooseCase}</p>
  return (
    <div class="desk-no-case">
      <Notice tone="info" act={<Button onClick={onList}>{words.showAll}</Button>}>
        {words.caseNotHere}
      </Notice>
    </div>
  )
}

/** Says when the heap in sight grows or shrinks; not on the first look, nor when another heap is chosen. */
function useAnnouncedCount(tab: DeskTab, count: number | null, say: (text: string) => void): void {
  const [last, setLast] = useState<{ tab: DeskTab; count: number | null }>({ tab, count })
  useEffect(() => {
    if (last.tab === tab && last.count !== null && count !== null && last.count < count) {
      say(words.announceNew(words.tabs[tab], count))
    }
    setLast({ tab, count })
  }, [tab, count])
}
