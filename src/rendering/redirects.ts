/** The redirects of a site, from the old addresses of its records. */

import type { SourceRecord } from '../reading/record.ts'
import type { ValidatedPublication } from '../publication/validated.ts'
import { type Redirect, redirectFile } from '../hosting/redirects.ts'
import { finishPage } from '../messages/marks.ts'
import type { Words } from '../messages/words.ts'
import type { OldPath } from '../shared/old-path.ts'
import type { Urls } from '../shared/urls.ts'

import { hasLeaflet } from '../articles/leaflet.ts'
import { redirectPage } from '../hosting/redirect-page.ts'
import { aliasesOf } from '../publication/old-addresses.ts'

/**
 * Lists the redirects of a publication that the check found no error in. An old address of a claim has redirects for its
 * card too, because pages of others still show that, and one of an article for its leaflet, which was printed.
 *
 * @param isLeftOut returns whether readers do not get a record
 */
export function redirectsOf(
  validated: ValidatedPublication,
  urls: Urls,
  isLeftOut: (record: SourceRecord) => boolean,
): Redirect[] {
  const leaflets = new Set(
    validated.articles.flatMap(({ record, data }) => (data && hasLeaflet(data) ? [record.id] : [])),
  )
  return aliasesOf(validated, urls.origin + urls.base).flatMap(({ record, old, target, title }) =>
    'fault' in old || isLeftOut(record)
      ? []
      : [
          { ...old, to: urls.path(target), title },
          ...(target.to === 'claim' ? cardRedirects(old, target.id, urls, title) : []),
          ...(target.to === 'article' && leaflets.has(target.id)
            ? leafletRedirects(old, target.id, urls, title)
            : []),
        ],
  )
}

/** Returns the redirects of what is below the old page of a claim, if the old path is one of such a page. */
function cardRedirects(
  { path, query }: OldPath,
  id: string,
  urls: Urls,
  title: string,
): Redirect[] {
  if (query !== undefined || !/\/claims\/.*[^/]\/?$/.test(path) || /\.html?$/i.test(path)) return []
  const folder = path.replace(/\/?$/, '/')
  return [
    { path: `${folder}card/`, to: urls.path({ to: 'claim-card', id }), title },
    { path: `${folder}oembed.json`, to: urls.path({ to: 'claim-oembed', id }), title },
  ]
}

/** Returns the redirect of the leaflet of an article, if the old path is one of such a page. */
function leafletRedirects(
  { path, query }: OldPath,
  id: string,
  urls: Urls,
  title: string,
): Redirect[] {
  if (query !== undefined || !/\/articles\/.*[^/]\/?$/.test(path) || /\.html?$/i.test(path))
    return []
  return [{ path: path.replace(/\/?$/, '/leaflet/'), to: urls.path({ to: 'leaflet', id }), title }]
}

/** Returns the pages at old addresses, by their paths below the site. */
export function redirectPages(
  redirects: readonly Redirect[],
  { origin, base }: Urls,
  words: Words,
): Map<string, string> {
  const [before = '', after = ''] = words
    .parts('site.moved')
    .reduce<string[]>(
      (texts, part) =>
        typeof part === 'string'
          ? [...texts.slice(0, -1), (texts.at(-1) ?? '') + part]
          : [...texts, ''],
      [''],
    )
  return new Map(
    redirects.flatMap((redirect): [string, string][] => {
      const file = redirectFile(redirect, base)
      const { language, direction } = words
      const page = () =>
        redirectPage(redirect, origin, { language, direction, sentence: [before, after] })
      return file === undefined ? [] : [[file, words.isMarked ? finishPage(page()) : page()]]
    }),
  )
}
