import type { Plan } from '../../domain/plan.ts'
import { writePlanFile } from './plan-file.ts'

/** Gives the plan as a file to whoever asked. */
export function exportPlan(plan: Plan, name: string): void {
  const url = URL.createObjectURL(new Blob([writePlanFile(plan)], { type: 'application/geo+json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000) // after the browser has taken it
}
