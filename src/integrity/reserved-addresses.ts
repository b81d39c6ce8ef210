/** Addresses that no record may have, although nothing may be published there yet, and how addresses are compared. */

import { toNormalForm } from '../shared/normal-form.ts'
import { decodePercent } from '../shared/percent-encoding.ts'

/** The addresses of further pages of a list, whether the list is that long yet or not. */
const furtherPage =
  /^\/(?:articles|claims|claimants|references|corrections|(?:topics|people|ratings|languages|claimants)\/.+)\/page\/[1-9]\d*\/$/i

/** The addresses of archives of feeds. */
const archive =
  /^(?:\/corrections|\/(?:topics|languages|claimants)\/.+)?\/archive\/[1-9]\d*\/(?:rss\.xml|atom\.xml|feed\.json)\/?$/i

/** The addresses of digests. */
const digest = /^\/digest\/(?:latest|\d{4}-\d{2})(?:\/|\.txt\/?)$/i

/** The addresses of cards, which other sites can show in frames (`hosting/rules.ts`). */
const card = /^\/claims\/.+\/card\/?$/i

/** Returns for what the site needs an address: when a list or feed becomes longer, or for what has a form of its own. */
export function reservedUse(address: string): string | undefined {
  if (card.test(address)) return 'cards of claims'
  if (furtherPage.test(address)) return 'further pages of a list'
  if (digest.test(address)) return 'monthly digests'
  return archive.test(address) ? 'archives of feeds' : undefined
}

/** Folders and files of the site that are in no list of addresses, because the build names them. */
const made = /^\/(?:(?:_astro|pagefind|\.assay)(?:\/|$)|sitemap-[^/]*\.xml(?:\/|$))/i

/** Returns whether the build itself puts files at an address, or below it. */
export function isMadeByBuild(address: string): boolean {
  return made.test(address)
}

/** Files that the build writes for hosts. Those of `content/public/` are added to them. */
const ofHost = /^\/(?:_headers|_redirects|\.nojekyll)(?:\/|$)/i

/** Returns whether an address is that of a file for hosts, or below it. */
export function isOfHost(address: string): boolean {
  return ofHost.test(address)
}

/** Returns the file at an address, in the form in which names are compared: `/a/index.html` for `/A/`. */
export function comparedFile(address: string): string {
  const name = toNormalForm(decodePercent(address)).toLowerCase()
  return name.endsWith('/') ? `${name}index.html` : name
}

/** Returns the folders above a file or page: `/a` and `/a/b` for `/a/b/c` and `/a/b/`. */
export function foldersAbove(address: string): string[] {
  const folders: string[] = []
  for (let at = address.indexOf('/', 1); at !== -1; at = address.indexOf('/', at + 1))
    folders.push(address.slice(0, at))
  return folders
}
