/** Finds where the links within an old blog lead now. */

import { decodePercent } from '../shared/percent-encoding.ts'
import { pathOnHost, plainPath } from './old-addresses.ts'
import type { BlogSettings, OldPost } from './old-post.ts'
import { postScheme } from './blogs/template-tags.ts'

/** A text with the article that it becomes. */
export interface Target {
  post: Pick<OldPost, 'name' | 'day' | 'shortAddress'>
  slug: string
  /** Its old addresses. */
  paths: readonly string[]
}

/**
 * Returns a function that finds the article to which a link leads, by an old address or by the name of a file. The function
 * returns nothing for links that lead elsewhere, such as to the home page, a search or another site.
 */
export function linkTargets(
  texts: readonly Target[],
  { origin, base = '' }: Pick<BlogSettings, 'origin' | 'base'>,
): (address: string) => string | undefined {
  const bySlug = new Map<string, string>()
  for (const { post, slug, paths } of texts) {
    const { name, day, shortAddress } = post
    const short = shortAddress === undefined ? undefined : pathOnHost(shortAddress, origin)
    const keys = [
      ...[...paths, ...(short === undefined ? [] : [short])].map((path) => keysOf(path)[0]),
      name,
      ...(day === undefined ? [] : [`${day}-${name}`]),
    ]
    for (const key of keys) if (key !== undefined && !bySlug.has(key)) bySlug.set(key, slug)
  }
  return (address) => {
    const own = pathOnHost(address.replace(postScheme, ''), origin)
    const [, path = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(own ?? '') ?? []
    if (/^[a-z][a-z\d+.-]*:/i.test(path) || path === '') return undefined
    const isFile = address.startsWith(postScheme) || /\.(?:md|markdown|mdx)$/i.test(path)
    // Templates put the path of the blog in front of such addresses.
    const below = path.startsWith('/') && base !== '' ? keysOf(`${base}${path}`) : []
    const slug = [...keysOf(path), ...below, ...(isFile ? [fileName(path)] : [])]
      .map((key) => bySlug.get(key))
      .find((found) => found !== undefined)
    return slug === undefined ? undefined : `/articles/${slug}/${fragment}`
  }
}

/** A link to an article, with an identifier. */
const articleLinks = /(\]\(<?\/articles\/([^\s()<>#]+)\/#)([^\s()<>]+)/g

/**
 * Points the links of an imported text to the identifiers that headings of other imported texts have now.
 *
 * @param fragments the new identifiers by the old ones, by the slug of the text
 */
export function followFragments(
  text: string,
  fragments: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string {
  return text.replaceAll(articleLinks, (whole, start: string, slug: string, old: string) => {
    const found = fragments.get(slug)?.get(decodePercent(old))
    return found === undefined ? whole : `${start}${found}`
  })
}

/**
 * Returns the forms in which an address is looked up: with its whole query, with only the number of a post of WordPress, and
 * without the query, which trackers add to. The home page has none of its own.
 */
function keysOf(address: string): string[] {
  const [, path = '', query] = /^([^?]*)(?:\?(.*))?$/s.exec(address) ?? []
  const plain = plainPath(path)
  const number = /(?:^|&)(p=\d+)(?:&|$)/.exec(query ?? '')?.[1]
  return [
    ...(query ? [`${plain}?${query}`] : []),
    ...(number === undefined ? [] : [`${plain}?${number}`]),
    ...(plain === '' ? [] : [plain]),
  ]
}

function fileName(path: string): string {
  const last = path.split('/').findLast((each) => each !== '') ?? ''
  return last.replace(/\.(?:md|markdown|mdx)$/i, '')
}
