import { QUEUE_FILTERS } from '../../domain/desk-view.ts'
import { type CaseState, DESK_TAB_NAMES, DESK_TABS, type DeskTab } from '../../domain/lifecycle.ts'
import { pagePaths } from '../paths.ts'

/** What the desk shows, as its address says it, so that a reload or a sent link shows the same. */
export type DeskAddress = {
  tab: DeskTab
  caseId: string | null
  /** What the list is filtered by, as the address has it: `grid=g3&late=1`. Empty: by nothing. */
  filter: string
}

const isTab = (value: string | null): value is DeskTab => (DESK_TAB_NAMES as string[]).includes(value ?? '') // widened to ask about any string

/** Reads `?tab=…&case=…`; what is missing or unknown falls back to the first tab and no case. */
export function readDeskAddress(query: URLSearchParams): DeskAddress {
  const tab = query.get('tab')
  const caseId = query.get('case')
  return {
    tab: isTab(tab) ? tab : 'submitted',
    caseId: caseId && caseId.length <= 64 ? caseId : null,
    filter: filterIn(query),
  }
}

/** The filter's part of an address, always in the same order, so that two can be compared. */
export function filterIn(query: URLSearchParams): string {
  const filter = new URLSearchParams()
  for (const name of QUEUE_FILTERS) {
    const value = query.get(name)
    if (value && value.length <= 64) filter.set(name, value)
  }
  return filter.toString()
}

/** The address of a tab, or of one case in it. */
export function deskHref({ tab, caseId, filter = '' }: Omit<DeskAddress, 'filter'> & { filter?: string }): string {
  const query = new URLSearchParams(`tab=${tab}&${filter}`)
  if (caseId) query.set('case', caseId)
  return `${pagePaths.desk}?${query}`
}

/** Whether a case in this state is found under this tab. */
export const isInTab = (state: CaseState, tab: DeskTab): boolean =>
  (DESK_TABS[tab] as readonly CaseState[]).includes(state) // widened to ask about any state

/** The tab under which a case in this state is found. */
export const tabOf = (state: CaseState): DeskTab => DESK_TAB_NAMES.find((tab) => isInTab(state, tab)) ?? 'submitted'
