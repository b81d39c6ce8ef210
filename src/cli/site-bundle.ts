/** The bundle of the code of the current site. */

import { hash } from 'node:crypto'
import { join } from 'node:path'

import type { Snapshot } from './snapshot.ts'

import { type CutFonts, cutFonts, environmentOfFonts, fontFiles } from '../integrations/fonts.ts'
import { hasStyleGuide } from '../integrations/style-guide.ts'
import { type Bundle, loadBundle } from '../rendering/bundle.ts'
import { digestOf } from '../rendering/digest.ts'
import type { BoundSite } from '../site.ts'
import { cacheFolder } from './cache.ts'
import { projectDirectory } from './environment.ts'
import { stage } from './stage.ts'

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
  const fonts = await cutFonts(
    cacheFolder('bundles') === undefined ? join(root, 'fonts') : undefined,
  )
  const key = keyOfBundle(bound, snapshot, fonts)
  const bundling = bundleSite(bound, { key, fonts, root })
  bundling.catch(() => undefined)
  return { bundling, base: digestOf([key, bound.site]) }
}

/** Computes what the bundle depends on, as a name for its folder. */
function keyOfBundle(
  { urls }: BoundSite,
  { code }: Pick<Snapshot, 'code'>,
  fonts: CutFonts,
): string {
  const settings = [code, urls.origin, urls.base, hasStyleGuide(), fontFiles(fonts)]
  return hash('sha256', JSON.stringify(settings)).slice(0, 20)
}

function bundleSite(
  { site }: BoundSite,
  { key, fonts, root }: { key: string; fonts: CutFonts; root: string },
): Promise<Bundle> {
  const folder = cacheFolder('bundles') ?? join(root, 'bundles')
  const environment = environmentOfFonts(fonts)
  return loadBundle({ project: projectDirectory, folder, key, environment, site })
}

/** Waits for the code, which is bundled beside the texts, so that only one stage is shown at a time. */
export function stageOfBundle(bundling: Promise<Bundle>): Promise<Bundle> {
  return stage(
    'Bundle',
    () => bundling,
    ({ isNew }) => (isNew ? 'new code' : 'unchanged'),
  )
}
