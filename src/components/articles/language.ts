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
  { data }: Pick<Article, 'data'>,
  page: string,
  site: string,
): LanguageAttributes {
  const lang = data.language ?? site
  if (lang === page) return {}
  const dir = textDirection(lang) ?? 'ltr'
  return dir === (textDirection(page) ?? 'ltr') ? { lang } : { lang, dir }
}

/** Returns the name of a language in that language: `Deutsch`. */
export function ownName(language: string): string {
  return languageName(language, language) ?? language
}
