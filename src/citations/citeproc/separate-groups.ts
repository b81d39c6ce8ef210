/** Sources that given names distinguish, but that citeproc-js then forgets. */

import type { AmbigConfig, Citeproc, Disambiguation } from './types.ts'

/**
 * Prints the given names that distinguish all members of a group.
 *
 * If given names divide the sources that are cited alike into two groups, citeproc-js distinguishes the first with letters,
 * and the second one begins where the first ended: with letters. Its members no longer clash, so they get no letters, but they do
 * not get the given names either (CSL 1.0.2, "disambiguate-add-givenname").
 *
 * @param CSL the library, which is changed
 */
export function keepSeparateGroups(CSL: Citeproc): void {
  const { prototype } = CSL.Disambiguation
  const { disYears } = prototype
  prototype.disYears = function distinguishByLetters() {
    const items = this.lists[this.listpos]?.[1] ?? []
    if (this.clashes[1] === 0 && items.length > 1) {
      const config = separating(CSL, this, items)
      for (const { id } of items) this.state.registry.registerAmbigToken(this.akey, id, config)
    }
    disYears.call(this)
  }
}

/** Returns the shorter of two ways to print the sources of a group in which they all differ. */
function separating(
  CSL: Citeproc,
  { state, base, betterbase }: Disambiguation,
  items: readonly { id: string }[],
): AmbigConfig {
  const [shorter, longer] = [betterbase, base].map((config) => ({
    ...CSL.cloneAmbigConfig(config),
    year_suffix: false,
  })) as [AmbigConfig, AmbigConfig]
  const printed = items.map((item) => CSL.getAmbiguousCite.call(state, item, shorter, true))
  return new Set(printed).size === items.length ? shorter : longer
}
