import { DESK_TAB_NAMES } from '../../domain/lifecycle.ts'
import type { DeskPage } from '../../domain/wire.ts'
import { deskView } from '../cases/desk-view.ts'
import { mergedFiles } from '../cases/merged-files.ts'
import { recurrencesOf } from '../cases/recurrence.ts'
import { staffNames } from '../cases/staff-names.ts'
import { communityOf } from '../community-of.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { oldGridNames } from '../plan/old-grid-names.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import type { DeskDue, DeskPosition } from '../stores/desk-journal.ts'
import { readQueueFilter } from './queue-filter.ts'

const PAGE = 50
const POSITION = /^(\d{1,15})\.([0-9a-f-]{36})$/

/**
 * GET /v1/desk/cases?tab&after&due&grid&category&from&to&again&objected: a page of a tab's cases in the own grids, newest first; `after` is
 * the page's `next`. With `due` (soon, late) those whose time is nearly or quite over, the longest over first.
 */
export const getDeskCases: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const tab = DESK_TAB_NAMES.find((one) => one === c.req.query('tab'))
  if (!tab) throw new Refusal('bad_query', { detail: `tab: one of ${DESK_TAB_NAMES.join(', ')}` })
  const before = readPosition(c.req.query('after'))
  const query = {
    tab,
    ...readQueueFilter(c, actor, deps.now()),
    before,
    limit: PAGE,
    due: readDue(c.req.query('due'), deps.now()),
  }
  const positions = await deps.journal.deskPage(actor.communityId, query)
  const files = await deps.journal.readFiles(
    actor.communityId,
    positions.map((position) => position.caseId),
  )
  const names = await staffNames(actor.communityId, files, deps)
  const community = await communityOf(actor, deps)
  const oldGrids = await oldGridNames(community, files, deps)
  const ids = files.map((file) => file.case.caseId)
  const merged = await mergedFiles(actor.communityId, ids, deps)
  const recurrences = await recurrencesOf(files, deps)
  const last = positions.at(-1)
  const page: DeskPage = {
    cases: files.map((file) =>
      deskView({ file, names, community, oldGrids, recurrences, merged: merged.get(file.case.caseId) ?? [] }),
    ),
    next: positions.length === PAGE && last ? writePosition(last) : null,
  }
  return dataAnswer(page)
}

function readDue(state: string | undefined, now: number): DeskDue | null {
  if (state === undefined) return null
  if (state !== 'soon' && state !== 'late') throw new Refusal('bad_query', { detail: 'due: soon or late' })
  return { state, now }
}

const writePosition = ({ receivedAt, caseId }: DeskPosition): string =>
  Buffer.from(`${receivedAt}.${caseId}`).toString('base64url')

function readPosition(text: string | undefined): DeskPosition | null {
  if (text === undefined) return null
  const [, receivedAt, caseId] = POSITION.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
  if (receivedAt === undefined || caseId === undefined)
    throw new Refusal('bad_query', { detail: 'after: not a cursor' })
  return { receivedAt: Number(receivedAt), caseId }
}
