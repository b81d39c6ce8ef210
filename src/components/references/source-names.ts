import type { Source } from '../publication.ts'

import { shortNames } from '../../references/reference.ts'

/**
 * Names a source as people do in speech: names and year, or the title where it names nobody.
 *
 * @example shortName(source) // => 'Alizadeh et al., 2024'
 */
export function shortName({ item, key }: Source): string {
  const names = shortNames(item.author ?? item.editor) ?? item['title-short'] ?? item.title ?? key
  const year = item.issued?.['date-parts'][0]?.[0]
  return year === undefined ? names : `${names}, ${year}`
}

/** Sources in the order of their short names, as the language sorts. */
export function sortedByName(sources: Iterable<Source>, language: string): Source[] {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return [...sources].toSorted((a, b) => compare(shortName(a), shortName(b)))
}
