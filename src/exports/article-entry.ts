/** An article as others cite it. */

import { toHtml } from 'hast-util-to-html'

import type { Article, PublishedPublication } from '../publication/published.ts'
import type { Site } from '../site.ts'
import type { Urls } from '../shared/urls.ts'

import { formatEntries } from '../citations/format.ts'
import { articleToCsl } from './article.ts'

/** Formats the bibliography entry of an article in the style of the site, as safe HTML. */
export function articleEntry(
  article: Article,
  { people, citationSettings }: Pick<PublishedPublication, 'people' | 'citationSettings'>,
  { site, urls }: { site: Site; urls: Urls },
): string {
  const item = articleToCsl(article, people, site, urls)
  const entries = formatEntries({ ...citationSettings, items: new Map([[item.id, item]]) })
  return toHtml(entries.get(item.id) ?? [])
}
