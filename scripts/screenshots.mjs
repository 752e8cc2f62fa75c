// npm run screenshots: walks the product in Chromium and writes docs/screenshots/*.png for the README.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' })
if (built.status !== 0) process.exit(built.status ?? 1)

const { takeScreenshots } = await import(pathToFileURL(join(root, 'build/rig/take-screenshots.js')).href)
await takeScreenshots(join(root, 'docs/screenshots'))
