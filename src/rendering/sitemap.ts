/** Writes the sitemap of a site (sitemaps.org, protocol 0.9), with the day of the last change of each page. */

import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap'

import type { Target, Urls } from '../shared/urls.ts'

import { type DatedRecords, changeDays } from '../metadata/sitemap.ts'
import { type CalendarDate, newestDay, toDate } from '../shared/dates.ts'

/** The most addresses that a sitemap may contain (protocol, "Using Sitemap index files"), less a reserve. */
const most = 45_000

/** No extensions of the protocol: only `loc` and `lastmod` are used. */
const xmlns = { news: false, xhtml: false, image: false, video: false }

/**
 * Returns the files of the sitemap by name: `sitemap-index.xml` and the sitemaps that it names.
 *
 * The page `/style/`, the page for missing pages, cards, leaflets, the latest digest (which has another address too) and files are
 * left out. Days come from front matter, never from the file system.
 */
export async function sitemapFiles(
  targets: readonly Target[],
  library: DatedRecords,
  urls: Urls,
): Promise<Map<string, Buffer>> {
  const dayOf = changeDays(library)
  const addresses = targets
    .filter(isListed)
    .map((target) => ({ url: urls.absolute(target), target }))
    .filter(({ url }) => url.endsWith('/'))
    .sort((a, b) => (a.url < b.url ? -1 : 1))
    .map(({ url, target }) => ({ url, day: dayOf(target) }))
  const files = new Map<string, Buffer>()
  const index = new SitemapIndexStream()
  for (let start = 0; start < addresses.length; start += most) {
    const part = addresses.slice(start, start + most)
    const name = `sitemap-${files.size}.xml`
    const stream = new SitemapStream({ hostname: urls.origin, xmlns })
    for (const { url, day } of part) stream.write({ url, ...lastChange(day) })
    stream.end()
    files.set(name, await streamToPromise(stream))
    index.write({
      url: urls.absolute({ to: 'file', path: name }),
      ...lastChange(newestDay(part.flatMap(({ day }) => day ?? []))),
    })
  }
  index.end()
  return files.set('sitemap-index.xml', await streamToPromise(index))
}

function isListed(target: Target): boolean {
  if (target.to === 'claim-card' || target.to === 'leaflet') return false
  if (target.to === 'digest') return target.month !== 'latest'
  return !(target.to === 'page' && target.id === 'style')
}

function lastChange(day: CalendarDate | undefined): { lastmod?: string } {
  return day === undefined ? {} : { lastmod: toDate(day).toISOString() }
}
