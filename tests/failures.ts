/** What failed in a test run, to be listed at its end. */

/** A failed test, or a failed preparation of tests. */
export interface Failure {
  /** The file, and in it the titles of the test and of its groups. */
  where: string
  message: string
}

/** How many failures are listed below the counts. */
const mostListed = 40

/** Returns a line for each failure, with the first line of its message. */
export function failureLines(failures: readonly Failure[]): string[] {
  const lines = failures
    .slice(0, mostListed)
    .map(({ where, message }) => `✗ ${where}: ${message.split('\n', 1)[0] ?? ''}`.slice(0, 300))
  const rest = failures.length - lines.length
  return rest > 0 ? [...lines, `… and ${rest} more failures`] : lines
}

/** Returns the tests that failed at least once in a report of Playwright's JSON reporter, and errors outside of tests. */
export function playwrightFailures({ suites, errors }: PlaywrightFailures): Failure[] {
  const inSuite = (suite: PlaywrightSuite, titles: readonly string[]): Failure[] => {
    const own = [...titles, suite.title]
    return [
      ...(suite.specs ?? []).flatMap(({ title, tests }) => {
        const failed = tests.flatMap(({ results }) => results).find(({ error }) => error)
        return failed
          ? [{ where: [...own, title].join(' > '), message: failed.error?.message ?? '' }]
          : []
      }),
      ...(suite.suites ?? []).flatMap((each) => inSuite(each, own)),
    ]
  }
  return [
    ...suites.flatMap((suite) => inSuite(suite, [])),
    ...errors.map(({ message = '' }) => ({ where: 'outside of tests', message })),
  ]
}

/** The parts of a report that say what failed. */
export interface PlaywrightFailures {
  suites: PlaywrightSuite[]
  errors: { message?: string }[]
}

interface PlaywrightSuite {
  title: string
  specs?: { title: string; tests: { results: { error?: { message?: string } }[] }[] }[]
  suites?: PlaywrightSuite[]
}
