/**
 * Adds the files for hosts to a site: `.nojekyll`, `_headers`, `_redirects`, `security.txt`, and the pages at old addresses.
 */

import { readFileSync } from 'node:fs'

import type { FileWriter } from '../rendering/file-writer.ts'
import type { Added } from './site-pictures.ts'

import { headersFile, redirectsFile } from '../hosting/host-files.ts'
import { securityFile, securityText } from '../hosting/security-txt.ts'
import type { Redirect } from '../hosting/redirects.ts'
import { currentPublication } from '../integrations/current-publication.ts'
import { digestOfBytes } from '../rendering/kept-site.ts'
import { redirectPages, redirectsOf } from '../rendering/redirects.ts'
import { type BoundSite, wordsOfPage } from '../site.ts'

/** Returns the redirects of the current publication, without those to records that readers do not get. */
export function publishedRedirects({ urls }: BoundSite): Redirect[] {
  const current = currentPublication()
  const unpublished = current.unpublished()
  return redirectsOf(current.validated, urls, (record) => unpublished.has(record))
}

/**
 * Adds the files.
 *
 * @param publicFiles the files of `public/` by name. What `_headers` and `_redirects` of a publication say follows what
 *   the site says, and a `security.txt` of its own replaces that of the site
 */
export function addHostFiles(
  writer: Pick<FileWriter, 'write'>,
  bound: BoundSite,
  publicFiles: ReadonlyMap<string, string>,
): Added {
  const redirects = publishedRedirects(bound)
  const { site, urls } = bound
  const security = publicFiles.has(securityFile)
    ? undefined
    : securityText({
        ...site,
        contact: site.contact,
        origin: urls.origin,
        today: currentPublication().day,
      })
  const files = new Map([
    ...(security === undefined ? [] : [[securityFile, security] as const]),
    // GitHub Pages would leave out `_astro/` ("Static site generators").
    ['.nojekyll', ''],
    ['_headers', headersFile(bound.urls.base)],
    ['_redirects', redirectsFile(redirects)],
    ...redirectPages(redirects, bound.urls, wordsOfPage(bound)),
  ])
  return [...files].map(([name, text]) => {
    const added = name.startsWith('_') ? publicFiles.get(name) : undefined
    const bytes = Buffer.from(
      added === undefined ? text : `${text}\n${readFileSync(added, 'utf8')}`,
    )
    writer.write(name, bytes)
    return [name, digestOfBytes(bytes)]
  })
}
