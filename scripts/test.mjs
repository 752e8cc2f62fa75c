// npm test [-- filter…]: installs what is missing, then type check, lint, production build and every test.
// The last line is `N passed, N failed`; the exit code is 0 only when nothing failed and something ran.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureChromium } from './ensure-chromium.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { countTests, withSecondTry, worthSecondTry } from './test-report.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = (name) => join(root, 'node_modules/.bin', name)
const failures = []
let checks = 0

function check(title, command, args) {
  checks++
  console.log(`\n── ${title}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) failures.push(title)
  return status === 0
}

async function browserIsThere() {
  const { findChromium } = await import(pathToFileURL(join(root, 'build/rig/find-chromium.js')).href)
  const advice = ensureChromium(findChromium)
  if (advice) {
    checks++
    failures.push('Chromium')
    console.error(advice)
  }
  return !advice
}

function runTests(projects) {
  const first = runVitest(projects, process.argv.slice(2))
  if (!first.report) return { passed: 0, failed: 1, skipped: 0 } // vitest died before it could write its report
  const again = worthSecondTry(first.report)
  if (again.length === 0) return countTests(first.report, first.status)
  console.log(`\n── once more from the beginning, on a fresh server and browser: ${again.join(', ')}`)
  const second = runVitest(['flow'], again)
  if (!second.report) return countTests(first.report, first.status)
  return { ...countTests(withSecondTry(first.report, second.report), second.status), twice: again.length }
}

function runVitest(projects, words) {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-test-report-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const args = ['run', ...projects.flatMap((name) => ['--project', name]), ...reporters, ...words]
  const { status } = spawnSync(bin('vitest'), args, { cwd: root, stdio: 'inherit' })
  try {
    return { status, report: JSON.parse(readFileSync(file, 'utf8')) }
  } catch {
    return { status, report: null }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

ensureInstalled(root)
const started = Date.now()
const compiles = check('type check of all parts', bin('tsc'), ['--build'])
check('lint and format', bin('biome'), ['check', '.'])
const builds = compiles && check('production build', process.execPath, [join(root, 'scripts/build.mjs')])
const tests = builds
  ? runTests((await browserIsThere()) ? ['unit-*', 'flow', 'faults'] : ['unit-*', 'faults'])
  : { passed: 0, failed: 0, skipped: 0 }

const passed = tests.passed + checks - failures.length
const failed = tests.failed + failures.length
const minutes = ((Date.now() - started) / 60_000).toFixed(1)
console.log(
  `\n${checks} checks (${failures.length ? `failed: ${failures.join(', ')}` : 'all good'}) and ${tests.passed + tests.failed} tests in ${minutes} min, each counted once:`,
)
if (tests.twice) console.log(`${tests.twice} of the stories' files were played twice; what counts is the second time`)
console.log(`${passed} passed, ${failed} failed${tests.skipped ? `, ${tests.skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)
