/** What a build starts while the content is checked. Nothing of it is loaded if the report of the check is cached. */

import type { BesideCheck } from './check.ts'

import { fewTexts } from '../texts/few-texts.ts'
import { forgetSite } from '../site.ts'
import type { Rest } from './rest.ts'
import type { Snapshot } from './snapshot.ts'

/** How many texts a publication must have for a compiler to start before they are read: reading fewer takes less time. */
const enoughForThread = 150

/**
 * Returns what starts the work.
 *
 * @param root absolute path of a folder for what is not kept
 * @param rest takes the work that the check leaves
 */
export function workBesideCheck(root: string, rest: Rest): BesideCheck {
  return {
    onRest: rest.add,
    onStart: async (snapshot, changed) => {
      forgetSite()
      const { bundleAhead } = await import('./site-bundle.ts')
      // Otherwise, most texts have to be compiled too.
      const isBundled = bundleAhead(snapshot, root)
      if (!isBundled || textsIn(snapshot) < enoughForThread || areFewTexts(changed)) return
      const { startCompilerAhead } = await import('./site-texts.ts')
      startCompilerAhead()
    },
    onRead: async (snapshot) => {
      const { cutAhead } = await import('./site-look.ts')
      cutAhead(root)
      const { compileTextsAhead } = await import('./site-texts.ts')
      compileTextsAhead(snapshot)
    },
  }
}

/** Returns whether only texts have changed, and so few that a thread does not pay. */
function areFewTexts(changed: readonly string[] | undefined): boolean {
  return (
    changed !== undefined && changed.length <= fewTexts && changed.every((file) => isText(file))
  )
}

function isText(file: string): boolean {
  return file.endsWith('.mdx')
}

function textsIn({ files }: Pick<Snapshot, 'files'>): number {
  return [...files.keys()].filter(isText).length
}
