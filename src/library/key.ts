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
