import { useState } from 'preact/hooks'
import type { DeskCase } from '../../domain/case-view.ts'
import type { DeskTab } from '../../domain/lifecycle.ts'
import { type PendingAct, pendingActs } from '../case-parts/pending-acts.ts'
import { dropOperation } from '../offline/my-reports.ts'
import { go, here, useRoute } from '../phone/route.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { useMedia } from '../ui/use-media.ts'
import type { Conflict } from './conflict.ts'
import { deskHref, isInTab, readDeskAddress, tabOf } from './desk-address.ts'
import { CASE_TITLE } from './desk-case.tsx'
import { neighbourOf, stepFrom, withCase, withoutCase } from './desk-queue.ts'
import { rowId } from './desk-row.tsx'
import { isDeskStep } from './desk-steps.ts'
import { isOutOfReach } from './settle-change.ts'
import type { Moved } from './use-desk-acts.ts'
import { useDeskCounts } from './use-desk-counts.ts'
import { useEmptiedOutbox, useFollowedCount } from './use-desk-news.ts'
import { useDeskQueue } from './use-desk-queue.ts'
import { useHandlers } from './use-handlers.ts'
import { useKeepPatrol, usePatrolQueue } from './use-patrol.ts'
import { useShownCase } from './use-shown-case.ts'

/** List and case stand side by side from here on; then the first case is shown without being asked for. */
const SIDE_BY_SIDE = '(min-width: 720px)'

/** What the desk shows and how one moves through it. The address is the only memory of tab and case. */
export function useDesk() {
  const phone = usePhone()
  const { db, owner, api } = phone
  const address = readDeskAddress(useRoute().search)
  const { tab } = address
  const counts = useDeskCounts(phone)
  const queue = usePatrolQueue(phone, tab, useDeskQueue(phone, tab))
  useFollowedCount(tab, counts.value?.[tab] ?? null, queue.refresh)
  useKeepPatrol(phone, counts.value?.awaiting_verification ?? null)
  const handlers = useHandlers(phone)
  const cases = queue.value?.cases ?? []
  const isRoomy = useMedia(SIDE_BY_SIDE)
  const caseId = address.caseId ?? (isRoomy ? (cases[0]?.caseId ?? null) : null)
  const shown = useShownCase(api, queue.value, caseId)
  const [photo, setPhoto] = useState({ caseId: '', at: 0 })

  const all = useLive(() => pendingActs(db, owner), [db, owner.communityId, owner.personId]) ?? []
  const pending = all.filter((one) => isDeskStep(one.act.act))
  const refreshAll = () => {
    counts.refresh()
    queue.refresh()
  }
  useEmptiedOutbox(
    pending.map((one) => one.opId),
    refreshAll,
  )

  const show = (to: { tab?: DeskTab; caseId: string | null }, replace: boolean) =>
    go(deskHref({ tab: to.tab ?? tab, caseId: to.caseId }), { replace })
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
    queue.edit((held) => withoutCase(held, leftId))
    if (!isStillAt(leftId)) return
    show({ caseId: next?.caseId ?? null }, true)
    if (next) focusSoon(CASE_TITLE)
  }
  const onMoved = ({ caseId: movedId, act, state, more }: Moved) => {
    if (more) return
    const isAway = act.act === 'settle' && act.gridId !== undefined && isOutOfReach(act.gridId, phone.me)
    if (isAway || (state !== null && !isInTab(state, tab))) leave(movedId)
    refreshAll()
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
    counts,
    queue,
    handlers,
    cases,
    caseId,
    isOpen: address.caseId !== null,
    shown,
    pending,
    photoAt: photo.caseId === caseId ? photo.at : 0,
    setPhotoAt: (at: number) => setPhoto({ caseId: caseId ?? '', at }),
    show,
    step,
    onMoved,
    drop,
    seeLatest,
    giveUp,
  }
}

/** Focus follows once the page has been drawn anew; on a phone the row is hidden and keeps it where it is. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}
