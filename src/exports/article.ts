import type { ArticleFrontMatter } from '../articles/schema.ts'
import type { Person } from '../people/schema.ts'
import type { CslItem, CslName } from '../references/csl.ts'
import type { Urls } from '../shared/urls.ts'
import type { Site } from '../site.ts'

import { summarizeArticle } from '../articles/summary.ts'
import { edtfToCslDate } from '../shared/edtf-date.ts'

/**
 * Describes one of our own articles as a CSL-JSON item, for those who cite it.
 *
 * It is a `webpage`: it stands in no issue and on no page, is revised where it stands, and is found by its address.
 * Names stay whole (`literal`), since a byline does not say which part of a name is the family's.
 */
export function articleToCsl(
  article: { id: string; data: ArticleFrontMatter },
  people: ReadonlyMap<string, Person>,
  site: Site,
  urls: Urls,
): CslItem {
  const { published, authors } = article.data
  const { title, description } = summarizeArticle(article.data, site.language)
  const issued = edtfToCslDate(published)
  const publisher = site.publisher?.name
  return {
    id: article.id,
    type: 'webpage',
    title,
    author: authors.map((id): CslName => ({ literal: people.get(id)?.name ?? id })),
    'container-title': site.name,
    ...(publisher !== undefined && publisher !== site.name ? { publisher } : {}),
    ...(issued ? { issued } : {}),
    URL: urls.absolute({ to: 'article', id: article.id }),
    language: site.language,
    abstract: description,
  }
}
