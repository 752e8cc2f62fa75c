import { ChartColumn, Map as MapIcon } from 'lucide-preact'
import type { DeskTab } from '../../domain/lifecycle.ts'
import type { DeskCounts } from '../../domain/wire.ts'
import { InboxLink } from '../case-parts/inbox-link.tsx'
import { needsPerson, type PendingAct } from '../case-parts/pending-acts.ts'
import { pagePaths } from '../paths.ts'
import { Link } from '../phone/link.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { DeskTabs } from './desk-tabs.tsx'
import { RescueEntry } from './rescue-entry.tsx'
import { TroubleNotice } from './trouble-notice.tsx'
import type { Polled } from './use-polled.ts'
import { words } from './words.ts'

type Props = {
  tab: DeskTab
  counts: Polled<DeskCounts>
  /** The list below already says why it is old. */
  listHasTrouble: boolean
  /** Steps on other cases that the server did not take. */
  held: readonly PendingAct[]
  onTab: (tab: DeskTab) => void
  onKeys: () => void
  onHeld: (pending: PendingAct) => void
}

/** The desk's heaps, its tools, and what went wrong elsewhere. */
export function DeskHead({ tab, counts, listHasTrouble, held, onTab, onKeys, onHeld }: Props) {
  const first = held.find(needsPerson)
  return (
    <header class="desk-head">
      <h1>{words.title}</h1>
      <div class="desk-tools">
        <InboxLink />
        <Link class="button button-quiet" href={pagePaths.deskMap}>
          <Icon of={MapIcon} />
          <span>{words.caseMap}</span>
        </Link>
        <Link class="button button-quiet" href={pagePaths.numbers}>
          <Icon of={ChartColumn} />
          <span>{words.numbers}</span>
        </Link>
        <RescueEntry />
        <Button kind="quiet" class="desk-keys-button" onClick={onKeys}>
          {words.keys}
        </Button>
      </div>
      <DeskTabs {...{ tab, onTab }} counts={counts.value} />
      {!listHasTrouble && <TroubleNotice {...counts} />}
      {first && (
        <Notice tone="wrong" act={<Button onClick={() => onHeld(first)}>{words.look}</Button>}>
          {words.heldElsewhere(held.length)}
        </Notice>
      )}
    </header>
  )
}
