/** The pages of a running `npm run dev`, which Vite compiles and runs in environments of their own. */

import type { DevEnvironment, RunnableDevEnvironment, ViteDevServer } from 'vite'

import { join } from 'node:path'

import { currentSite } from '../site.ts'

const siteModule = join(import.meta.dirname, '../site.ts')

/**
 * Passes the site of this process to the pages. They run in another environment, whose `site.ts` would read the file only
 * once and fail if it has an error.
 */
export async function shareSite({ environments }: ViteDevServer): Promise<void> {
  const { site } = currentSite()
  for (const environment of Object.values(environments)) {
    if (!isRunnable(environment)) continue
    const theirs = await environment.runner.import<typeof import('../site.ts')>(siteModule)
    theirs.bindSite(site)
  }
}

/** Returns whether an environment runs modules in this process. */
function isRunnable(environment: DevEnvironment): environment is RunnableDevEnvironment {
  return 'runner' in environment
}
