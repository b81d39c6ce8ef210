/**
 * "And others" for citeproc: a list of names that ends in the mark is printed as one that the style has cut short.
 *
 * CSL has no mark for a list that goes on. citeproc-js prints "et al." with the style's own term, delimiter and type
 * where it prints fewer names than it counts (CSL 1.0.2, "Et-al Abbreviation"). So the mark is counted and not printed:
 * no style puts "and" or "&" before it, in whatever language.
 */

import type { CslName } from '../references/csl.ts'

import { CSL } from './citeproc.ts'
import { isOthersMark, othersMark } from '../references/names.ts'

/** What of citeproc's printing of names is changed (citeproc-js, `util_names_truncate.js`, `util_names_etalconfig.js`). */
interface NameOutput {
  variables: readonly string[]
  /** Names by variable, from which `constrainNames` takes those that are printed. */
  freeters: Record<string, CslName[]>
  etal_use_first: number
  etal_use_last: boolean
  /** The term for lists of one name and of several, with what comes before it. */
  'et-al': { single: { strings: { prefix: string } } }
  state: {
    tmp: {
      name_delimiter: string
      'delimiter-precedes-et-al'?: string | false
      /** The names of an entry: where those of the next are the same, a style may put a dash for them. */
      rendered_name: string[] | false
      /** True while names are printed to sort by them. */
      sort_key_flag?: boolean
    }
  }
  truncatePersonalNameLists: () => void
  _joinEtAl: (names: readonly Printed[]) => unknown
}

/** A name as it is printed. */
interface Printed {
  blobs?: readonly { isInverted?: boolean }[]
}

const { prototype } = CSL.NameOutput as { prototype: NameOutput }
const countNames = prototype.truncatePersonalNameLists
const joinWithEtAl = prototype._joinEtAl

/** Counts the names of each list and then takes the mark off those that have it. */
prototype.truncatePersonalNameLists = function (this: NameOutput): void {
  countNames.call(this)
  // Sorted by its names, a source by "Ash et al." comes after those by "Ash".
  if (this.state.tmp.sort_key_flag) return
  for (const variable of this.variables) {
    const names = this.freeters[variable]
    if (!names || names.length < 2 || !isOthersMark(names.at(-1))) continue
    this.freeters[variable] = names.slice(0, -1)
    // The last name that is given is not the last author.
    this.etal_use_last = false
    // "Ash et al." and "Ash" are not the same authors.
    if (this.state.tmp.rendered_name) this.state.tmp.rendered_name.push(othersMark.literal ?? '')
  }
}

/**
 * Puts the delimiter between one inverted name and "et al.": "Ash, M., et al.", and "Ash et al." in the text.
 *
 * By default, CSL has the delimiter after two names or more (`delimiter-precedes-et-al`). A style that never cuts a list
 * down to one name has not thought of one name and others; one that does is followed.
 */
prototype._joinEtAl = function (this: NameOutput, names: readonly Printed[]): unknown {
  const { name_delimiter: delimiter, 'delimiter-precedes-et-al': precedes } = this.state.tmp
  const isForeseen = this.etal_use_first === 1 || precedes === 'never'
  const [name] = names
  if (names.length === 1 && !isForeseen && name?.blobs?.[0]?.isInverted) {
    this['et-al'].single.strings.prefix = delimiter
  }
  return joinWithEtAl.call(this, names)
}
