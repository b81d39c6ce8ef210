/** Appearances of claims in words. */

import type { Words } from '../../messages/words.ts'
import type { Appearance } from './claimed-by.ts'

import { languageName } from '../../shared/language.ts'

/**
 * Returns the place and the date of an appearance.
 *
 * @example occasionOf({ where: 'Clinic websites', date: '2021-03' }, words) // => 'Clinic websites, March 2021'
 * @returns `undefined` if neither is known
 */
export function occasionOf(
  { where, date }: Pick<Appearance, 'where' | 'date'> = {},
  words: Words,
): string | undefined {
  const parts = [where, date !== undefined && words.writtenDate(date)].filter(
    (part) => typeof part === 'string',
  )
  return parts.length > 0 ? words.list(parts, 'unit') : undefined
}

/** Returns what is known of an appearance besides its place: the date, the medium, and the language if it is another one. */
export function appearanceFacts(
  { date, medium, language }: Pick<Appearance, 'date' | 'medium' | 'language'>,
  words: Words,
): string[] {
  return [
    date !== undefined && words.writtenDate(date),
    medium && words.say(`claimants.medium-${medium}`),
    language !== undefined && language !== words.language && languageName(language, words.language),
  ].filter((fact) => typeof fact === 'string')
}
