import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../rig/project-root.ts'

/** Where runs leave what they found; on a real disk, since the machine's temp folder may be memory. Made when missing. */
export function resultsFolder(): string {
  const folder = join(projectRoot(), 'faults/results')
  mkdirSync(folder, { recursive: true })
  return folder
}
