/** The pages of a running `npm run dev`, which Vite compiles and runs in environments of their own. */

import type {
  DevEnvironment,
  EnvironmentModuleNode,
  RunnableDevEnvironment,
  ViteDevServer,
} from 'vite'

import { join, sep } from 'node:path'

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

/**
 * Discards the modules that Vite compiled from the content, and everything built from them. Compiled texts depend on every
 * record that they cite or show. Astro's list of texts, unlike its records, is where Vite watches no files.
 *
 * @param location absolute path of the content, with symbolic links resolved
 */
export function discardPages({ environments }: ViteDevServer, location: string): void {
  const isContent = ({ id, file }: EnvironmentModuleNode) =>
    file?.startsWith(location + sep) ||
    /[/\\]\.astro[/\\]content-\w+\.mjs$|astro:data-layer-content$/.test(id ?? '')
  for (const environment of Object.values(environments)) {
    if (environment.config.consumer !== 'server') continue
    const { moduleGraph } = environment
    const discarded = new Set<EnvironmentModuleNode>()
    for (const module of moduleGraph.idToModuleMap.values()) {
      if (isContent(module)) moduleGraph.invalidateModule(module, discarded, Date.now(), true)
    }
    if (isRunnable(environment)) {
      const { evaluatedModules } = environment.runner
      for (const { id } of discarded) {
        const evaluated = id === null ? undefined : evaluatedModules.getModuleById(id)
        if (evaluated) evaluatedModules.invalidateModule(evaluated)
      }
    }
    // Astro's own message, after which it looks up the routes again.
    environment.hot.send('astro:content-changed', {})
  }
}

/** Returns whether an environment runs modules in this process. */
function isRunnable(environment: DevEnvironment): environment is RunnableDevEnvironment {
  return 'runner' in environment
}
