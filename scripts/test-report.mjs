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
