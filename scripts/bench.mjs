// npm run bench [-- measure…]: builds what is measured, takes the measures, exits 1 when a goal is missed.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
if (built.status !== 0) process.exit(built.status ?? 1)

const { runBench } = await import(pathToFileURL(join(root, 'build/bench/run.js')).href)
process.exit((await runBench(process.argv.slice(2))) ? 0 : 1)
