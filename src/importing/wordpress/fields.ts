/** Reads what WordPress and its plugins keep in fields beside a post. */

import type { XmlElement } from '@rgrove/parse-xml'

import type { Note } from '../old-post.ts'
import { childrenOf, metaIn, metasIn, plainText, textIn } from './elements.ts'

/** The fields in which plugins keep the description for search engines (Yoast SEO, Rank Math, SEOPress, The SEO Framework). */
const descriptions = [
  '_yoast_wpseo_metadesc',
  'rank_math_description',
  '_seopress_titles_desc',
  '_genesis_description',
]

/**
 * Returns the description for search engines, or the fields with descriptions that contain variables such as `%%title%%`,
 * whose values are not in the export.
 */
export function descriptionOf(item: XmlElement): Record<string, string> {
  const written = descriptions
    .map((key) => [key, plainText(metaIn(item, key))] as const)
    .filter(([, text]) => text !== '')
  const hasVariables = (text: string) => /%[a-z_]+(?:\([^)]*\))?%/i.test(text)
  const [, description] = written.find(([, text]) => !hasVariables(text)) ?? []
  return description === undefined ? Object.fromEntries(written) : { description }
}

/** The pictures of an export, by the number of their items. */
export type Attachments = ReadonlyMap<string, Readonly<Record<string, string>>>

/** Reads the pictures: their address, and their alternative text and caption if they have them. */
export function readAttachments(channel: XmlElement): Attachments {
  return new Map(
    childrenOf(channel, 'item')
      .filter((item) => textIn(item, 'wp:post_type') === 'attachment')
      .map((item) => {
        const alt = plainText(metaIn(item, '_wp_attachment_image_alt'))
        const caption = plainText(textIn(item, 'excerpt:encoded'))
        const picture = {
          src: textIn(item, 'wp:attachment_url') || textIn(item, 'guid'),
          ...(alt !== '' && { alt }),
          ...(caption !== '' && { caption }),
        }
        return [textIn(item, 'wp:post_id'), picture]
      }),
  )
}

/** Returns the picture of a post in lists (“featured image”) for the comment of the draft: the export contains no files. */
export function coverOf(
  item: XmlElement,
  attachments: Attachments,
): { fields: Record<string, unknown>; notes: Note[] } {
  const number = metaIn(item, '_thumbnail_id')
  if (number === '' || number === '0') return { fields: {}, notes: [] }
  const cover = attachments.get(number)
  if (!cover) {
    const message = `Its featured image has the number ${number}, which is not in the export. To show it, add \`cover\`.`
    return { fields: {}, notes: [{ message }] }
  }
  const message = `Its featured image is \`${cover['src'] ?? ''}\`. To show it, put the file into the folder of the article and add \`cover\`.`
  return { fields: { cover }, notes: [{ message }] }
}

/** Returns the addresses of a post before its name was changed, if its name is the last part of its address. */
export function formerAddressesOf(item: XmlElement): string[] {
  const link = textIn(item, 'link')
  const name = textIn(item, 'wp:post_name')
  const start = link.lastIndexOf(name)
  if (name === '' || start < 1 || !/^(?:\.html?)?\/?$/.test(link.slice(start + name.length)))
    return []
  return metasIn(item, '_wp_old_slug')
    .filter((old) => old !== '' && old !== name)
    .map((old) => `${link.slice(0, start)}${old}${link.slice(start + name.length)}`)
}

/** What a person must know about a post that not everyone could read. */
const states: Readonly<Record<string, string>> = {
  private:
    'In WordPress, it was private. Before you publish it, make sure that everyone may read it.',
  pending: 'In WordPress, it was waiting for a review.',
}

/** Returns what a person must know before an item is published. */
export function notesOn(item: XmlElement): Note[] {
  const type = textIn(item, 'wp:post_type')
  const state = textIn(item, 'wp:status')
  const isProtected = textIn(item, 'wp:post_password') !== ''
  return [
    type === 'post' ? '' : `In WordPress, its type is \`${type}\`. Delete it if it is no article.`,
    isProtected
      ? 'It was protected by a password. Before you publish it, make sure that everyone may read it.'
      : '',
    (Object.hasOwn(states, state) ? states[state] : undefined) ?? '',
  ].flatMap((message) => (message === '' ? [] : [{ message }]))
}
