// npm run admin -- <command>: what an administrator does on the machine itself; says its usage without a command.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureInstalled } from './ensure-installed.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const main = join(root, 'build/bundle/admin.js')

ensureInstalled(root)
// A server may be running on the build there is: it is used as it stands, and only made where there is none.
if (!existsSync(main)) {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' })
  if (built.status !== 0) process.exit(built.status ?? 1)
}
await import(pathToFileURL(main).href)
