/** Counts how many tests passed, failed and were skipped, from the reports of the runners. */

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** Returns the counts of one command that either succeeds or fails. */
export function checkCounts(succeeded: boolean): Counts {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 }
}

/** Returns the counts in a report of Vitest's JSON reporter. A file that cannot be loaded counts as one failure. */
export function vitestCounts(report: VitestReport): Counts {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Returns the counts in a report of Playwright's JSON reporter. A test that passed only on a retry counts as failed. */
export function playwrightCounts({ stats }: PlaywrightReport): Counts {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }
}

/**
 * The counts of a runner that ended: those of its report, with at least one failure when the runner failed
 * for a reason of its own (a server that did not start, an error between tests) or when no test ran.
 */
export function runCounts(succeeded: boolean, reported: Counts | undefined): Counts {
  const counts = reported ?? { passed: 0, failed: 0, skipped: 0 }
  const sound = succeeded && counts.passed > 0
  return sound || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** Returns the sum of several counts. */
export function total(counts: Counts[]): Counts {
  const sum = (of: keyof Counts) => counts.reduce((all, each) => all + each[of], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** The last line of the test command; other people's scripts read it. */
export function verdict({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

export interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}
