import type { DeskCase } from '../../domain/case-view.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { DESK_TABS } from '../../domain/lifecycle.ts'
import { holdsPost, type Me } from '../../domain/person.ts'

/** Whether a handler's id is that of an outsider who comes in by a link (the server makes them so). */
export const isOutsider = (handlerId: string): boolean => handlerId.startsWith('ext_')

export const hasOutsider = ({ tasks = [] }: Pick<DeskCase, 'tasks'>): boolean =>
  tasks.some((task) => isOutsider(task.handlerId))

const OPEN: ReadonlySet<string> = new Set([
  ...DESK_TABS.accepted,
  ...DESK_TABS.dispatched,
  ...DESK_TABS.awaiting_verification,
])

/** Whether links to this case may be looked after here: by who dispatches it, while it goes on or an outsider was in it. */
export const maySendOut = (item: DeskCase, me: Me): boolean =>
  holdsPost(me.posts, ['grid_leader', 'admin'], item.gridId ?? UNPLACED_GRID) &&
  (OPEN.has(item.state) || hasOutsider(item))
