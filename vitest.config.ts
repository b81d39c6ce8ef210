import { configDefaults, defineConfig } from 'vitest/config'

/** The test command's own parts: pure, and so units although they live in tests/. */
const command = ['tests/chromium.test.ts', 'tests/counts.test.ts']
/** Citations held against other programs: they build no site, and so are units too. */
const comparisons = ['tests/pandoc/*.test.ts', 'tests/stock/*.test.ts', 'tests/suite/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', ...command, ...comparisons],
        },
      },
      {
        test: {
          name: 'builds',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/browser/**', ...command, ...comparisons],
          // Each file builds whole sites in child processes; more at once only slow each other down.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
