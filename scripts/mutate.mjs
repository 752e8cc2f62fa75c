// npm run mutate [-- --file <path> --sample N --seed N]: makes mistakes on purpose, exits 1 when too few are noticed.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const built = spawnSync('npx', ['tsc', '--build', 'mutation'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
if (built.status !== 0) process.exit(built.status ?? 1)

const { runMutation } = await import(pathToFileURL(join(root, 'build/mutation/run.js')).href)
process.exit((await runMutation(process.argv.slice(2))) ? 0 : 1)
