/** Reads the authors of old texts. */

import { partsFault } from '../people/name.ts'
import type { BlogSettings } from './old-post.ts'

import { textOf } from './old-values.ts'

/** An author of an old text. */
export interface OldAuthor {
  name: string
  given?: string
  family?: string
  bio?: string
  url?: string
}

/** Reads the authors that a text names, or else the author of the blog. */
export function readAuthors(
  values: readonly unknown[],
  { author, authors }: BlogSettings,
): OldAuthor[] {
  const found = values.flatMap((value) => authorsIn(value, authors))
  const all = found.length > 0 ? found : authorsIn(author, authors)
  return all.filter(({ name }, index) => all.findIndex((each) => each.name === name) === index)
}

/** Reads the authors in a value: a name, a short name that is known, or fields. */
export function authorsIn(value: unknown, known: Readonly<Record<string, unknown>>): OldAuthor[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => authorsIn(each, known))
  if (typeof value === 'object' && value !== null) {
    const {
      display_name: display,
      name,
      bio,
      url,
      uri,
      ...parts
    } = value as Record<string, unknown>
    const shown = textOf(display ?? name)
    const about = textOf(bio)
    const page = [url, uri].map(textOf).find((each) => /^https?:\/\/\S+$/i.test(each))
    return shown === ''
      ? []
      : [
          {
            name: shown,
            ...partsOf(shown, parts),
            ...(about !== '' && { bio: about }),
            ...(page !== undefined && { url: page }),
          },
        ]
  }
  const name = textOf(value)
  if (name === '') return []
  if (Object.hasOwn(known, name)) {
    const more = authorsIn(known[name], {})
    if (more.length > 0) return more
  }
  return [{ name }]
}

/** Returns the parts of a name, if an author has both and the name consists of them. */
function partsOf(
  name: string,
  { first_name: first, last_name: last }: Record<string, unknown>,
): Pick<OldAuthor, 'given' | 'family'> {
  const [given, family] = [textOf(first), textOf(last)]
  const isSplit = given !== '' && family !== ''
  return isSplit && !partsFault({ name, type: 'person', given, family }) ? { given, family } : {}
}
