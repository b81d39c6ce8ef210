/** The addresses that the texts of an old blog had, and what becomes of them. */

import { posix } from 'node:path'

import type { CalendarDate } from '../shared/dates.ts'
import { comparedPath, isOldSlug, readOldPath } from '../shared/old-path.ts'
import { decodePercent } from '../shared/percent-encoding.ts'
import { categoriesPath } from './blogs/jekyll-categories.ts'
import type { OldFacts } from './old-fields.ts'
import type { BlogKind, BlogSettings, OldPost } from './old-post.ts'

/** Jekyll's named styles of addresses ("Permalinks", "Built-in formats"). */
const jekyllStyles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
}

/**
 * Returns the paths at which an old text could be read, the current one first. Adds a note to the facts if the current one is
 * not known, and for each alias that is relative to it.
 *
 * @param published the day of the text, which is a part of many addresses
 */
export function oldPaths(
  post: OldPost,
  facts: OldFacts,
  { kind, settings }: { kind: BlogKind; settings: BlogSettings },
): string[] {
  const address = facts.address ?? computed(post, facts, kind, settings)
  const filled = address === undefined ? undefined : fill(address, post, facts, kind)
  const isByFile = kind === 'hugo' && facts.address === undefined
  const current = isByFile && filled !== undefined ? toHugoPath(filled, settings) : filled
  const pathTo = (pattern: string) => pathOf(fill(pattern, post, facts, kind), kind, settings)
  const own = pathOf(current, kind, settings)
  if (address !== undefined && filled === undefined && !facts.wasDraft) {
    const message = `Its old address is not known: it follows the pattern \`${address}\`. Add the address to \`aliases\`.`
    facts.notes.push({ message })
  }
  const former = facts.formerAddresses.map((each) => {
    if (kind !== 'hugo' || /^(?:\/|https?:)/i.test(each)) return pathTo(each)
    if (own !== undefined) return besideOf(own, each)
    const message = `The alias \`${each}\` was left out: it is relative to the old address of this text, which is not known.`
    facts.notes.push({ message })
    return undefined
  })
  return [own, ...former]
    .filter((path) => path !== undefined)
    .filter((path, index, all) => all.indexOf(path) === index)
}

/** The old addresses of an article: its aliases, and what cannot be one. */
export interface SortedPaths {
  aliases: string[]
  /** Those that no server can be asked for, or that another text has too. */
  others: string[]
}

/**
 * Splits old paths into aliases of the article and others. A path below the articles of the publication becomes an old slug.
 *
 * @param base the path of the publication, with a slash at both ends
 * @param taken the old addresses of other texts, to which these are added
 */
export function sortOldPaths(
  paths: readonly string[],
  slug: string,
  base: string,
  taken: Set<string> = new Set(),
): SortedPaths {
  const sorted: SortedPaths = { aliases: [], others: [] }
  for (const path of paths) {
    const name = slugOf(path, base)
    if (name === slug) continue
    const alias = name !== undefined && isOldSlug(name) ? name : path
    const key = keyOf(alias, base)
    if (key === undefined || taken.has(key)) sorted.others.push(path)
    else {
      taken.add(key)
      sorted.aliases.push(alias)
    }
  }
  return sorted
}

/** Returns what a path is called below the articles of the publication; a single word is called that already. */
function slugOf(path: string, base: string): string | undefined {
  if (!path.includes('/')) return path
  const [plain, folder] = [plainPath(path).replace(/^(?!\/)/, '/'), `${base}articles/`]
  return plain.startsWith(folder) ? plain.slice(folder.length) : undefined
}

/** The form in which an alias is compared with others; `undefined` if it is none. The home page has no alias. */
function keyOf(alias: string, base: string): string | undefined {
  const old = readOldPath(alias.startsWith('/') ? alias : `${base}articles/${alias}`)
  if ('fault' in old) return undefined
  const path = comparedPath(old.path)
  if (old.query !== undefined) return `${path}?${old.query}`
  return path === '' ? undefined : path
}

/**
 * Returns the path of an address on the host of the blog, with its query and fragment; of another host, nothing. An address
 * without a host is returned as it is.
 */
export function pathOnHost(address: string, origin: string | undefined): string | undefined {
  if (!/^https?:\/\//i.test(address)) return address
  if (origin === undefined || !URL.canParse(address)) return undefined
  const { host, pathname, search, hash } = new URL(address)
  return isSameHost(host, origin) ? `${pathname}${search}${hash}` : undefined
}

function isSameHost(host: string, origin: string): boolean {
  return new URL(origin).host.replace(/^www\./, '') === host.replace(/^www\./, '')
}

/** A path in the form in which paths are compared: decoded, without `index.html`, `.html` and a slash at the end. */
export function plainPath(path: string): string {
  return decodePercent(path)
    .normalize('NFC')
    .replace(/[?#].*$/s, '')
    .replace(/(?:\/index)?\.html?$|\/+$/, '')
}

function computed(
  post: OldPost,
  facts: OldFacts,
  kind: BlogKind,
  { permalinks }: BlogSettings,
): string | undefined {
  if (kind === 'jekyll') {
    const style = permalinks[''] ?? 'date'
    return Object.hasOwn(jekyllStyles, style) ? jekyllStyles[style] : style
  }
  if (kind !== 'hugo') return undefined
  const section = post.file
    .replace(/^content\//, '')
    .split('/')
    .slice(0, -1)
  const pattern = permalinks[section[0] ?? ''] ?? permalinks['']
  const prefix = post.addressPrefix ?? ''
  if (pattern !== undefined) return `${prefix}${pattern}`
  const isIndex = /\/index(?:\.[\w-]+)?\.\w+$/i.test(post.file)
  const folder = isIndex ? section.slice(0, -1) : section
  return `${prefix}/${[...folder, facts.slug ?? post.name].join('/')}/`
}

/** Writes a path as Hugo does: without spaces, most punctuation and capital letters (Hugo, `paths.Sanitize`). */
function toHugoPath(path: string, { keepsCase = false }: BlogSettings): string {
  const plain = path
    .replaceAll(/[^\p{L}\p{N}\p{M}\s./_#+~@-]/gu, '')
    .replaceAll(/\s*(-+)\s*/g, '$1')
    .replaceAll(/\s+/g, '-')
    .replaceAll('#', '%23')
  return keepsCase ? plain : plain.toLowerCase()
}

/** Fills the parts of a pattern. A part that is not known leaves the address unknown. */
function fill(pattern: string, post: OldPost, facts: OldFacts, kind: BlogKind): string | undefined {
  const values = partsOf(post, facts, kind)
  const filled = pattern.replaceAll(/:(\w+)/g, (whole, name: string) => values[name] ?? whole)
  // Addresses with a port or a scheme have colons too.
  return /\/:[a-z]/.test(filled) ? undefined : filled.replaceAll(/(?<!:)\/{2,}/g, '/')
}

function partsOf(
  post: OldPost,
  { published, slug, title }: OldFacts,
  kind: BlogKind,
): Partial<Record<string, string>> {
  const name = slug ?? post.name
  const section = post.file.replace(/^content\//, '').split('/')[0] ?? ''
  const categories = categoriesPath(post)
  // In Hugo, these are the title that readers see ("Permalinks", "Tokens").
  const shown = kind === 'hugo' ? title?.replaceAll('/', '-') : undefined
  return {
    title: shown ?? name,
    slug: slug ?? shown ?? name,
    contentbasename: post.name,
    filename: post.name,
    slugorfilename: name,
    slugorcontentbasename: name,
    section,
    name,
    categories,
    slugified_categories: categories.split('/').map(slugified).join('/'),
    output_ext: '.html',
    ...(published !== undefined && dateParts(published)),
  }
}

/** Jekyll's `Utils.slugify`. */
function slugified(text: string): string {
  return text.replaceAll(/[^\p{M}\p{L}\p{Nd}]+/gu, '-').replaceAll(/^-|-$/g, '')
}

function dateParts(published: CalendarDate): Record<string, string> {
  const [year = '', month = '', day = ''] = published.split('-')
  const start = Date.UTC(Number(year), 0, 0)
  const ofYear = Math.round(
    (Date.UTC(Number(year), Number(month) - 1, Number(day)) - start) / 86_400_000,
  )
  return {
    year,
    month,
    day,
    short_year: year.slice(2),
    i_month: String(Number(month)),
    i_day: String(Number(day)),
    y_day: String(ofYear).padStart(3, '0'),
  }
}

/** Resolves an alias without a slash at its start: next to the page itself (Hugo, "Aliases"). */
function besideOf(own: string, alias: string): string {
  const path = posix.join(posix.dirname(own), alias)
  return /\/$|\.html?$/i.test(path) ? path : `${path}/`
}

/**
 * Returns the path of an address of the blog; of another site, nothing. Jekyll and Hugo put the path of
 * the blog in front of it. From other programs, a single word is an old slug.
 */
function pathOf(
  address: string | undefined,
  kind: BlogKind,
  { origin, base = '' }: BlogSettings,
): string | undefined {
  if (address === undefined) return undefined
  if (!/^https?:\/\//i.test(address)) {
    const isPath = address.includes('/') || kind === 'jekyll' || kind === 'hugo'
    return isPath ? `${base}/${address.replace(/^\/+/, '')}` : address
  }
  const { host, pathname, search } = new URL(address)
  if (origin !== undefined && !isSameHost(host, origin)) return undefined
  return search === '' ? pathname : `${pathname}${search}`
}
