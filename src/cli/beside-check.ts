/** What a build starts while the content is checked. Nothing of it is loaded if the report of the check is cached. */

import type { BesideCheck } from './check.ts'

import { forgetSite } from '../site.ts'
import type { Rest } from './rest.ts'

/**
 * Returns what starts the work.
 *
 * @param root absolute path of a folder for what is not kept
 * @param rest takes the work that the check leaves
 */
export function workBesideCheck(root: string, rest: Rest): BesideCheck {
  return {
    onRest: rest.add,
    onStart: async (snapshot) => {
      forgetSite()
      const { bundleAhead } = await import('./site-bundle.ts')
      bundleAhead(snapshot, root)
    },
    onRead: async (snapshot) => {
      const { cutAhead } = await import('./site-look.ts')
      cutAhead(root)
      const { compileTextsAhead } = await import('./site-texts.ts')
      compileTextsAhead(snapshot)
    },
  }
}
