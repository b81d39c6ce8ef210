/** Reads an export of WordPress: WXR, an extension of RSS 2.0 (WordPress, "Tools Export Screen"). */

import { parseXml, type XmlDocument, XmlElement, XmlError } from '@rgrove/parse-xml'

import type { OldBlog, OldPost } from './old-post.ts'

/**
 * Reads the posts of an export. Pages, menus, attachments and comments are left out.
 *
 * @param source the XML
 * @param file its name, for messages
 */
export function readExport(source: string, file: string): OldBlog {
  const none = { kind: 'wordpress' as const, settings: { permalinks: {}, authors: {} }, posts: [] }
  let document: XmlDocument
  try {
    // XML 1.0 forbids control characters, but WordPress exports them.
    // oxlint-disable-next-line no-control-regex
    document = parseXml(source.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, ''))
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    const { line, column } = error
    const message = `This is not valid XML: ${error.excerpt.trim() === '' ? 'the file is incomplete' : `look at \`${error.excerpt.trim().slice(0, 60)}\``}.`
    return { ...none, leftOut: [], problems: [{ file, line, column, message }] }
  }
  const [channel] = document.root ? childrenOf(document.root, 'channel') : []
  if (!channel) {
    const message = 'This is not an export of WordPress: it contains no channel.'
    return { ...none, leftOut: [], problems: [{ file, line: 1, column: 1, message }] }
  }
  const leftOut: OldBlog['leftOut'] = []
  const posts: OldPost[] = []
  for (const item of childrenOf(channel, 'item')) {
    const type = textIn(item, 'wp:post_type')
    const state = textIn(item, 'wp:status')
    const title = textIn(item, 'title')
    if (type === 'page')
      leftOut.push({ file: `${file}: “${title}”`, reason: 'it is a page, not a post with a date' })
    if (type !== 'post' || state === 'trash' || state === 'auto-draft') continue
    posts.push(postOf(item, file))
  }
  const origin = textIn(channel, 'wp:base_blog_url').replace(/\/+$/, '')
  return {
    kind: 'wordpress',
    settings: {
      ...(URL.canParse(origin) && { origin }),
      permalinks: {},
      authors: Object.fromEntries(
        childrenOf(channel, 'wp:author').map((author) => [
          textIn(author, 'wp:author_login'),
          {
            name: textIn(author, 'wp:author_display_name'),
            first_name: textIn(author, 'wp:author_first_name'),
            last_name: textIn(author, 'wp:author_last_name'),
          },
        ]),
      ),
    },
    posts,
    leftOut,
    problems: [],
  }
}

/** An address with the number of a post, which WordPress also gives to drafts. */
const shortAddress = /[?&]p=\d+/

function postOf(item: XmlElement, file: string): OldPost {
  const title = textIn(item, 'title')
  const slug = textIn(item, 'wp:post_name')
  const link = textIn(item, 'link')
  const guid = textIn(item, 'guid')
  const written = [textIn(item, 'wp:post_date'), textIn(item, 'pubDate')]
  const terms = childrenOf(item, 'category').filter(({ attributes }) =>
    /^(?:category|post_tag)$/.test(attributes['domain'] ?? ''),
  )
  return {
    file: `${file}: “${title}”`,
    name: decoded(slug) || title,
    fields: {
      title,
      date: written.find((each) => each !== '' && !each.startsWith('0000')),
      author: textIn(item, 'dc:creator'),
      tags: terms.map((term) => term.text.trim()),
      excerpt: textIn(item, 'excerpt:encoded').replaceAll(/<[^>]*>/g, ''),
      // A draft has no address yet, only `?p=` and its number.
      ...(shortAddress.test(link) ? {} : { link }),
      // The address with its number, which never changes, is in use beside the other.
      ...(!shortAddress.test(link) && shortAddress.test(guid) && { aliases: [guid] }),
      status: textIn(item, 'wp:status'),
    },
    text: textIn(item, 'content:encoded'),
    form: 'html',
    isDraft: textIn(item, 'wp:status') !== 'publish',
  }
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}

function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  )
}

function textIn(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text.trim() ?? ''
}
