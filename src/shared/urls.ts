/**
 * Every internal address of the site comes from here.
 *
 * The functions know the site's address and base path, so that a publication moves to a sub-path by changing one line
 * of `content/site.yaml`.
 */

import { toNormalForm } from './normal-form.ts'
import { decodeWith, encodePath } from './percent-encoding.ts'

/** What an internal address can lead to. `id` and `key` are the record's own. */
export type Target =
  | {
      to:
        | 'home'
        | 'articles'
        | 'claims'
        | 'claimants'
        | 'references'
        | 'search'
        | 'feeds'
        | 'corrections'
        | 'data'
        | 'digests'
    }
  | {
      to:
        | 'article'
        | 'topic'
        | 'person'
        | 'rating'
        | 'claim'
        | 'claimant'
        | 'reference'
        | 'language'
        | 'page'
      id: string
    }
  /** A file that describes the record or, of an article, its sources. `ending` has no dot. */
  | { to: 'reference-file' | 'article-file' | 'article-sources-file'; id: string; ending: string }
  /** The data of a figure: of a chart by its path below `content/articles/`, of a claim's evidence by the claim. */
  | { to: 'chart-data' | 'evidence-data' | 'outcome-data'; id: string }
  /** The card of a claim, which other sites show in a frame, and its description for programs that embed it (oEmbed). */
  | { to: 'claim-card' | 'claim-oembed'; id: string }
  /** A file that readers can download, by its path from the folder of its article. */
  | { to: 'article-download'; id: string; path: string }
  /** A copy of an article or claim in Markdown. */
  | { to: 'article-copy' | 'claim-copy'; id: string }
  /** An article on one sheet of paper. */
  | { to: 'leaflet'; id: string }
  /** The picture of an article, claim or topic, or of the front page, for those who share it. */
  | { to: 'article-picture' | 'claim-picture' | 'topic-picture'; id: string }
  | { to: 'home-picture' }
  /** A feed, beside the page that lists the same, or an archive of it. */
  | { to: 'feed'; of: FeedSubject; file: string; archive?: number }
  /** A further page of a list, from 2. */
  | { to: 'list-page'; of: ListSubject; page: number }
  /** What was published in a month (`2026-11`), or in the `latest` of these, for emails: as HTML or as text. */
  | { to: 'digest'; month: string; format: 'html' | 'txt' }
  | { to: 'file'; path: string }

/** What a feed follows: all checks, all changes to checks, or the checks on a topic, in a language or of what someone claims. */
export type FeedSubject =
  | { to: 'home' | 'corrections' }
  | { to: 'topic' | 'language' | 'claimant'; id: string }

/** A list that can be split into pages: its first page. */
export type ListSubject =
  | { to: 'articles' | 'claims' | 'claimants' | 'references' | 'corrections' }
  | { to: 'topic' | 'person' | 'rating' | 'language' | 'claimant'; id: string }

/** The addresses of one site. */
export interface Urls {
  /** Scheme and host of the site's address. */
  origin: string
  /** The path part of the site's address, with a slash at both ends. */
  base: string
  /** The address of a target from the root of its host, such as `/articles/prp/`. */
  path: (target: Target, fragment?: string) => string
  /** The same, with scheme and host. */
  absolute: (target: Target, fragment?: string) => string
  /**
   * Resolves an address that an author wrote: one that starts with `/` is relative to the root of the publication and
   * gets the base path. Addresses within the site are escaped as our own are; all others stay as they are.
   */
  authored: (address: string) => string
}

const folders = {
  article: 'articles',
  claim: 'claims',
  claimant: 'claimants',
  reference: 'references',
  topic: 'topics',
  person: 'people',
  rating: 'ratings',
  language: 'languages',
} as const

/**
 * Makes the address functions of a site.
 *
 * @param siteUrl the site's full address; a path in it becomes the base path (`https://example.org/checks/`)
 */
export function createUrls(siteUrl: string): Urls {
  const site = new URL(siteUrl)
  const base = site.pathname.endsWith('/') ? site.pathname : `${site.pathname}/`

  const path = (target: Target, fragment?: string): string =>
    base + relativePath(target) + (fragment === undefined ? '' : `#${encodeURIComponent(fragment)}`)

  return {
    origin: site.origin,
    base,
    path,
    absolute: (target, fragment) => site.origin + path(target, fragment),
    authored: (address) => {
      // Browsers skip white space in front of an address, and line breaks within it (URL standard, 4.4).
      const read = address.trimStart().replace(/[\t\n\r]/g, '')
      if (/^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i.test(read)) return address
      const normal = normalAddress(address)
      return normal.startsWith('/') ? base + normal.slice(1) : normal
    },
  }
}

/** An address within the site, in the Unicode form of the names that it is made of and escaped as our own addresses are. */
function normalAddress(address: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? []
  const segments = path.split('/').map((segment) => {
    const decoded = decodeWith(decodeURIComponent, segment)
    return decoded === undefined ? segment : encodeURIComponent(toNormalForm(decoded))
  })
  const decodedRest = decodeWith(decodeURI, rest)
  const isNormal = decodedRest === undefined || toNormalForm(decodedRest) === decodedRest
  // `decodeURI` leaves escapes such as `%2F`, whose `%` must not be escaped again.
  const normalRest = isNormal
    ? rest
    : encodeURI(toNormalForm(decodedRest)).replace(/%25(?=[\dA-F]{2})/gi, '%')
  return segments.join('/') + normalRest
}

/**
 * Decodes the characters of a requested path that need no escape in one: `/ash%3A2020/` becomes `/ash:2020/` (RFC 3986,
 * section 3.3, `sub-delims`, `:` and `@`).
 *
 * Web servers take both for one file; those of Node that decode with `decodeURI` find only the second.
 */
export function unescapedPath(path: string): string {
  return path.replace(/%(?:24|26|2[BC]|3A|3B|3D|40)/gi, decodeURIComponent)
}

/** Writes the path of an absolute address as our own addresses are written, so that one page has one address. */
export function sameForm(address: string): string {
  const { origin, pathname } = new URL(address)
  return origin + encodePath(decodeURIComponent(pathname))
}

/** What is below the page of a record: the record that it is a part of, and its name there. */
const parts = {
  'evidence-data': { of: 'claim', name: 'evidence.csv' },
  'article-copy': { of: 'article', name: 'index.md' },
  leaflet: { of: 'article', name: 'leaflet/' },
  'claim-copy': { of: 'claim', name: 'index.md' },
  'outcome-data': { of: 'claim', name: 'outcomes.csv' },
  'claim-card': { of: 'claim', name: 'card/' },
  'claim-oembed': { of: 'claim', name: 'oembed.json' },
  'article-picture': { of: 'article', name: 'social.png' },
  'claim-picture': { of: 'claim', name: 'social.png' },
  'topic-picture': { of: 'topic', name: 'social.png' },
} as const

function relativePath(target: Target): string {
  switch (target.to) {
    case 'home':
      return ''
    case 'articles':
    case 'claims':
    case 'claimants':
    case 'references':
    case 'search':
    case 'feeds':
    case 'corrections':
    case 'data':
      return `${target.to}/`
    case 'digests':
      return 'digest/'
    case 'digest':
      return `digest/${target.month}${target.format === 'html' ? '/' : `.${target.format}`}`
    case 'feed':
      return `${relativePath(target.of)}${target.archive === undefined ? '' : `archive/${target.archive}/`}${target.file}`
    case 'list-page':
      return `${relativePath(target.of)}page/${target.page}/`
    case 'file':
      return target.path.replace(/^\//, '')
    case 'reference-file':
      return `references/${encodePath(target.id)}.${target.ending}`
    case 'article-file':
      return `articles/${encodePath(target.id)}/cite.${target.ending}`
    case 'article-sources-file':
      return `articles/${encodePath(target.id)}/references.${target.ending}`
    case 'article-download':
      return `articles/${encodePath(target.id)}/${encodePath(target.path)}`
    case 'chart-data':
      return `articles/${encodePath(target.id.replace(/\.yaml$/, ''))}.csv`
    case 'evidence-data':
    case 'article-copy':
    case 'leaflet':
    case 'claim-copy':
    case 'outcome-data':
    case 'claim-card':
    case 'claim-oembed':
    case 'article-picture':
    case 'claim-picture':
    case 'topic-picture':
      return `${folders[parts[target.to].of]}/${encodePath(target.id)}/${parts[target.to].name}`
    case 'home-picture':
      return 'social.png'
    case 'page':
      return `${encodePath(target.id)}/`
    default:
      return `${folders[target.to]}/${encodePath(target.id)}/`
  }
}
