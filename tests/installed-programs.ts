/** Finds programs that the tests use besides Node, or installs Debian's packages of them. */

import { spawnSync } from 'node:child_process'
import { stdout } from 'node:process'

/** The search path, with where Debian has programs for root only. */
export const searchPath = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`

/**
 * Makes sure that a program can be started, and installs the package of its name if it is missing.
 *
 * @param versionArgument what makes it print its version
 * @throws with what to do if it cannot be installed
 */
export function findProgram(name: string, versionArgument: string): void {
  if (starts(name, versionArgument)) return
  // No runlevel: the packages of servers would start a service otherwise.
  const apt = `apt-get update && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${name}`
  const isRoot = process.getuid?.() === 0
  stdout.write(`There is no ${name}. Trying to install Debian's package.\n`)
  const [file, args] = isRoot ? ['sh', ['-c', apt]] : ['sudo', ['-n', 'sh', '-c', apt]]
  const { stderr } = spawnSync(file, args, { timeout: 10 * 60_000, encoding: 'utf8' })
  if (starts(name, versionArgument)) return
  throw new Error(
    `There is no ${name}, and it could not be installed. Install it with the system's package manager (\`apt-get install ${name}\`), and run the tests again.\n${stderr}`,
  )
}

function starts(name: string, versionArgument: string): boolean {
  const env = { ...process.env, PATH: searchPath }
  return spawnSync(name, [versionArgument], { env }).status === 0
}
