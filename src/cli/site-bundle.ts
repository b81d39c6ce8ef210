/** The bundle of the code of the current site. */

import { hash } from 'node:crypto'
import { join } from 'node:path'

import type { Snapshot } from './snapshot.ts'

import { type CutFonts, cutFonts, environmentOfFonts, fontFiles } from '../integrations/fonts.ts'
import { lookOf } from '../integrations/look.ts'
import { hasStyleGuide } from '../integrations/style-guide.ts'
import { type Bundle, keptBundle, loadBundle, makeBundle } from '../rendering/bundle.ts'
import { digestOf } from '../rendering/digest.ts'
import { type BoundSite, currentSite } from '../site.ts'
import { areCachesOff, cacheFolder } from './cache.ts'
import { projectDirectory } from './environment.ts'
import { stage } from './stage.ts'

/**
 * Starts to bundle the code of the site while the publication is checked, which keeps one core busy. What is wrong with the
 * publication is reported by the check, and everything else by `startBundle`.
 *
 * @param root absolute path of a folder for what is not kept
 */
export async function bundleAhead(snapshot: Pick<Snapshot, 'code'>, root: string): Promise<void> {
  if (areCachesOff()) return
  try {
    const bound = currentSite()
    const fonts = await fontsIn(root)
    const key = keyOfBundle(bound, snapshot, fonts)
    makeBundle(bundleOptions(key, fonts, root)).catch(() => undefined)
  } catch {
    // See above.
  }
}

/**
 * Starts to load the code of the site, or to bundle it, beside other work.
 *
 * @param root absolute path of a folder for what is not kept
 * @returns the bundle, whose error is reported when it is awaited, and what changes with everything that all pages of the
 *   site depend on: the code, and the settings of the site
 */
export async function startBundle(
  bound: BoundSite,
  snapshot: Pick<Snapshot, 'code'>,
  root: string,
): Promise<{ bundling: Promise<Bundle>; base: string }> {
  const fonts = await fontsIn(root)
  const key = keyOfBundle(bound, snapshot, fonts)
  const bundling = loadBundle({ ...bundleOptions(key, fonts, root), site: bound.site })
  bundling.catch(() => undefined)
  return { bundling, base: digestOf([key, bound.site]) }
}

/** Loads the code of the site, if a build has bundled it for these fonts. */
export function bundleOfBuild(
  bound: BoundSite,
  snapshot: Pick<Snapshot, 'code'>,
  fonts: CutFonts,
): ReturnType<typeof keptBundle> {
  const folder = cacheFolder('bundles')
  if (folder === undefined) return Promise.resolve(undefined)
  return keptBundle({ folder, key: keyOfBundle(bound, snapshot, fonts), site: bound.site })
}

/** Computes what the bundle depends on, as a name for its folder. */
function keyOfBundle(
  { site, urls }: BoundSite,
  { code }: Pick<Snapshot, 'code'>,
  fonts: CutFonts,
): string {
  const settings = [code, urls.origin, urls.base, hasStyleGuide(), fontFiles(fonts), lookOf(site)]
  return hash('sha256', JSON.stringify(settings)).slice(0, 20)
}

function fontsIn(root: string): Promise<CutFonts> {
  const folder = cacheFolder('bundles') === undefined ? join(root, 'fonts') : undefined
  return cutFonts({ folder, inThreads: !areCachesOff() })
}

function bundleOptions(
  key: string,
  fonts: CutFonts,
  root: string,
): Parameters<typeof makeBundle>[0] {
  const folder = cacheFolder('bundles') ?? join(root, 'bundles')
  return { project: projectDirectory, folder, key, environment: environmentOfFonts(fonts) }
}

/** Waits for the code, which is bundled beside the texts, so that only one stage is shown at a time. */
export function stageOfBundle(bundling: Promise<Bundle>): Promise<Bundle> {
  return stage(
    'Bundle',
    () => bundling,
    ({ isNew }) => (isNew ? 'new code' : 'unchanged'),
  )
}
