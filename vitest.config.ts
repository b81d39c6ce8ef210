import { configDefaults, defineConfig } from 'vitest/config'

/** The test command's own parts: pure, and so units although they live in tests/. */
const command = ['tests/chromium.test.ts', 'tests/counts.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', ...command],
        },
      },
      {
        test: {
          name: 'builds',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/browser/**', ...command],
          // Each file builds whole sites in child processes; more at once only slow each other down.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
