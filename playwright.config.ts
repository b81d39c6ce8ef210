import { defineConfig } from '@playwright/test'

const address = 'http://127.0.0.1:4381'

/**
 * The test command sets the browser that it found and the file for its report; `npm run screenshots -- --tests` sets
 * `UPDATE_SCREENSHOTS`, which replaces the baselines.
 */
const { CHROMIUM_PATH, PLAYWRIGHT_REPORT, UPDATE_SCREENSHOTS } = process.env

/** The tests that also open the sites of fixtures. */
const onSamples = [
  'adaptive.spec.ts',
  'languages.spec.ts',
  'outcomes.spec.ts',
  'paper-samples.spec.ts',
  'search-status.spec.ts',
  'style.spec.ts',
]

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // The site is static and local: more workers than cores are no faster.
  workers: '100%',
  // No test fails because the machine is busy; a test that never ends does fail.
  timeout: 10 * 60_000,
  expect: { timeout: 60_000 },
  // A screenshot without a baseline fails; see tests/browser/style.spec.ts.
  updateSnapshots: UPDATE_SCREENSHOTS ? 'changed' : 'none',
  snapshotPathTemplate: 'tests/browser/baselines/{arg}{ext}',
  projects: [
    // It runs first, so that the sites are built when the tests of the publication end.
    { name: 'samples', testMatch: 'samples.setup.ts' },
    { name: 'publication', testMatch: '*.spec.ts', testIgnore: onSamples },
    { name: 'design', testMatch: onSamples, dependencies: ['samples'] },
  ],
  reporter: [
    ['list'],
    ...(PLAYWRIGHT_REPORT ? [['json', { outputFile: PLAYWRIGHT_REPORT }] as const] : []),
  ],
  use: {
    baseURL: address,
    // A new context and page took half of the processor time. Between tests, Playwright empties the storage, closes other
    // pages and removes routes, scripts and emulation; it keeps permissions. Tests that need more open a context themselves.
    reuseContext: true,
    browserName: 'chromium',
    // Traces cost a third of the time; `npx playwright test --trace on` records them.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Draw text alike on every machine: no hinting, no colour profile of one screen.
        '--font-render-hinting=none',
        '--disable-lcd-text',
        '--force-color-profile=srgb',
      ],
    },
  },
  webServer: {
    // The Node that runs this: the one in PATH may be too old to run TypeScript.
    command: `"${process.execPath}" src/cli/preview.ts --port 4381 --strict-port`,
    url: address,
    env: { ASTRO_PREVIEW_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1' },
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    timeout: 5 * 60_000,
  },
})
