import { dataAnswer } from './data-answer.ts'
import type { Handler } from './deps.ts'
import { projectVersion } from './project-root.ts'
import { problemResponse } from './refusal.ts'

const VERSION = projectVersion()

/** GET /healthz: 200 only when the database answers a read; 503 otherwise, so that a supervisor can tell. */
export const health: Handler = async (_, deps) => {
  try {
    await deps.communities.list()
  } catch (error) {
    deps.log.error({ err: error }, 'the database does not answer')
    return problemResponse('unavailable', { headers: { 'retry-after': '5' } })
  }
  return dataAnswer({ status: 'ok', version: VERSION, demo: deps.settings.demo })
}
