import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../rig/project-root.ts'

test('what the bundler may drop is named in full: a bare letter is also somebody else’s function', () => {
  const config = readFileSync(join(projectRoot(), 'vite.config.ts'), 'utf8')
  expect(/manualPureFunctions: (\w+)/.exec(config)?.[1]).toBe('SCHEMA_BUILDERS')
  expect(/SCHEMA_BUILDERS = \[[\s\S]+?\n\]\.map\((.+)\)/.exec(config)?.[1]).toMatch(/=> `z\./)
})
