import { Map as MapIcon } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import type { DeskTab } from '../../domain/lifecycle.ts'
import { InboxLink } from '../case-parts/inbox-link.tsx'
import { openShown } from '../case-parts/open-shown.ts'
import { needsPerson } from '../case-parts/pending-acts.ts'
import { fromServer } from '../case-parts/shown-photo.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { photosInOrder } from './case-photos.ts'
import { categoryText, placeText } from './case-words.ts'
import { conflictOf } from './conflict.ts'
import { ConflictSheet } from './conflict-sheet.tsx'
import { DeskCaseView } from './desk-case.tsx'
import type { DeskCommand } from './desk-keys.ts'
import { DeskList } from './desk-list.tsx'
import { DeskTabs } from './desk-tabs.tsx'
import { KeysSheet } from './keys-sheet.tsx'
import { RescueEntry } from './rescue-entry.tsx'
import { TroubleNotice } from './trouble-notice.tsx'
import { useDesk } from './use-desk.ts'
import { useDeskActs } from './use-desk-acts.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { words } from './words.ts'

/** Queue, case and acts of one who reviews. */
export function Desk() {
  const desk = useDesk()
  const { phone, tab, counts, queue, handlers, cases, caseId, shown, pending } = desk
  const { community } = phone
  const acts = useDeskActs(desk.onMoved)
  const [said, say] = useState('')
  const [showsKeys, setShowsKeys] = useState(false)
  const item = shown.state === 'shown' ? shown.case : null
  const late = pending.find((one) => one.caseId === caseId) ?? null
  const conflict = late ? conflictOf(late) : null
  const held = pending.find((one) => needsPerson(one) && one.caseId !== caseId)

  const step = (by: 1 | -1) => {
    const next = desk.step(by)
    const at = cases.findIndex((one) => one.caseId === next?.caseId) + 1
    if (next) say(words.announce(at, cases.length, categoryText(next, community), placeText(next, community)))
  }
  const enlarge = () => {
    if (item) void openShown(phone.db, photosInOrder(item).map(fromServer), desk.photoAt, categoryText(item, community))
  }
  const commands: Record<DeskCommand, () => void> = {
    next: () => step(1),
    previous: () => step(-1),
    enlarge,
    close: () => desk.show({ caseId: null }, false),
    keys: () => setShowsKeys(true),
  }
  const [keysOn, setKeysOn] = useDeskKeys((command) => commands[command]())
  useAnnouncedCount(tab, counts.value?.[tab] ?? null, say)

  return (
    <main class={classes('desk', desk.isOpen && 'desk-open')}>
      <header class="desk-head">
        <h1>{words.title}</h1>
        <div class="desk-tools">
          <InboxLink />
          <Link class="button button-quiet" href={pagePaths.deskMap}>
            <Icon of={MapIcon} />
            <span>{words.caseMap}</span>
          </Link>
          <RescueEntry />
          <Button kind="quiet" class="desk-keys-button" onClick={() => setShowsKeys(true)}>
            {words.keys}
          </Button>
        </div>
        <DeskTabs {...{ tab }} counts={counts.value} onTab={(to) => desk.show({ tab: to, caseId: null }, false)} />
        {queue.trouble === null && <TroubleNotice {...counts} />}
        {held && (
          <Notice
            tone="wrong"
            act={<Button onClick={() => desk.show({ caseId: held.caseId }, false)}>{words.look}</Button>}
          >
            {words.heldElsewhere(pending.filter(needsPerson).length)}
          </Notice>
        )}
      </header>
      <DeskList {...{ tab, queue, pending }} shownId={caseId} />
      {item ? (
        <DeskCaseView
          key={item.caseId}
          {...{ tab, item, cases, acts, handlers }}
          pending={late}
          photoAt={desk.photoAt}
          onPhotoAt={desk.setPhotoAt}
          onEnlarge={enlarge}
          onSelect={(id) => desk.show({ caseId: id }, true)}
          onDrop={(one) => void desk.drop(one)}
        />
      ) : (
        <NoCase state={shown.state} onList={() => desk.show({ caseId: null }, true)} />
      )}
      <ConflictSheet
        conflict={acts.showsConflict ? conflict : null}
        handlers={handlers.value?.handlers ?? []}
        onLatest={() => conflict && void desk.seeLatest(conflict)}
        onGiveUp={() => conflict && void desk.giveUp(conflict)}
        onClose={() => acts.showConflict(false)}
      />
      <KeysSheet open={showsKeys} on={keysOn} onChange={setKeysOn} onClose={() => setShowsKeys(false)} />
      <p class="visually-hidden" aria-live="polite">
        {said}
      </p>
    </main>
  )
}

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
    if (last.tab === tab && last.count !== null && count !== null && last.count !== count) {
      say(words.announceNew(words.tabs[tab], count))
    }
    setLast({ tab, count })
  }, [tab, count])
}
