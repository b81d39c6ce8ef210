/** The languages of old texts, and which of them are translations of each other. */

import { faultOfTag, inUsualCase } from '../shared/language.ts'

/**
 * Returns the BCP 47 tag in its usual form, also for a name of a locale such as `pt_BR.UTF-8`; nothing if it is none, or its
 * language does not exist.
 */
export function tagOf(written: string): string | undefined {
  const tag = written
    .trim()
    .replace(/\.[\w-]+$/, '')
    .replaceAll('_', '-')
  return tag === '' || faultOfTag(tag) ? undefined : inUsualCase(tag)
}

/** Returns whether two tags have the same language and script, whatever their regions: `en` and `en-GB`, but not `zh-TW` and `zh`. */
export function isSameLanguage(one: string, other: string): boolean {
  const [first, second] = [one, other].map((tag) => new Intl.Locale(tag).maximize())
  return first?.language === second?.language && first?.script === second?.script
}

/** A text that may have translations. */
export interface Translated {
  slug: string
  /** The same for all translations of a text. */
  group?: string
  language: string
}

/**
 * Returns the slugs of the translations of a text, by its slug. Each group is listed once, at its first text, and left out if
 * two of its texts are in the same language.
 */
export function translationsBySlug(texts: readonly Translated[]): Map<string, string[]> {
  const groups = Map.groupBy(texts, ({ group }) => group)
  groups.delete(undefined)
  return new Map(
    [...groups.values()].flatMap((all): [string, string[]][] => {
      const [first, ...others] = all
      const languages = new Set(all.map(({ language }) => language))
      if (!first || others.length === 0 || languages.size < all.length) return []
      return [[first.slug, others.map(({ slug }) => slug)]]
    }),
  )
}
