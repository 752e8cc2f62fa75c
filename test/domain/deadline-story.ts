import type { DeadlineEvent, DeadlineRules } from '../../domain/deadline.ts'

/** Wall clock in Asia/Shanghai. */
export const at = (text: string): number => Date.parse(`${text}:00+08:00`)
export const shown = (ms: number | null | undefined) =>
  ms == null ? null : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)

export const rules: DeadlineRules = {
  categories: [{ id: 'waste', acknowledgeWithin: '2h', fixWithin: '1d' }],
  calendar: { from: 540, to: 1080, weekdays: [1, 2, 3, 4, 5], exceptions: { '2026-10-01': false, '2026-10-10': true } },
  escalateAfter: '1d',
}
export type Step = [string, string, DeadlineEvent['payload']?]
export const story = (...steps: Step[]): DeadlineEvent[] =>
  steps.map(([type, when, payload = {}], i) => ({ seq: i + 1, type, receivedAt: at(when), payload }))

export const task = (taskId: string, due: string, more: DeadlineEvent['payload'] = {}) => ({
  taskId,
  dueAt: at(due),
  ...more,
})
