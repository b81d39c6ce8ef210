import { configDefaults, defineConfig } from 'vitest/config'

/** Pure parts of the test command: unit tests, although they are in tests/. */
const command = [
  'tests/chromium.test.ts',
  'tests/counts.test.ts',
  'tests/failures.test.ts',
  'tests/browser/audited-pages.test.ts',
]
/** Comparisons of citations with other programs: unit tests too, because they build no site. */
const comparisons = ['tests/pandoc/*.test.ts', 'tests/stock/*.test.ts', 'tests/suite/*.test.ts']

/** No test fails because the machine is busy; a test that never ends does fail. In milliseconds. */
const patient = { testTimeout: 600_000, hookTimeout: 600_000 }

export default defineConfig({
  test: {
    // A snapshot that is not recorded fails; `UPDATE=1` records it, as in the YAML cases.
    update: process.env['UPDATE'] ? 'all' : 'none',
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'bench/*.test.ts',
            'lint/*.test.ts',
            ...command,
            ...comparisons,
          ],
          // Importing the modules again for each file would take more than half of the time.
          isolate: false,
          // By default, Vitest leaves one core to itself: half of a small machine.
          maxWorkers: '100%',
          globalSetup: 'tests/temporary-folder.setup.ts',
          ...patient,
        },
      },
      {
        test: {
          name: 'builds',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/browser/**', ...command, ...comparisons],
          // Files share the process in which they build; see tests/shared-process.ts.
          isolate: false,
          // Each file builds whole sites in child processes; more than two at once are no faster.
          maxWorkers: 2,
          globalSetup: ['tests/temporary-folder.setup.ts', 'tests/shared-sites.setup.ts'],
          ...patient,
        },
      },
    ],
  },
})
