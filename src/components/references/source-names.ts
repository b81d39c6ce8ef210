import type { Source } from '../../publication/published.ts'

import { plainTitle } from '../../citations/fallback.ts'
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
 * @example shortName(source) // => 'Alizadeh et al., 2024'
 */
export function shortName(source: Source): string {
  const { item, key } = source
  const names = shortNames(item.author ?? item.editor) ?? (plainTitle(item) || key)
  const year = yearOf(source)
  return year === undefined ? names : `${names}, ${formatYear(year, 'en')}`
}

/**
 * Returns the name of a source in a drawing, which has room for one name and the year only.
 *
 * @example briefName(source) // => 'Alizadeh 2024'
 */
export function briefName(source: Source): string {
  const { item, key } = source
  const title = plainTitle(item) || key
  const name =
    shortNames((item.author ?? item.editor)?.slice(0, 1)) ??
    (title.length > 40 ? `${title.slice(0, 39).trimEnd()}…` : title)
  const year = yearOf(source)
  return year === undefined ? name : `${name} ${formatYear(year, 'en')}`
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
      sources: group.toSorted((a, b) => compare(shortName(a), shortName(b))),
    }))
}

/** The `id` of a year in the list of sources. */
export function yearAnchor(year: number | undefined): string {
  return year === undefined ? 'undated' : `year-${year}`
}
