/** Resolves addresses in a built site. */

import { decodePercent, encodePath } from '../../shared/percent-encoding.ts'

/** The parts of the site's own address. */
export interface SiteAddress {
  /** Scheme, host and port. */
  origin: string
  /** Host and port. */
  host: string
  /** The base path of the site, with a slash at both ends. Its files are at the root of the output folder. */
  base: string
}

/** The target of an address. */
export type Destination =
  /** A file of the site, which may not exist. The fragment is as written, without `#`. */
  | { to: 'site'; name: string; fragment: string }
  /** The host of the site, but outside its base path. */
  | { to: 'past-base' }
  | { to: 'host'; host: string }
  /** No host: an email address, data, … */
  | { to: 'no-host' }
  | { to: 'nowhere' }

/** Reads the address of a site from `site.yaml`. */
export function siteAddress(url: string): SiteAddress {
  const { origin, host, pathname } = new URL(url)
  return { origin, host, base: pathname.endsWith('/') ? pathname : `${pathname}/` }
}

/**
 * Returns the address of a built file. For `index.html`, this is the address of its folder.
 *
 * @param name the path of the file below the site
 */
export function addressOf(name: string, { origin, base }: SiteAddress): string {
  const path = name.replace(/(^|\/)index\.html$/, '$1')
  return origin + base + encodePath(path)
}

/**
 * Resolves an address like a browser (URL Standard), and finds the file that a static host returns.
 *
 * @param address as written
 * @param from the address of the file that contains it
 */
export function destinationOf(address: string, from: string, site: SiteAddress): Destination {
  const url = URL.parse(address, from)
  if (!url) return { to: 'nowhere' }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { to: 'no-host' }
  if (url.host !== site.host) return { to: 'host', host: url.host }
  if (!url.pathname.startsWith(site.base)) {
    // Another site can be on the same host. Its addresses are complete.
    return URL.canParse(address) ? { to: 'host', host: url.host } : { to: 'past-base' }
  }
  const path = decodePercent(url.pathname.slice(site.base.length))
  const name = path === '' || path.endsWith('/') ? `${path}index.html` : path
  // A fragment directive is not part of the fragment (URL Fragment Text Directives, section 3.3).
  return { to: 'site', name, fragment: url.hash.slice(1).split(':~:')[0] ?? '' }
}

/** More results than this are not kept. Most pages have the same links in their header and footer. */
const maxKnown = 5000

/** Creates a function like `destinationOf` that keeps the results for addresses that start with `/`. */
export function resolver(site: SiteAddress): (address: string, from: string) => Destination {
  const known = new Map<string, Destination>()
  const origin = `${site.origin}/`
  return (address, from) => {
    // The origin of the page matters too, because a page can set another base address.
    if (!address.startsWith('/') || !from.startsWith(origin))
      return destinationOf(address, from, site)
    const kept = known.get(address)
    if (kept) return kept
    if (known.size >= maxKnown) known.clear()
    const found = destinationOf(address, from, site)
    known.set(address, found)
    return found
  }
}
