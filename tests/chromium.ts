/** Finds the browser for the tests: an installed Chromium or Chrome, or else one that is installed now. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { chromium as playwright } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Finds a Chromium that starts, installing one if there is none, and returns the path of its executable.
 * Throws with what to do when CHROMIUM_PATH is set to something that does not start, or when no way of
 * installing one worked.
 */
export function findChromium(): string {
  const host: Host = {
    variables: process.env,
    platform: process.platform,
    root: process.getuid?.() === 0,
    bundled: playwright.executablePath(),
  }
  const given = host.variables.CHROMIUM_PATH
  const find = () => candidates(host).find(starts)

  const found = find()
  if (found) return found
  if (given) {
    throw new Error(
      `CHROMIUM_PATH is ${given}, which does not start. Correct it, or unset it to let the tests find or install a browser.`,
    )
  }

  for (const { command, minutes } of installers(host)) {
    console.log(`No Chromium was found. Trying: ${command.join(' ')}`)
    const [file, ...args] = command
    spawnSync(file, args, { stdio: 'inherit', timeout: minutes * 60_000 })
    const installed = find()
    if (installed) return installed
  }

  throw new Error(
    'No Chromium was found and none could be installed. Install one with `npx playwright install --with-deps chromium` ' +
      'or with the system’s package manager, or set CHROMIUM_PATH to the executable of a Chromium or Chrome. ' +
      'Then run the tests again.',
  )
}

/** Returns the places where a Chromium can be, in order of preference. If CHROMIUM_PATH is set, it is the only one. */
export function candidates({ variables, platform, bundled }: Host): string[] {
  if (variables.CHROMIUM_PATH) return [variables.CHROMIUM_PATH]

  const folders = (variables.PATH ?? '').split(path.delimiter).filter(Boolean)
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [bundled, ...onPath, ...(platform === 'darwin' ? macApplications : [])]
}

/** Returns the commands that can install a Chromium on this host, in the order in which to try them. */
export function installers({ platform, root }: Host): Installer[] {
  const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'))
  const download: Installer = {
    command: [process.execPath, cli, 'install', 'chromium'],
    minutes: 5,
  }
  if (platform !== 'linux' || !root) return [download]

  const apt =
    'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-liberation'
  return [download, { command: ['sh', '-c', apt], minutes: 10 }]
}

/** Ubuntu's `chromium-browser` can be a script that only asks for a snap, so each candidate is run. */
function starts(file: string): boolean {
  return existsSync(file) && spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0
}

/** The environment that the choice of a browser depends on. */
export interface Host {
  /** The environment; CHROMIUM_PATH and PATH are read. */
  variables: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  /** Whether the user can install packages. */
  root: boolean
  /** The path of Playwright's own download, which may not exist. */
  bundled: string
}

interface Installer {
  command: [file: string, ...args: string[]]
  /** The maximum duration. */
  minutes: number
}
