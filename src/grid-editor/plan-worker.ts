import { checkPlan } from '../../domain/plan-check.ts'
import { readPlanFile } from './plan-file.ts'
import type { Asked, Told } from './worker-message.ts'

/** Reads files and checks plans off the main thread; one question, one answer. */
addEventListener('message', ({ data }: MessageEvent<Asked>) => postMessage(answer(data)))

function answer(asked: Asked): Told {
  if (asked.ask === 'check') return { told: 'check', problems: checkPlan(asked.plan, asked.around) }
  let made = 0
  const file = readPlanFile(asked.text, (kind) => `${kind}-${asked.seed}-${++made}`)
  return { told: 'read', file, problems: file.ok ? checkPlan(file.plan, asked.around) : [] }
}
