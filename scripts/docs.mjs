// npm run docs: writes the pages of docs/ that are printed from the code itself.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureInstalled } from './ensure-installed.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
ensureInstalled(root)
const compiled = spawnSync(join(root, 'node_modules/.bin/tsc'), ['--build'], { cwd: root, stdio: 'inherit' })
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

const { lifecycleDoc } = await import(pathToFileURL(join(root, 'build/test/support/lifecycle-doc.js')).href)
writeFileSync(join(root, 'docs/lifecycle.md'), lifecycleDoc())
