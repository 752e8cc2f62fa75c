import type { DeskCase } from '../../domain/case-view.ts'
import type { OfferedStep } from './desk-steps.ts'
import type { DeskActs } from './use-desk-acts.ts'

/** What a step's button or key does: 立案 is taken at once where nothing is missing, all others ask first. */
export function pressStep(item: DeskCase, { step, lacks }: OfferedStep, acts: DeskActs): void {
  if (acts.busy) return
  if (step === 'accept' && lacks === null) return void acts.run(item, [{ act: 'accept' }])
  acts.openForm({ step: step === 'accept' ? 'settle' : step, seen: item, forAccept: step === 'accept' })
}
