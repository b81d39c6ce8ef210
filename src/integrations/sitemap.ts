import type { AstroIntegration } from 'astro'

import sitemap from '@astrojs/sitemap'

import { lastChanges } from '../metadata/sitemap.ts'
import { sameForm } from '../shared/urls.ts'
import { currentSite } from '../site.ts'
import { currentPublication } from './current-publication.ts'
import { hasStyleGuide } from './style-guide.ts'

/**
 * Astro integration for `sitemap-index.xml` and the files it names (sitemaps.org, protocol 0.9), with the day of the last
 * change of each page.
 *
 * It leaves out redirects from old addresses of articles, and the page `/style/`. Days come from front matter, never from
 * the file system.
 */
export function siteMap(): AstroIntegration {
  const { urls } = currentSite()
  const unlisted = hasStyleGuide() ? [urls.absolute({ to: 'page', id: 'style' })] : []
  const known = () => {
    const articles = currentPublication().validated.articles.flatMap(({ record, data }) =>
      data && !data.draft ? [{ id: record.id, data }] : [],
    )
    return {
      days: lastChanges(articles, urls),
      old: new Set(
        articles
          .flatMap(({ data }) => data.aliases)
          .map((id) => urls.absolute({ to: 'article', id })),
      ),
    }
  }
  let publication: ReturnType<typeof known> | undefined
  return sitemap({
    filter: (address) =>
      !unlisted.includes(address) && !(publication ??= known()).old.has(sameForm(address)),
    serialize: (item) => {
      const url = sameForm(item.url)
      const day = (publication ??= known()).days.get(url)
      return day === undefined ? { ...item, url } : { ...item, url, lastmod: day }
    },
    namespaces: { news: false, xhtml: false, image: false, video: false },
  })
}
