import type { Source } from '../../publication/published.ts'

import { plainTitle } from '../../citations/fallback.ts'
import { nameWords } from '../../citations/locales.ts'
import { shortNames } from '../../references/reference.ts'
import { yearOf as yearOfDate } from '../../shared/csl-date.ts'
import { formatYear } from '../../shared/dates.ts'

/** The year in which a source was issued, negative for BCE, or `undefined` if its date has no year. */
export function yearOf({ item }: Source): number | undefined {
  return yearOfDate(item.issued)
}

/**
 * Returns the short name of a source: names and year, or the title if it has no names.
 *
 * @param language of the page, a BCP 47 tag
 * @example shortName(source, 'en') // => 'Alizadeh et al., 2024'
 */
export function shortName(source: Source, language: string): string {
  const { item, key } = source
  const names =
    shortNames(item.author ?? item.editor, nameWords(language)) ?? (plainTitle(item) || key)
  const year = yearOf(source)
  return year === undefined ? names : `${names}, ${yearInName(year, language)}`
}

/**
 * Returns the name of a source in a drawing, which has room for one name and the year only.
 *
 * @param language of the page, a BCP 47 tag
 * @example briefName(source, 'en') // => 'Alizadeh 2024'
 */
export function briefName(source: Source, language: string): string {
  const { item, key } = source
  const title = plainTitle(item) || key
  const name =
    shortNames((item.author ?? item.editor)?.slice(0, 1), nameWords(language)) ??
    (title.length > 40 ? `${title.slice(0, 39).trimEnd()}…` : title)
  const year = yearOf(source)
  return year === undefined ? name : `${name} ${yearInName(year, language)}`
}

/** Writes a year in digits, as citations do, and a year BC with its era. */
function yearInName(year: number, language: string): string {
  return year < 0 ? formatYear(year, language) : String(year)
}

/** Groups sources by year, newest first and undated last; within a year they are sorted by short name. */
export function sourcesByYear(
  sources: Iterable<Source>,
  language: string,
): { year: number | undefined; sources: Source[] }[] {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return [...Map.groupBy(sources, yearOf)]
    .toSorted(([a = -Infinity], [b = -Infinity]) => b - a)
    .map(([year, group]) => ({
      year,
      sources: group.toSorted((a, b) => compare(shortName(a, language), shortName(b, language))),
    }))
}

/** The `id` of a year in the list of sources. */
export function yearAnchor(year: number | undefined): string {
  return year === undefined ? 'undated' : `year-${year}`
}
