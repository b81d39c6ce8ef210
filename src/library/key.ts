/** The keys of new sources. */

import { type KeyFields, likelyKey } from '../references/likely-key.ts'
import { toNormalForm } from '../shared/normal-form.ts'

/**
 * Returns the form in which keys are compared: references and searches share one set of keys, which ignores letter case and
 * Unicode form (`key-is-unique`).
 */
export function comparableKey(key: string): string {
  return toNormalForm(key).toLowerCase()
}

/** Returns the taken keys of a publication in the form in which `proposeKey` compares them. */
export function takenKeys(keys: Iterable<string>): Set<string> {
  return new Set(Array.from(keys, comparableKey))
}

/**
 * Proposes the key of a new source: `family2020`, and if that is taken, `family2020a`, `family2020b` … Without a year,
 * the letter follows a hyphen: `family-a`.
 *
 * @param item a CSL item; its names, date and title decide (`likelyKey`)
 * @param taken the keys of all references and searches, as `takenKeys` returns them. The caller adds the proposed key
 */
export function proposeKey(item: KeyFields, taken: ReadonlySet<string>): string {
  const key = likelyKey(item)
  if (!taken.has(key)) return key
  const stem = /\d$/.test(key) ? key : `${key}-`
  for (let number = 1; ; number += 1) {
    const candidate = `${stem}${letters(number)}`
    if (!taken.has(candidate)) return candidate
  }
}

/** Counts in letters, from 1: a, b … z, aa, ab … */
function letters(number: number): string {
  const last = String.fromCharCode(97 + ((number - 1) % 26))
  return number > 26 ? letters(Math.floor((number - 1) / 26)) + last : last
}

/** The extensions of the files that the site publishes for each source. */
const endings = ['bib', 'json', 'ris']

/**
 * Returns whether the page of a source would have the address of a file of another source, or the reverse: `ashby.json` is
 * both the page of a key and a file of `ashby` (`key-is-unique`).
 *
 * @param taken the keys of the other sources, as `takenKeys` returns them
 */
export function clashesWithFile(key: string, taken: ReadonlySet<string>): boolean {
  const parts = comparableKey(key).split('/')
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
  const isFile = paths.some((path) => {
    const [, stem, ending = ''] = /^(.+)\.([a-z]+)$/.exec(path) ?? []
    return stem !== undefined && endings.includes(ending) && taken.has(stem)
  })
  return isFile || endings.some((ending) => taken.has(`${comparableKey(key)}.${ending}`))
}
