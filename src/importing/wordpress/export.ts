/** Reads an export of WordPress: WXR, an extension of RSS 2.0 (WordPress, "Tools Export Screen"). */

import { parseXml, type XmlDocument, XmlElement, XmlError } from '@rgrove/parse-xml'

import type { OldBlog, OldPost } from '../old-post.ts'

import { tagOf } from '../translations.ts'
import { authorsOf, type KnownAuthors, readAuthors } from './authors.ts'
import { withReusableBlocks } from './blocks.ts'
import { childrenOf, metaIn, plainText, textIn } from './elements.ts'
import {
  type Attachments,
  coverOf,
  descriptionOf,
  formerAddressesOf,
  notesOn,
  readAttachments,
} from './fields.ts'
import { withFootnotes } from './footnotes.ts'

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
  const home = textIn(channel, 'wp:base_blog_url').replace(/\/+$/, '')
  const authors = readAuthors(channel)
  const language = tagOf(textIn(channel, 'language'))
  const surroundings = {
    file,
    home,
    authors,
    attachments: readAttachments(channel),
    blocks: readBlocks(channel),
  }
  const leftOut: OldBlog['leftOut'] = []
  const posts: OldPost[] = []
  for (const item of childrenOf(channel, 'item')) {
    const kept = isKept(item)
    if (kept === true) posts.push(postOf(item, surroundings))
    else if (kept !== false) {
      leftOut.push({ file: `${file}: “${plainText(textIn(item, 'title'))}”`, reason: kept.reason })
    }
  }
  return {
    kind: 'wordpress',
    settings: {
      ...(URL.canParse(home) && { origin: new URL(home).origin }),
      ...(language !== undefined && { language }),
      permalinks: {},
      authors,
    },
    posts,
    leftOut,
    problems: [],
  }
}

/** The types of WordPress itself that are no texts (WordPress, `create_initial_post_types`), and people (Co-Authors Plus). */
const internalTypes =
  /^(?:attachment|custom_css|customize_changeset|guest-author|nav_menu_item|oembed_cache|revision|user_request|wp_.*)$/

/**
 * Returns whether an item is a text to import, or the reason if it is left out and a person should know that. Plugins add
 * types of their own, for articles and for much else; those of articles have addresses like posts.
 */
function isKept(item: XmlElement): boolean | { reason: string } {
  const type = textIn(item, 'wp:post_type')
  const state = textIn(item, 'wp:status')
  if (internalTypes.test(type) || state === 'trash' || state === 'auto-draft') return false
  if (type === 'post') return true
  if (type === 'page') return { reason: 'it is a page, not a post with a date' }
  const of = `its type is \`${type}\`, and it has no`
  if (textIn(item, 'content:encoded') === '') return { reason: `${of} text` }
  const link = textIn(item, 'link')
  const hasAddress = URL.canParse(link) && new URL(link).pathname !== '/' && !link.includes('?')
  return hasAddress ? true : { reason: `${of} address of its own` }
}

/** An address with the number of a post, which WordPress also gives to drafts. */
const shortAddress = /[?&]p=\d+/

/** What the export says about all its posts. */
interface Surroundings {
  file: string
  home: string
  authors: KnownAuthors
  attachments: Attachments
  /** The texts of the reusable blocks, by their number. */
  blocks: ReadonlyMap<string, string>
}

function postOf(item: XmlElement, surroundings: Surroundings): OldPost {
  const { file, home } = surroundings
  const id = textIn(item, 'wp:post_id')
  const title = plainText(textIn(item, 'title'))
  // Polylang keeps the language and the translations as categories.
  const language = tagOf(categoryIn(item, 'language'))
  const translationGroup = categoryIn(item, 'post_translations')
  const content = withReusableBlocks(textIn(item, 'content:encoded'), surroundings.blocks)
  const { text, notes } = withFootnotes(content.text, metaIn(item, 'footnotes'))
  const read = fieldsOf(item, surroundings)
  return {
    file: `${file}: “${title}”`,
    name: decoded(textIn(item, 'wp:post_name')) || title,
    fields: { title, ...read.fields },
    text,
    form: 'html',
    isDraft: textIn(item, 'wp:status') !== 'publish',
    ...(id !== '' && { shortAddress: `${home}/?p=${id}` }),
    ...(language !== undefined && { language }),
    ...(translationGroup !== '' && { translationGroup }),
    notes: [...notesOn(item), ...read.notes, ...content.notes, ...notes],
  }
}

function fieldsOf(item: XmlElement, { authors, attachments }: Surroundings) {
  const link = textIn(item, 'link')
  const guid = textIn(item, 'guid')
  const isPublic = !shortAddress.test(link)
  const written = [textIn(item, 'wp:post_date'), textIn(item, 'pubDate')]
  const terms = childrenOf(item, 'category').filter(({ attributes }) =>
    /^(?:category|post_tag)$/.test(attributes['domain'] ?? ''),
  )
  const named = authorsOf(item, authors)
  const cover = coverOf(item, attachments)
  const fields = {
    date: written.find((each) => each !== '' && !each.startsWith('0000')),
    author: named.authors,
    tags: terms.map((term) => plainText(term.text)),
    ...descriptionOf(item),
    excerpt: plainText(textIn(item, 'excerpt:encoded')),
    // A draft has no address yet, only `?p=` and its number.
    ...(isPublic && { link }),
    // The address with its number, which never changes, is in use beside the other.
    aliases: isPublic
      ? [...(shortAddress.test(guid) ? [guid] : []), ...formerAddressesOf(item)]
      : [],
    status: textIn(item, 'wp:status'),
    ...cover.fields,
  }
  return { fields, notes: [...named.notes, ...cover.notes] }
}

/** Reads the reusable blocks (“patterns”) by their number. */
function readBlocks(channel: XmlElement): Map<string, string> {
  return new Map(
    childrenOf(channel, 'item')
      .filter((item) => textIn(item, 'wp:post_type') === 'wp_block')
      .map((item) => [textIn(item, 'wp:post_id'), textIn(item, 'content:encoded')]),
  )
}

/** Returns the name in addresses of the first category of a kind; empty if there is none. */
function categoryIn(item: XmlElement, domain: string): string {
  const found = childrenOf(item, 'category').find(
    ({ attributes }) => attributes['domain'] === domain,
  )
  return found?.attributes['nicename'] ?? ''
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}
