import { useRef } from 'preact/hooks'
import { fromServer } from '../case-parts/shown-photo.ts'
import { CommunityMap } from '../map/lazy-map.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Sheet } from '../ui/sheet.tsx'
import { DoneSheet } from './done-sheet.tsx'
import { ExtendSheet } from './extend-sheet.tsx'
import { ReturnSheet } from './return-sheet.tsx'
import type { TaskItem } from './task-items.ts'
import { taskCategory, taskPlace } from './task-place.ts'
import type { TasksAddress } from './tasks-address.ts'
import { aboutTask, type TaskSteps } from './use-task-steps.ts'
import { words } from './words.ts'

/** The sheet that lies over the tasks, and over which of them. */
export type OpenSheet = { sheet: TasksAddress['sheet']; item: TaskItem | null }

/** What the address asks for, as far as it is still open: a step taken meanwhile closes its sheet by itself. */
export function openSheetOf({ sheet, caseId }: TasksAddress, items: readonly TaskItem[]): OpenSheet {
  const item = items.find((one) => one.view.caseId === caseId)
  if (!item || sheet === null) return { sheet: null, item: null }
  return sheet === 'where' || item.acts.includes(sheet) ? { sheet, item } : { sheet: null, item: null }
}

type Props = { open: OpenSheet; steps: TaskSteps; onClose: () => void }

/** The sheets over the tasks. */
export function TaskSheets({ open: { sheet, item }, steps, onClose }: Props) {
  // The last one stays mounted while it closes, so that the focus goes back to where it came from.
  const last = useRef(item)
  if (item) last.current = item
  const shown = last.current
  if (!shown) return null
  const { busy, notKept } = steps
  return (
    <>
      <DoneSheet
        key={shown.view.caseId}
        caseId={shown.view.caseId}
        before={shown.view.photos.filter(({ purpose }) => purpose === 'before').map(fromServer)}
        open={sheet === 'done'}
        {...{ busy, notKept, onClose }}
        onDone={async (photos, note) => {
          const kept = await steps.take(shown, { act: 'done', photoIds: [], note, ...aboutTask(shown) }, photos)
          if (kept) onClose()
          return kept
        }}
      />
      <ReturnSheet
        open={sheet === 'return'}
        {...{ busy, notKept, onClose }}
        onReturn={async (reason) => {
          if (await steps.take(shown, { act: 'return', reason, ...aboutTask(shown) })) onClose()
        }}
      />
      <ExtendSheet
        open={sheet === 'extend'}
        dueAt={shown.view.dueAt}
        {...{ busy, notKept, onClose }}
        onExtend={async (until, reason) => {
          if (await steps.take(shown, { act: 'extend', until, reason, ...aboutTask(shown) })) onClose()
        }}
      />
      <WhereSheet item={shown} open={sheet === 'where'} {...{ onClose }} />
    </>
  )
}

function WhereSheet({ item, open, onClose }: { item: TaskItem; open: boolean; onClose: () => void }) {
  const { community } = usePhone()
  const { caseId, point, categoryId } = item.view
  const place = taskPlace(item.view, community)
  const label = `${taskCategory(item.view, community)}，${place}`
  const markers = point ? [{ id: caseId, ...point, categoryId, label, state: item.state }] : []
  return (
    <Sheet title={words.whereTitle} {...{ open, onClose }}>
      <p>{place}</p>
      <CommunityMap class="task-map" {...{ community, markers }} selectedId={caseId} onSelect={() => {}} />
    </Sheet>
  )
}
