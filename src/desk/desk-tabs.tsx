import { useRef } from 'preact/hooks'
import { DESK_TAB_NAMES, type DeskTab } from '../../domain/lifecycle.ts'
import type { DeskCounts } from '../../domain/wire.ts'
import { words } from './words.ts'
import './desk-tabs.css'

export const DESK_PANEL = 'desk-queue'
const ARROWS: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 }

type Props = { tab: DeskTab; counts: DeskCounts | null; onTab: (tab: DeskTab) => void }

/** The desk's five heaps with how many cases each holds. Arrow keys go along them (WAI-ARIA tabs pattern). */
export function DeskTabs({ tab, counts, onTab }: Props) {
  const row = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = ARROWS[event.key]
    if (!step) return
    event.preventDefault()
    const at = (DESK_TAB_NAMES.indexOf(tab) + step + DESK_TAB_NAMES.length) % DESK_TAB_NAMES.length
    const to = DESK_TAB_NAMES[at] ?? tab
    row.current?.querySelector<HTMLElement>(`[data-tab=${to}]`)?.focus()
    onTab(to)
  }
  return (
    <div ref={row} class="desk-tabs" role="tablist" aria-label={words.tabsLabel} {...{ onKeyDown }}>
      {DESK_TAB_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          class="desk-tab"
          data-tab={name}
          id={`desk-tab-${name}`}
          aria-selected={name === tab}
          aria-controls={DESK_PANEL}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onTab(name)}
        >
          <span>{words.tabs[name]}</span> {counts && <span class="desk-tab-count">{counts[name]}</span>}
        </button>
      ))}
    </div>
  )
}
