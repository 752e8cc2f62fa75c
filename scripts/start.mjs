// npm start: installs and builds what is missing or stale, then becomes the server (so signals reach it directly).
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isFresh } from './build-stamp.mjs'
import { ensureInstalled } from './ensure-installed.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

ensureInstalled(root)
if (!isFresh(root)) {
  console.log('building … 正在构建')
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' })
  if (built.status !== 0) process.exit(built.status ?? 1)
}
await import(pathToFileURL(join(root, 'build/bundle/main.js')).href)
