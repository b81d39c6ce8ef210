/** `npm run deploy-config`: prints the configuration of a web server for the publication. */

import { stderr, stdout } from 'node:process'

import type { ServerOptions } from '../hosting/server-options.ts'

import { caddyConfig } from '../hosting/caddy.ts'
import { nginxConfig } from '../hosting/nginx.ts'
import { currentSite } from '../site.ts'
import {
  type ServerName,
  help,
  readDeployOptions,
  refusalOfRoot,
  rootOf,
} from './deploy-config-options.ts'
import { prepareEnvironment, refusalOfContent } from './environment.ts'
import { exitCodeOf, UsageError } from './failure.ts'
import { loadPublication } from './load.ts'
import { publishedRedirects } from './site-hosting.ts'
import { takeSnapshot } from './snapshot.ts'

const writers: Readonly<Record<ServerName, (options: ServerOptions) => string>> = {
  nginx: nginxConfig,
  caddy: caddyConfig,
}

/** Does what the arguments ask for and returns the exit code. */
function run(args: readonly string[]): number {
  const asked = readDeployOptions(args)
  if (asked.kind === 'mistake') throw new UsageError(asked.message)
  if (asked.kind === 'help') {
    stdout.write(help)
    return 0
  }
  const { contentDir, outDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new Error(refusal)
  const { loaded } = loadPublication(takeSnapshot(contentDir))
  if (loaded.issues().some(({ severity }) => severity === 'error')) {
    stderr.write(
      'The content has errors, so there is no configuration. Run `npm run check` to see them.\n',
    )
    return 1
  }
  const refusalOfFolder = asked.root === undefined ? refusalOfRoot(outDir) : undefined
  if (refusalOfFolder !== undefined) throw new UsageError(refusalOfFolder)
  const site = currentSite()
  const { base, origin } = site.urls
  const root = asked.root ?? rootOf(outDir, base)
  if (root === undefined)
    throw new UsageError(
      `The site has the path \`${base}\`, so its folder must end with it: set OUT_DIR to a folder such as \`/srv/www${base.slice(0, -1)}\`, or name the folder of the whole host with \`--root\`.`,
    )
  const { host } = new URL(origin)
  stdout.write(writers[asked.server]({ base, root, host, redirects: publishedRedirects(site) }))
  return 0
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => run(process.argv.slice(2)))
