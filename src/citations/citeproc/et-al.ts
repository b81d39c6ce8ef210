/**
 * Lets citeproc print a list of names that ends with the marker for "and others" as if the style had shortened it.
 *
 * CSL has no marker for an incomplete list. citeproc-js prints "et al." with the style's own term, delimiter and type
 * if it prints fewer names than it counts (CSL 1.0.2, "Et-al Abbreviation"). So the marker is counted but not printed, and
 * no style puts "and" or "&" before it in any language.
 */

import type { CslName } from '../../references/csl.ts'

import { CSL } from './engines.ts'
import { isOthersMark, othersMark } from '../../references/names.ts'

/** The parts of citeproc's output of names that are changed (citeproc-js, `util_names_truncate.js`, `util_names_etalconfig.js`). */
interface NameOutput {
  variables: readonly string[]
  /** Names by variable, from which `constrainNames` takes those that are printed. */
  freeters: Record<string, CslName[]>
  etal_use_first: number
  etal_use_last: boolean
  /** The term for lists of one name and of several, with its prefix. */
  'et-al': { single: { strings: { prefix: string } } }
  state: {
    tmp: {
      name_delimiter: string
      'delimiter-precedes-et-al'?: string | false
      /** The names of an entry. If the next entry has the same, a style may print a dash for them. */
      rendered_name: string[] | false
      /** True while names are printed for sorting. */
      sort_key_flag?: boolean
    }
  }
  truncatePersonalNameLists: () => void
  _joinEtAl: (names: readonly PrintedName[]) => unknown
}

interface PrintedName {
  blobs?: readonly { isInverted?: boolean }[]
}

const { prototype } = CSL.NameOutput as { prototype: NameOutput }
const countNames = prototype.truncatePersonalNameLists
const joinWithEtAl = prototype._joinEtAl

/** Counts the names of each list, then removes the marker. */
prototype.truncatePersonalNameLists = function (this: NameOutput): void {
  countNames.call(this)
  // When sorting by name, a source by "Ash et al." comes after those by "Ash".
  if (this.state.tmp.sort_key_flag) return
  for (const variable of this.variables) {
    const names = this.freeters[variable]
    if (!names || names.length < 2 || !isOthersMark(names.at(-1))) continue
    this.freeters[variable] = names.slice(0, -1)
    // The last name in the record is not the last author.
    this.etal_use_last = false
    // "Ash et al." and "Ash" are not the same authors.
    if (this.state.tmp.rendered_name) this.state.tmp.rendered_name.push(othersMark.literal ?? '')
  }
}

/**
 * Puts the delimiter between one inverted name and "et al.": "Ash, M., et al.", and "Ash et al." in the text.
 *
 * By default, CSL prints the delimiter after two names or more (`delimiter-precedes-et-al`). A style that never shortens a
 * list to one name makes no provision for this case. A style that does is followed.
 */
prototype._joinEtAl = function (this: NameOutput, names: readonly PrintedName[]): unknown {
  const { name_delimiter: delimiter, 'delimiter-precedes-et-al': precedes } = this.state.tmp
  const isProvidedFor = this.etal_use_first === 1 || precedes === 'never'
  const [name] = names
  if (names.length === 1 && !isProvidedFor && name?.blobs?.[0]?.isInverted) {
    this['et-al'].single.strings.prefix = delimiter
  }
  return joinWithEtAl.call(this, names)
}
