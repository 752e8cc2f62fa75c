type Report = { testResults: { status: string; assertionResults: { status: string }[] }[] }
export declare function countTests(
  report: Report,
  exitCode: number | null,
): { passed: number; failed: number; skipped: number }
