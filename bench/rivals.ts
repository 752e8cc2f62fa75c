import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../rig/project-root.ts'

/** What we are measured against has an install of its own, so that the project's holds nothing of it (docs/decisions/0009). */
const folder = () => join(projectRoot(), 'bench/rivals')

/** Installs the rivals at their locked versions when they are not there. @throws when npm cannot */
export function installRivals(): void {
  if (existsSync(join(folder(), 'node_modules/.package-lock.json'))) return // npm writes it last
  const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder(),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (installed.status !== 0) throw new Error('the rivals could not be installed; see bench/rivals/package.json')
}

/** Loads a rival's module. Our compiler knows nothing of it: the caller says what it uses of it. */
export async function loadRival(name: string): Promise<unknown> {
  const file = createRequire(join(folder(), 'package.json')).resolve(name)
  return import(pathToFileURL(file).href)
}

/** A file of a rival, by its path below its `node_modules`. */
export const rivalFile = (path: string): string => join(folder(), 'node_modules', path)
