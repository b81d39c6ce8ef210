import { defineConfig } from '@playwright/test'

const address = 'http://127.0.0.1:4381'

/** Set by the test command: the browser it found, and the file its counts come from. */
const { CHROMIUM_PATH, PLAYWRIGHT_REPORT } = process.env

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // Pages of a static site on this machine: a core for each is enough.
  workers: '100%',
  globalTimeout: 15 * 60_000,
  reporter: [
    ['list'],
    ...(PLAYWRIGHT_REPORT ? [['json', { outputFile: PLAYWRIGHT_REPORT }] as const] : []),
  ],
  use: {
    baseURL: address,
    browserName: 'chromium',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
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
