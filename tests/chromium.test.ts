import path from 'node:path'

import { describe, expect, test } from 'vitest'

import { candidates, installers, type Host } from './chromium.ts'

const host: Host = {
  variables: { PATH: ['/usr/local/bin', '/usr/bin'].join(path.delimiter) },
  platform: 'linux',
  root: false,
  bundled: '/playwright/chrome',
}

describe('candidates', () => {
  test('prefer Playwright’s own browser, then each name wherever it is on the PATH', () => {
    expect(candidates(host)).toEqual([
      '/playwright/chrome',
      '/usr/local/bin/chromium',
      '/usr/bin/chromium',
      '/usr/local/bin/chromium-browser',
      '/usr/bin/chromium-browser',
      '/usr/local/bin/google-chrome',
      '/usr/bin/google-chrome',
      '/usr/local/bin/google-chrome-stable',
      '/usr/bin/google-chrome-stable',
    ])
  })

  test('are only CHROMIUM_PATH if it is set', () => {
    const variables = { ...host.variables, CHROMIUM_PATH: '/opt/chrome' }
    expect(candidates({ ...host, variables })).toEqual(['/opt/chrome'])
  })

  test('end with the usual applications on macOS', () => {
    expect(candidates({ ...host, platform: 'darwin' }).at(-1)).toBe(
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    )
  })

  test('are only Playwright’s own browser without a PATH', () => {
    expect(candidates({ ...host, variables: {} })).toEqual(['/playwright/chrome'])
  })
})

describe('installers', () => {
  const commands = (changes: Partial<Host>) =>
    installers({ ...host, ...changes }).map(({ command }) => command.slice(-2).join(' '))

  test('download Playwright’s browser', () => {
    expect(commands({})).toEqual(['install chromium'])
  })

  test('then ask the package manager, on Linux as root', () => {
    expect(commands({ root: true })).toEqual([
      'install chromium',
      '-c apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-liberation',
    ])
    expect(commands({ root: true, platform: 'darwin' })).toEqual(['install chromium'])
  })
})
