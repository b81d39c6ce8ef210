/** Reads the authors in an export of WordPress: its users, and those of the plugin Co-Authors Plus. */

import type { XmlElement } from '@rgrove/parse-xml'

import type { Note } from '../old-post.ts'
import { childrenOf, metaIn, plainText, textIn } from './elements.ts'

/** Authors by their names in the export, in the form of front matter. */
export type KnownAuthors = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Reads the users of a blog by their logins, and its guest authors by their logins and the names in their addresses. */
export function readAuthors(channel: XmlElement): KnownAuthors {
  const users = childrenOf(channel, 'wp:author').map((user): [string, Record<string, string>] => [
    textIn(user, 'wp:author_login'),
    {
      name: plainText(textIn(user, 'wp:author_display_name')),
      first_name: textIn(user, 'wp:author_first_name'),
      last_name: textIn(user, 'wp:author_last_name'),
    },
  ])
  const guests = childrenOf(channel, 'item')
    .filter((item) => textIn(item, 'wp:post_type') === 'guest-author')
    .flatMap((item): [string, Record<string, string>][] => {
      const guest = {
        name: plainText(metaIn(item, 'cap-display_name') || textIn(item, 'title')),
        first_name: metaIn(item, 'cap-first_name'),
        last_name: metaIn(item, 'cap-last_name'),
        bio: plainText(metaIn(item, 'cap-description')),
        url: metaIn(item, 'cap-website'),
      }
      const names = [metaIn(item, 'cap-user_login'), textIn(item, 'wp:post_name')]
      return names.filter((name) => name !== '').map((name) => [name, guest])
    })
  return Object.fromEntries([...users, ...guests])
}

/**
 * Returns the names of the authors of a post, as they are in the export. Co-Authors Plus keeps them as categories; the
 * creator is then only the user who entered the text.
 */
export function authorsOf(
  item: XmlElement,
  known: KnownAuthors,
): { authors: string[]; notes: Note[] } {
  const notes: Note[] = []
  const authors = childrenOf(item, 'category')
    .filter(({ attributes }) => attributes['domain'] === 'author')
    .map(({ text, attributes: { nicename = '' } }) => {
      const written = text.trim()
      const found = findAuthor([written, nicename, nicename.replace(/^cap-/, '')], known)
      if (found !== undefined) return found
      const message = `The export does not contain the author \`${written}\`. Correct the name of the new person.`
      notes.push({ message })
      return written
    })
  return authors.length > 0 ? { authors, notes } : { authors: [textIn(item, 'dc:creator')], notes }
}

/** A category has the login of an author, or the name that readers see. A name in an address has no full stops and accents, so names are also compared without them. */
function findAuthor(names: readonly string[], known: KnownAuthors): string | undefined {
  const exact = names.find((name) => Object.hasOwn(known, name))
  if (exact !== undefined) return exact
  const shown = Object.entries(known).find(([, { name = '' }]) => names.includes(name))
  if (shown) return shown[0]
  const plain = new Set(names.map(lettersOf).filter((each) => each !== ''))
  const similar = Object.keys(known).filter((login) => plain.has(lettersOf(login)))
  return similar.length === 1 ? similar[0] : undefined
}

function lettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
