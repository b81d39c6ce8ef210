/** The language of an article among words of another. */

import type { Article } from '../../publication/published.ts'

import { languageName, textDirection } from '../../shared/language.ts'

/** The attributes of an element with words of an article; none if the article is in the language of the page. */
export interface LanguageAttributes {
  lang?: string
  dir?: 'ltr' | 'rtl'
}

/**
 * Returns the language and direction of an article's words on a page of another language.
 *
 * @param page the BCP 47 tag of the page
 * @param site that of the publication, which is the language of articles that name none
 */
export function languageAttributes(
  { data }: { data: Pick<Article['data'], 'language'> },
  page: string,
  site: string,
): LanguageAttributes {
  const lang = data.language ?? site
  if (lang === page) return {}
  const dir = textDirection(lang) ?? 'ltr'
  return dir === (textDirection(page) ?? 'ltr') ? { lang } : { lang, dir }
}

/**
 * Returns the language of the words of a claim: that of the articles that check it, if it is the same for all of them.
 *
 * @returns a BCP 47 tag; `undefined` if it is the language of the publication
 */
export function languageOfClaim(articles: readonly Pick<Article, 'data'>[]): string | undefined {
  const [first, ...others] = new Set(articles.map(({ data }) => data.language))
  return others.length > 0 ? undefined : first
}

/** Returns the name of a language in that language: `Deutsch`. */
export function ownName(language: string): string {
  return languageName(language, language) ?? language
}
