/** The bundle of the code of the current site. */

import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import type { Snapshot } from './snapshot.ts'

import { hasStyleGuide } from '../integrations/style-guide.ts'
import { type Bundle, keptBundle, loadBundle, makeBundle } from '../rendering/bundle.ts'
import { type BoundSite, currentSite } from '../site.ts'
import { areCachesOff, cacheFolder } from './cache.ts'
import { projectDirectory } from './environment.ts'
import { stage } from './stage.ts'

/**
 * Starts to bundle the code of the site beside all that is read and checked. What is wrong with `site.yaml` is reported by
 * the check, and everything else by `startBundle`.
 *
 * @param root absolute path of a folder for what is not kept
 * @returns whether an earlier build has bundled it
 */
export function bundleAhead(snapshot: Pick<Snapshot, 'code'>, root: string): boolean {
  if (areCachesOff()) return false
  try {
    const options = bundleOptions(keyOfBundle(currentSite(), snapshot), root)
    const isBundled = existsSync(join(options.folder, options.key))
    makeBundle(options).catch(() => undefined)
    return isBundled
  } catch {
    // See above.
    return false
  }
}

/**
 * Starts to load the code of the site, or to bundle it, beside other work.
 *
 * @param root absolute path of a folder for what is not kept
 * @returns the bundle, whose error is reported when it is awaited, and what changes with it
 */
export function startBundle(
  bound: BoundSite,
  snapshot: Pick<Snapshot, 'code'>,
  root: string,
): { bundling: Promise<Bundle>; key: string } {
  const key = keyOfBundle(bound, snapshot)
  const bundling = loadBundle({ ...bundleOptions(key, root), site: bound.site })
  bundling.catch(() => undefined)
  return { bundling, key }
}

/** Loads the code of the site, if a build has bundled it. */
export function bundleOfBuild(
  bound: BoundSite,
  snapshot: Pick<Snapshot, 'code'>,
): ReturnType<typeof keptBundle> {
  const folder = cacheFolder('bundles')
  if (folder === undefined) return Promise.resolve(undefined)
  return keptBundle({ folder, key: keyOfBundle(bound, snapshot), site: bound.site })
}

/**
 * Computes what the bundle depends on, as a name for its folder. No content is in it, so that publications share it, and its
 * making need not wait for anything that is read.
 */
function keyOfBundle({ urls }: BoundSite, { code }: Pick<Snapshot, 'code'>): string {
  return hash('sha256', JSON.stringify([code, urls.base, hasStyleGuide()])).slice(0, 20)
}

function bundleOptions(key: string, root: string): Parameters<typeof makeBundle>[0] {
  const folder = cacheFolder('bundles') ?? join(root, 'bundles')
  return { project: projectDirectory, folder, key }
}

/** Waits for the code, which is bundled beside the texts, so that only one stage is shown at a time. */
export function stageOfBundle(bundling: Promise<Bundle>): Promise<Bundle> {
  return stage(
    'Bundle',
    () => bundling,
    ({ isNew }) => (isNew ? 'new code' : 'unchanged'),
  )
}
