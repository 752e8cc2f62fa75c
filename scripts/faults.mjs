// npm run faults [-- --full --row N --seed N]: builds, runs the fault table, exits 1 unless every row of it holds.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
if (built.status !== 0) process.exit(built.status ?? 1)

const { runFaults } = await import(pathToFileURL(join(root, 'build/faults/run.js')).href)
process.exit((await runFaults(process.argv.slice(2))) ? 0 : 1)
