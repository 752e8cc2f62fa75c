import { pagePaths } from '../paths.ts'

/** Which sheet is open over which task; in the address, so that it is open again when the camera killed the page. */
export type TasksAddress = { sheet: 'done' | 'return' | 'extend' | 'where' | null; caseId: string | null }

const SHEETS = ['done', 'return', 'extend', 'where'] as const

export function readTasksAddress(query: URLSearchParams): TasksAddress {
  const caseId = query.get('case')
  const sheet = SHEETS.find((one) => one === query.get('sheet'))
  return sheet && caseId && caseId.length <= 64 ? { sheet, caseId } : { sheet: null, caseId: null }
}

export const tasksHref = ({ sheet, caseId }: TasksAddress): string =>
  sheet && caseId ? `${pagePaths.tasks}?${new URLSearchParams({ sheet, case: caseId })}` : pagePaths.tasks
