import { toHtml } from 'hast-util-to-html'

import type { ArticleFrontMatter } from '../articles/schema.ts'
import type { Person } from '../people/schema.ts'
import type { Article, PublishedPublication } from '../publication/published.ts'
import type { CslItem, CslName } from '../references/csl.ts'

import { summarizeArticle } from '../articles/summary.ts'
import { formatEntries } from '../citations/format.ts'
import { nameInParts } from '../people/name.ts'
import { edtfToCslDate } from '../shared/edtf-date.ts'
import { type BoundSite, inLanguage } from '../site.ts'

/**
 * Describes one of our own articles as a CSL-JSON item, for those who cite it.
 *
 * It is a `webpage`: it has no issue or page number, is revised in place, and is identified by its address.
 */
export function articleToCsl(
  article: { id: string; data: ArticleFrontMatter },
  people: ReadonlyMap<string, Person>,
  home: BoundSite,
): CslItem {
  const { site, urls, words } = inLanguage(home, article.data.language)
  const { published, authors } = article.data
  const { title, description } = summarizeArticle(article.data, words)
  const issued = edtfToCslDate(published)
  const publisher = site.publisher?.name
  return {
    id: article.id,
    type: 'webpage',
    title,
    author: authors.map((id) => authorName(id, people.get(id))),
    'container-title': site.name,
    ...(publisher !== undefined && publisher !== site.name && { publisher }),
    ...(issued && { issued }),
    URL: urls.absolute({ to: 'article', id: article.id }),
    language: site.language,
    abstract: description,
  }
}

/** Returns the name of an author of an article, in parts if they are known; without a record, it is the id. */
export function authorName(id: string, person: Person | undefined): CslName {
  return person ? nameInParts(person) : { literal: id }
}

/** Formats the bibliography entry of an article in the style of the site, as safe HTML. */
export function articleEntry(
  article: Article,
  { people, citationSettings }: Pick<PublishedPublication, 'people' | 'citationSettings'>,
  home: BoundSite,
): string {
  const item = articleToCsl(article, people, home)
  const { language } = inLanguage(home, article.data.language).site
  const entries = formatEntries({
    ...citationSettings,
    language,
    items: new Map([[item.id, item]]),
  })
  return toHtml(entries.get(item.id) ?? [])
}
