/** Writes the sitemap of a site (sitemaps.org, protocol 0.9), with the day of the last change of each page. */

import type { Target, Urls } from '../shared/urls.ts'

import { type DatedRecords, changeDays } from '../metadata/sitemap.ts'
import { type CalendarDate, newestDay, toDate } from '../shared/dates.ts'

/** The most addresses that a sitemap may contain (protocol, "Using Sitemap index files"), less a reserve. */
const most = 45_000

/** No extensions of the protocol: only `loc` and `lastmod` are used. */
const xmlns = { news: false, xhtml: false, image: false, video: false }

/** A page in the sitemap. */
export interface ListedPage {
  url: string
  /** The day of its last change, if there is one. */
  day: CalendarDate | undefined
}

/**
 * Lists the pages of a sitemap, in the order of their addresses.
 *
 * The page `/style/`, the page for missing pages, cards, leaflets, the latest digest (which has another address too) and files are
 * left out. Days come from front matter, never from the file system.
 */
export function listedPages(
  targets: readonly Target[],
  library: DatedRecords,
  urls: Urls,
): ListedPage[] {
  const dayOf = changeDays(library)
  return targets
    .filter(isListed)
    .map((target) => ({ url: urls.absolute(target), target }))
    .filter(({ url }) => url.endsWith('/'))
    .sort((a, b) => (a.url < b.url ? -1 : 1))
    .map(({ url, target }) => ({ url, day: dayOf(target) }))
}

const indexName = 'sitemap-index.xml'

/** Returns the names of the files of a sitemap: its parts, and the index that names them. */
export function sitemapNames(pages: readonly ListedPage[]): string[] {
  return [...divided(pages).keys(), indexName]
}

/** Returns the files of the sitemap by name. */
export async function sitemapFiles(
  pages: readonly ListedPage[],
  urls: Urls,
): Promise<Map<string, Buffer>> {
  // After most edits, the sitemap stays as it is.
  const { SitemapIndexStream, SitemapStream, streamToPromise } = await import('sitemap')
  const files = new Map<string, Buffer>()
  const index = new SitemapIndexStream()
  for (const [name, part] of divided(pages)) {
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
  return files.set(indexName, await streamToPromise(index))
}

/** Returns the pages of each part of a sitemap, by its name. */
function divided(pages: readonly ListedPage[]): Map<string, readonly ListedPage[]> {
  const count = Math.ceil(pages.length / most)
  return new Map(
    Array.from({ length: count }, (_, number) => [
      `sitemap-${number}.xml`,
      pages.slice(number * most, (number + 1) * most),
    ]),
  )
}

function isListed(target: Target): boolean {
  if (target.to === 'claim-card' || target.to === 'leaflet') return false
  if (target.to === 'digest') return target.month !== 'latest'
  return !(target.to === 'page' && target.id === 'style')
}

function lastChange(day: CalendarDate | undefined): { lastmod?: string } {
  return day === undefined ? {} : { lastmod: toDate(day).toISOString() }
}
