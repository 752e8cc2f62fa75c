import { useMemo, useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import { isStuck, type PendingAct, pendingActs } from '../case-parts/pending-acts.ts'
import { dropOperation } from '../offline/my-reports.ts'
import { go, here, useRoute } from '../phone/route.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { useMedia } from '../ui/use-media.ts'
import type { Conflict } from './conflict.ts'
import { type DeskAddress, deskHref, isInTab, readDeskAddress, tabOf } from './desk-address.ts'
import { CASE_TITLE } from './desk-case.tsx'
import { neighbourOf, stepFrom, withCase, withoutCase } from './desk-queue.ts'
import { rowId } from './desk-row.tsx'
import { isDeskStep } from './desk-steps.ts'
import { DESK_PANEL } from './desk-tabs.tsx'
import { countsWithMoves, moveOf, withMoved, withMoves } from './moves.ts'
import { isOutOfReach } from './settle-change.ts'
import { undoables } from './undoable.ts'
import type { Moved } from './use-desk-acts.ts'
import { useDeskCounts } from './use-desk-counts.ts'
import { useEmptiedOutbox, useFollowedCount } from './use-desk-news.ts'
import { useDeskQueue } from './use-desk-queue.ts'
import { useHandlers } from './use-handlers.ts'
import { useMoves } from './use-moves.ts'
import { useKeepPatrol, usePatrolQueue } from './use-patrol.ts'
import { usePhotosAhead } from './use-photos-ahead.ts'
import { useReleasedOnLeaving } from './use-released.ts'
import { useShownCase } from './use-shown-case.ts'
import { useSoon } from './use-soon.ts'

/** List and case stand side by side from here on; then the first case is shown without being asked for. */
const SIDE_BY_SIDE = '(min-width: 720px)'

/** After a burst of steps the lists are asked for once; until then they show what was done here. */
const REFRESH_AFTER_MS = 1_500

/** What the desk shows and how one moves through it. The address is the only memory of tab and case. */
export function useDesk() {
  const phone = usePhone()
  const { db, owner, api } = phone
  const address = readDeskAddress(useRoute().search)
  const { tab, filter } = address
  const counts = useDeskCounts(phone)
  const queue = usePatrolQueue(phone, tab, useDeskQueue(phone, tab, filter))
  useFollowedCount(tab, counts.value?.[tab] ?? null, queue.refresh)
  useKeepPatrol(phone, counts.value?.awaiting_verification ?? null)
  const handlers = useHandlers(phone)
  const refreshAll = () => {
    counts.refresh()
    queue.refresh()
  }
  const refreshSoon = useSoon(refreshAll, REFRESH_AFTER_MS)
  const moves = useMoves(refreshSoon)
  const listed = queue.value?.cases ?? NONE
  const hasMore = (queue.value?.next ?? null) !== null
  const { askedAt } = queue
  const cases = useMemo(
    () => withMoves({ cases: listed, hasMore, tab, askedAt, isFiltered: filter !== '' }, moves.all),
    [listed, hasMore, tab, askedAt, filter, moves.all],
  )
  const isRoomy = useMedia(SIDE_BY_SIDE)
  const caseId = address.caseId ?? (isRoomy ? (cases[0]?.caseId ?? null) : null)
  const shown = useShownCase(api, queue.value && { ...queue.value, cases }, caseId)
  const [photo, setPhoto] = useState({ caseId: '', at: 0 })
  const photosAhead = usePhotosAhead(cases, caseId)
  useReleasedOnLeaving()

  const all = useLive(() => pendingActs(db, owner), [db, owner.communityId, owner.personId]) ?? []
  const own = all.filter((one) => isDeskStep(one.act.act))
  const now = phone.env.now()
  const pending = own.filter((one) => isStuck(one, now))
  useEmptiedOutbox(
    own.map((one) => one.opId),
    refreshSoon,
  )

  const show = (to: Partial<DeskAddress> & { caseId: string | null }, replace: boolean) =>
    go(deskHref({ tab, filter, ...to }), { replace })
  const step = (by: 1 | -1): DeskCase | null => {
    const next = stepFrom(cases, caseId, by)
    if (next) show({ caseId: next.caseId }, address.caseId !== null)
    if (next) focusSoon(rowId(next.caseId))
    return next
  }
  /** The answer to a step may come when the person has long gone on: then nothing moves under their hands. */
  const isStillAt = (askedId: string): boolean => {
    const now = readDeskAddress(here().search)
    return now.tab === tab && (now.caseId === null || now.caseId === askedId)
  }
  const leave = (leftId: string) => {
    const next = neighbourOf(cases, leftId)
    if (!isStillAt(leftId)) return
    show({ caseId: next?.caseId ?? null }, true)
    focusSoon(next ? CASE_TITLE : DESK_PANEL)
  }
  const onTaken = (seen: DeskCase, acts: readonly CaseAct[]) => {
    const { after, away } = moveOf(0, seen, acts, phone.me)
    if (away || !isInTab(after.state, tab)) leave(seen.caseId)
  }
  const onMoved = ({ caseId: movedId, act, state }: Moved) => {
    const isAway = act.act === 'settle' && act.gridId !== undefined && isOutOfReach(act.gridId, phone.me)
    if (isAway || (state !== null && !isInTab(state, tab))) {
      leave(movedId)
      queue.edit((held) => withoutCase(held, movedId))
    }
    refreshAll()
  }
  const showAgain = (item: Pick<DeskCase, 'caseId' | 'state'>) => {
    show({ tab: tabOf(item.state), caseId: item.caseId }, true)
    focusSoon(CASE_TITLE)
  }
  const drop = async (one: PendingAct) => {
    await dropOperation(db, one.opId)
    refreshAll()
  }
  const seeLatest = async ({ pending: late, now }: Conflict) => {
    await drop(late)
    if (now) queue.edit((held) => withCase(held, now))
    show({ tab: now ? tabOf(now.state) : tab, caseId: late.caseId }, true)
    refreshAll()
  }
  const giveUp = async ({ pending: late }: Conflict) => {
    await drop(late)
    const next = stepFrom(cases, late.caseId, 1)
    show({ caseId: next?.caseId ?? null }, true)
  }
  return {
    phone,
    tab,
    filter,
    /** What the server last said of this tab, without the steps taken here. */
    heardCount: counts.value?.[tab] ?? null,
    counts: { ...counts, value: countsWithMoves(counts.value, moves.all, counts.askedAt) },
    queue: { ...queue, value: queue.value && { ...queue.value, cases } },
    handlers,
    cases,
    caseId,
    isOpen: address.caseId !== null,
    shown: shown.state === 'shown' ? { ...shown, case: withMoved(shown.case, moves.all) } : shown,
    moves,
    pending,
    undoable: undoables(own),
    photosAhead,
    photoAt: photo.caseId === caseId ? photo.at : 0,
    setPhotoAt: (at: number) => setPhoto({ caseId: caseId ?? '', at }),
    show,
    showAgain,
    refreshAll,
    step,
    onTaken,
    onMoved,
    drop,
    seeLatest,
    giveUp,
  }
}

const NONE: readonly never[] = []

/** Focus follows once the page has been drawn anew; on a phone the row is hidden and keeps it where it is. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}
