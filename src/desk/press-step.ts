import type { DeskCase } from '../../domain/case-view.ts'
import type { OfferedStep } from './desk-steps.ts'
import type { DeskActs } from './use-desk-acts.ts'

/** What a step's button or key does: 立案 is taken at once where nothing is missing, and so is 恢复办理; all others ask first. */
export function pressStep(item: DeskCase, { step, lacks }: OfferedStep, acts: DeskActs): void {
  if (acts.busy) return
  if (step === 'accept' && lacks === null) return void acts.run(item, [{ act: 'accept' }])
  if (step === 'resume') return void acts.run(item, [{ act: 'resume' }])
  acts.openForm({ step: step === 'accept' ? 'settle' : step, seen: item, forAccept: step === 'accept' })
}
