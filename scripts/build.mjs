// npm run build: compiles all parts, builds the page and packs it, and bundles the server. `--if-stale` does nothing when nothing changed.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isFresh, sourceState, writeStamp } from './build-stamp.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { packFolder } from './pack-folder.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

function run(name, args) {
  const { status } = spawnSync(join(root, 'node_modules/.bin', name), args, { cwd: root, stdio: 'inherit' })
  if (status === 0) return
  console.error(`woodpecker: ${name} failed; its own words stand above. 构建失败。`)
  process.exit(status ?? 1)
}

ensureInstalled(root)
if (!process.argv.includes('--if-stale') || !isFresh(root)) {
  const state = sourceState(root)
  run('tsc', ['--build'])
  run('vite', ['build', '--logLevel', 'warn'])
  run('vite', ['build', '--logLevel', 'warn', '--config', 'vite.server.config.ts'])
  await packFolder(join(root, 'dist'))
  writeStamp(root, state)
}
