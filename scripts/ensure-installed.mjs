import { spawnSync } from 'node:child_process'
import { existsSync, statSync, utimesSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const OLDEST_NODE = [20, 19]

/**
 * Makes sure that Node is new enough and that what package-lock.json names is installed.
 * Ends the process with one clear line where that cannot be.
 */
export function ensureInstalled(root) {
  checkNode(process.versions.node)
  if (!isInstalled(root)) install(root)
  if (!sqliteLoads(root)) rebuildSqlite(root)
}

/** @param {string} version as in process.versions.node */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
}

function checkNode(version) {
  if (!isNewEnough(version)) fail(`Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${version}. 请升级 Node。`)
}

/** What npm installed last it writes into node_modules; that is older than the lock file when the lock has changed since. */
const installedList = (root) => join(root, 'node_modules/.package-lock.json')

function isInstalled(root) {
  const installed = installedList(root)
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

/**
 * `npm install --no-save` keeps to the versions of package-lock.json and writes neither it nor package.json. `npm ci`
 * would refuse a lock file that was made where the binaries of other systems (optional packages) could not be had.
 */
function install(root) {
  console.log('installing packages … 正在安装依赖')
  const { status } = npm(root, ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'])
  const now = new Date()
  if (status === 0) return utimesSync(installedList(root), now, now) // npm leaves it as it was when nothing was missing
  const missing = missingTools()
  fail(missing ? compilerAdvice(missing) : 'npm install failed; its own words stand above. 安装依赖失败。')
}

/** better-sqlite3 comes compiled for common machines; elsewhere, or for another Node, it has to be compiled here. */
function rebuildSqlite(root) {
  const missing = missingTools()
  if (missing) fail(compilerAdvice(missing))
  console.log('compiling better-sqlite3 … 正在编译 better-sqlite3')
  const { status } = npm(root, ['rebuild', 'better-sqlite3'])
  if (status !== 0 || !sqliteLoads(root)) fail('better-sqlite3 could not be compiled; see above. 编译失败。')
}

/** In a process of its own: a binary for another Node can end the process that loads it. */
function sqliteLoads(root) {
  const code = "const S = require('better-sqlite3'); new S(':memory:').close()"
  const require = createRequire(join(root, 'package.json'))
  try {
    require.resolve('better-sqlite3')
  } catch {
    return false
  }
  return spawnSync(process.execPath, ['-e', code], { cwd: root, stdio: 'ignore' }).status === 0
}

const npm = (root, args) => spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })

function missingTools() {
  const isThere = (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).status === 0
  return ['python3', 'make', 'g++'].filter((tool) => !isThere(tool)).join(', ')
}

const compilerAdvice = (missing) =>
  `better-sqlite3 must be compiled on this machine and ${missing} is missing: apt-get install -y python3 make g++. 缺少编译工具。`

function fail(line) {
  console.error(`woodpecker: ${line}`)
  process.exit(1)
}
