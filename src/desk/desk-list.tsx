import type { ComponentChildren } from 'preact'
import type { DeskTab } from '../../domain/lifecycle.ts'
import type { PendingAct } from '../case-parts/pending-acts.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Waiting } from '../ui/spinner.tsx'
import { ChoiceBox } from './choice-box.tsx'
import { deskHref } from './desk-address.ts'
import { DeskRow } from './desk-row.tsx'
import { DESK_PANEL } from './desk-tabs.tsx'
import { TroubleNotice } from './trouble-notice.tsx'
import type { DeskQueueLoaded } from './use-desk-queue.ts'
import type { ListChoice } from './use-list-choice.ts'
import { words } from './words.ts'
import './desk-list.css'

/** Rows are drawn anew once a minute, for the times they tell. */
const MINUTE_MS = 60_000

type Props = {
  tab: DeskTab
  queue: DeskQueueLoaded
  shownId: string | null
  pending: readonly PendingAct[]
  filter: string
  /** What narrows the list, above it. */
  tools: ComponentChildren
  /** What can be done with all that is chosen, below it. */
  foot: ComponentChildren
  /** Which are chosen; null while one is looked at after the other. */
  choosing: ListChoice | null
}

/** The cases of the tab, newest first. */
export function DeskList({ tab, queue, shownId, pending, filter, tools, choosing, foot }: Props) {
  const { env } = usePhone()
  const now = Math.floor(env.now() / MINUTE_MS) * MINUTE_MS
  return (
    <section class="desk-list" role="tabpanel" id={DESK_PANEL} aria-labelledby={`desk-tab-${tab}`} tabIndex={-1}>
      {tools}
      <TroubleNotice {...queue} />
      {queue.value === null ? (
        queue.trouble === null && <Waiting>{words.loading}</Waiting>
      ) : queue.value.cases.length === 0 ? (
        <Empty>{filter ? words.emptyFiltered : words.empty[tab]}</Empty>
      ) : (
        <>
          <ul>
            {queue.value.cases.map((item) => (
              <DeskRow
                key={item.caseId}
                {...{ tab, item }}
                href={deskHref({ tab, filter, caseId: item.caseId })}
                box={choosing && <ChoiceBox {...{ item, choosing }} />}
                shown={item.caseId === shownId}
                {...{ now }}
                pending={pending.find((one) => one.caseId === item.caseId) ?? null}
              />
            ))}
          </ul>
          <ListEnd {...{ queue }} count={queue.value.cases.length} hasMore={queue.value.next !== null} />
        </>
      )}
      {foot}
    </section>
  )
}

function ListEnd({ queue, count, hasMore }: { queue: DeskQueueLoaded; count: number; hasMore: boolean }) {
  if (!hasMore) return <p class="desk-list-end">{words.listEnd(count)}</p>
  return (
    <div class="desk-list-end">
      <p>{words.listed(count)}</p>
      <Button wide busy={queue.loadingMore} onClick={queue.more}>
        {words.more}
      </Button>
    </div>
  )
}
