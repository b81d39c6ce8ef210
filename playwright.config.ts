import { defineConfig } from '@playwright/test'

const address = 'http://127.0.0.1:4381'

/**
 * Set by the test command: the browser it found, and the file its counts come from. Set by `npm run screenshots -- --tests`:
 * that the pictures which tests compare with are taken anew.
 */
const { CHROMIUM_PATH, PLAYWRIGHT_REPORT, UPDATE_SCREENSHOTS } = process.env

/** The tests that also look at the sites of fixtures. */
const onSamples = ['adaptive.spec.ts', 'style.spec.ts']

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // Pages of a static site on this machine: a core for each is enough, and more are no faster.
  workers: '100%',
  globalTimeout: 15 * 60_000,
  // A picture is never taken for right because there was none before; see tests/browser/style.spec.ts.
  updateSnapshots: UPDATE_SCREENSHOTS ? 'changed' : 'none',
  snapshotPathTemplate: 'tests/browser/baselines/{arg}{ext}',
  projects: [
    // It goes first, so that the sites are there when the tests of the publication are done.
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
    browserName: 'chromium',
    // A trace of every test, kept or not, takes a third of the time: ask for it with `--trace on`.
    trace: process.env.CI ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Letters are drawn alike everywhere: no fitting to the pixels of one screen, no colour profile of one.
        '--font-render-hinting=none',
        '--disable-lcd-text',
        '--force-color-profile=srgb',
      ],
    },
  },
  webServer: {
    // The same Node as this one: the system's may be too old to run TypeScript.
    command: `"${process.execPath}" src/cli/preview.ts --port 4381 --strict-port`,
    url: address,
    env: { ASTRO_PREVIEW_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1' },
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    timeout: 60_000,
  },
})
