/** The letters that distinguish works of the same authors and year, for works without a year. */

import type { Citeproc, Processor } from './types.ts'

/** Terms that styles print where the year would be. */
const insteadOfYear = new Set(['no date', 'forthcoming', 'in press'])

/**
 * Prints the letter of a work without a year after the term that takes its place: `n.d.a`.
 *
 * citeproc-js adds letters to years only. Two undated pages of one author would be cited alike, and the letters would be
 * added to the years of their `accessed` dates (CSL 1.0.2, "Disambiguation": adding letters always succeeds). Styles that
 * place the letter themselves, with the variable `year-suffix`, need no change.
 *
 * @param CSL the library, which is changed
 */
export function distinguishUndated(CSL: Citeproc): void {
  const { build } = CSL.Node.text
  CSL.Node.text.build = function buildWithLetter(state, target) {
    const isForYear = insteadOfYear.has(this.strings.term ?? '')
    build.call(this, state, target)
    if (!isForYear) return
    // On a level of their own, the term and the letter are not separated by the delimiter of a group.
    this.execs.unshift((processor) => processor.output.openLevel('empty'))
    this.execs.push((processor, item) => {
      if (!processor.opt.has_year_suffix && !('issued' in item)) addLetter(processor, item)
      processor.output.closeLevel('empty')
    })
  }
}

/** Prints the letter of a work, if it has one and the letter is not printed yet. */
function addLetter({ registry, tmp, fun, output }: Processor, { id }: { id: string }): void {
  const number = registry.registry[id]?.disambig.year_suffix ?? false
  if (number === false || tmp.just_looking || tmp['has_done_year_suffix']) return
  tmp['has_done_year_suffix'] = true
  output.append(fun.suffixator.format(Number(number)), 'empty')
}
