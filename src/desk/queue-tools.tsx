import {
  AlarmClock,
  Bookmark,
  BookmarkPlus,
  Frown,
  ListChecks,
  ListFilter,
  RotateCcw,
  TriangleAlert,
} from 'lucide-preact'
import { useState } from 'preact/hooks'
import { DESK_VIEWS_MAX } from '../../domain/desk-view.ts'
import type { DeskTab } from '../../domain/lifecycle.ts'
import { CaseFilterBar } from '../case-parts/case-filter-bar.tsx'
import { Link } from '../phone/link.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { showToast } from '../ui/toast.tsx'
import { deskHref, readDeskAddress } from './desk-address.ts'
import { countFilters, type QueueFilter, readQueueFilter, writeQueueFilter } from './queue-filter.ts'
import type { ListChoice } from './use-list-choice.ts'
import { useViews } from './use-views.ts'
import { ManageViews, SaveView } from './view-sheets.tsx'
import { viewWords as words } from './view-words.ts'
import './queue-tools.css'

type Props = {
  tab: DeskTab
  filter: string
  listed: number
  choosing: ListChoice | null
  onFilter: (filter: string) => void
  onChoosing: (on: boolean) => void
}

/** What narrows the list: saved views at one press, the filter folded away, and the way to choose several. */
export function QueueTools({ tab, filter, listed, choosing, onFilter, onChoosing }: Props) {
  const { community, env } = usePhone()
  const { views, save, remove } = useViews()
  const [open, setOpen] = useState(false)
  const [sheet, setSheet] = useState<'save' | 'manage' | null>(null)
  const asked = readQueueFilter(filter, community)
  const here = `tab=${tab}&${filter}`
  const change = (part: Partial<QueueFilter>) => onFilter(writeQueueFilter({ ...asked, ...part }))
  const keep = async (name: string) => {
    const trouble = await save(name, here)
    if (trouble === null) {
      setSheet(null)
      showToast(words.saved(name))
    }
    return trouble
  }
  return (
    <div class="queue-tools">
      {views.length > 0 && (
        <nav class="queue-views" aria-label={words.views}>
          <ViewLink name={words.all} href={deskHref({ tab, caseId: null })} current={filter === ''} />
          {views.map(({ viewId, name, query }) => {
            const address = { ...readDeskAddress(new URLSearchParams(query)), caseId: null }
            const current = address.tab === tab && address.filter === filter && filter !== ''
            return <ViewLink key={viewId} {...{ name, current }} href={deskHref(address)} />
          })}
        </nav>
      )}
      <div class="queue-buttons">
        <Button kind="quiet" icon={<Icon of={ListFilter} />} aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.filter(countFilters(filter))}
        </Button>
        <Button
          kind="quiet"
          icon={<Icon of={ListChecks} />}
          aria-pressed={choosing !== null}
          onClick={() => onChoosing(choosing === null)}
        >
          {choosing ? words.stopChoosing : words.choose}
        </Button>
        {filter !== '' && (
          <Button kind="quiet" icon={<Icon of={BookmarkPlus} />} onClick={() => setSheet('save')}>
            {words.save}
          </Button>
        )}
      </div>
      {open && (
        <CaseFilterBar
          noState
          {...{ community }}
          filter={asked}
          now={env.now()}
          onFilter={(next) => onFilter(writeQueueFilter({ ...asked, ...next }))}
        >
          {(['soon', 'late'] as const).map((due) => (
            <Button
              key={due}
              icon={<Icon of={due === 'soon' ? AlarmClock : TriangleAlert} />}
              aria-pressed={asked.due === due}
              onClick={() => change({ due: asked.due === due ? null : due })}
            >
              {words[due]}
            </Button>
          ))}
          <Button
            icon={<Icon of={RotateCcw} />}
            aria-pressed={asked.again}
            onClick={() => change({ again: !asked.again })}
          >
            {words.again}
          </Button>
          <Button
            icon={<Icon of={Frown} />}
            aria-pressed={asked.objected}
            onClick={() => change({ objected: !asked.objected })}
          >
            {words.objected}
          </Button>
          {views.length > 0 && (
            <Button kind="quiet" icon={<Icon of={Bookmark} />} onClick={() => setSheet('manage')}>
              {words.manage}
            </Button>
          )}
        </CaseFilterBar>
      )}
      {choosing && listed > 0 && (
        <label class="queue-all">
          <input type="checkbox" checked={choosing.ids.size === listed} onChange={choosing.toggleAll} />
          <span>{words.chooseAll(listed)}</span>
        </label>
      )}
      <SaveView
        open={sheet === 'save'}
        full={views.length >= DESK_VIEWS_MAX}
        onSave={keep}
        onClose={() => setSheet(null)}
      />
      <ManageViews open={sheet === 'manage'} {...{ views }} onRemove={remove} onClose={() => setSheet(null)} />
    </div>
  )
}

const ViewLink = ({ name, href, current }: { name: string; href: string; current: boolean }) => (
  <Link class="queue-view" {...{ href }} aria-current={current ? 'page' : undefined}>
    {name}
  </Link>
)
