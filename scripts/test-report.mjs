/**
 * Counts a vitest JSON report honestly: a file that could not even be loaded is a failure though it has no tests,
 * so is a run in which nothing ran, and so is an exit code that says more than the report.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @param {number | null} exitCode of vitest
 */
export function countTests(report, exitCode) {
  const all = report.testResults.flatMap((file) => file.assertionResults.map((test) => test.status))
  const count = (...statuses) => all.filter((status) => statuses.includes(status)).length
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const passed = count('passed')
  const found = count('failed') + brokenFiles
  const failed = found === 0 && (exitCode !== 0 || passed === 0) ? 1 : found
  return { passed, failed, skipped: count('skipped', 'pending', 'todo') }
}

/** More stories than this do not fail by a machine's bad moment. */
const SECOND_TRIES_MAX = 3

/**
 * The story files to play once more from the beginning, on a fresh server and browser: only when nothing but a few stories failed.
 * @param {{ testResults: { name: string, status: string }[] }} report
 * @returns {string[]} paths as the report names them; empty when the failures stand as they are
 */
export function worthSecondTry(report) {
  const failed = report.testResults.filter((file) => file.status === 'failed').map((file) => file.name)
  const areStories = failed.every((name) => name.includes('/test/flow/'))
  return areStories && failed.length <= SECOND_TRIES_MAX ? failed : []
}

/**
 * The first report with what the second try says of its files in the place of what it said itself. A file that the second try
 * does not name stays failed.
 * @template {{ testResults: { name: string }[] }} R
 * @param {R} first
 * @param {R} second
 * @returns {R}
 */
export function withSecondTry(first, second) {
  const again = new Map(second.testResults.map((file) => [file.name, file]))
  return { ...first, testResults: first.testResults.map((file) => again.get(file.name) ?? file) }
}
