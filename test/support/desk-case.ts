import type { DeskCase, EventView, TaskCase } from '../../domain/case-view.ts'
import type { PendingAct } from '../../src/case-parts/pending-acts.ts'

/** 2026-11-24 (a Tuesday) 10:00 in Shanghai. */
export const TUESDAY_TEN = Date.UTC(2026, 10, 24, 2)

export const event = (seq: number, type: EventView['type'], more: Partial<EventView> = {}): EventView => ({
  seq,
  type,
  at: TUESDAY_TEN + seq * 60_000,
  role: type === 'report' ? 'reporter' : 'grid_leader',
  name: type === 'report' ? null : '演示·李网格长',
  reason: null,
  photoIds: [],
  ...more,
})

/** A case as the desk sees it: 待审核, settled, received at ten. */
export const deskCase = (caseId: string, more: Partial<DeskCase> = {}): DeskCase => ({
  audience: 'desk',
  caseId,
  revision: 1,
  state: 'submitted',
  categoryId: 'ebike-parking',
  kind: null,
  gridId: 'g3',
  photos: [],
  history: [event(1, 'report')],
  reworkCount: 0,
  dueAt: null,
  receivedAt: TUESDAY_TEN,
  takenAt: null,
  words: '',
  place: null,
  handlerId: null,
  handlerName: null,
  task: null,
  acknowledgeBy: null,
  ...more,
})

/** A task as its handler sees it: 已派遣. */
export const taskCase = (caseId: string, more: Partial<TaskCase> = {}): TaskCase => ({
  audience: 'task',
  caseId,
  revision: 3,
  state: 'dispatched',
  categoryId: 'ebike-parking',
  kind: null,
  gridId: 'g3',
  photos: [],
  history: [event(1, 'report'), event(2, 'accept'), event(3, 'dispatch')],
  reworkCount: 0,
  dueAt: null,
  reportedHour: TUESDAY_TEN,
  task: '把车推走',
  buildingId: 'b12',
  point: null,
  ...more,
})

/** A step that is kept on the phone and not confirmed. */
export const pendingAct = (
  caseId: string,
  act: PendingAct['act'],
  more: Partial<Omit<PendingAct, 'caseId' | 'act'>> = {},
): PendingAct => ({
  opId: `op-${caseId}-${act.act}`,
  caseId,
  sealedAt: TUESDAY_TEN,
  act,
  hold: null,
  trouble: 'no_network',
  photoIds: [],
  ifMatch: 3,
  notBefore: null,
  ...more,
})
