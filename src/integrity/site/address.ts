/** Where the addresses in a built site lead. */

import { decodePercent } from '../../shared/percent-encoding.ts'

/** The site's own address, and what follows from it. */
export interface SiteAddress {
  /** Scheme, host and port. */
  origin: string
  /** Host and port. */
  host: string
  /** The path the site lives under, with a slash at both ends. Its files stand at the root of the built directory. */
  base: string
}

/** Where an address leads. */
export type Destination =
  /** To a file of the site, which may not be there; the fragment as written, without `#`. */
  | { to: 'site'; name: string; fragment: string }
  /** To the host of the site, but past its base path. */
  | { to: 'past-base' }
  | { to: 'host'; host: string }
  /** To no host: an e-mail address, data, … */
  | { to: 'no-host' }
  | { to: 'nowhere' }

/** Reads the address of a site from `site.yaml`. */
export function siteAddress(url: string): SiteAddress {
  const { origin, host, pathname } = new URL(url)
  return { origin, host, base: pathname.endsWith('/') ? pathname : `${pathname}/` }
}

/**
 * The address of a built file: that of its folder, where it is the page of one.
 *
 * @param name the path of the file below the site
 */
export function addressOf(name: string, { origin, base }: SiteAddress): string {
  const path = name.replace(/(^|\/)index\.html$/, '$1')
  return origin + base + path.split('/').map(encodeURIComponent).join('/')
}

/**
 * Resolves an address as a browser does (URL Standard) and finds the file that a static host answers with.
 *
 * @param address as written
 * @param from the address of the file it stands in
 */
export function destinationOf(address: string, from: string, site: SiteAddress): Destination {
  const url = URL.parse(address, from)
  if (!url) return { to: 'nowhere' }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { to: 'no-host' }
  if (url.host !== site.host) return { to: 'host', host: url.host }
  if (!url.pathname.startsWith(site.base)) {
    // Another site may stand beside this one, and is then named in full.
    return URL.canParse(address) ? { to: 'host', host: url.host } : { to: 'past-base' }
  }
  const path = decodePercent(url.pathname.slice(site.base.length))
  const name = path === '' || path.endsWith('/') ? `${path}index.html` : path
  // What a fragment directive looks for is the reader's text, not ours (URL Fragment Text Directives, section 3.3).
  return { to: 'site', name, fragment: url.hash.slice(1).split(':~:')[0] ?? '' }
}
