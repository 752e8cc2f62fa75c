type File = { name: string; status: string; assertionResults: { status: string }[] }
type Report = { testResults: File[] }
export declare function countTests(
  report: { testResults: Omit<File, 'name'>[] },
  exitCode: number | null,
): { passed: number; failed: number; skipped: number }
export declare function worthSecondTry(report: Report): string[]
export declare function withSecondTry(first: Report, second: Report): Report
