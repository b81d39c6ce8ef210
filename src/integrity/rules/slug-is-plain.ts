import type { SourceRecord } from '../../reading/record.ts'
import { type RuleContext, defineRule } from '../rule.ts'

import { fitsAddress } from '../record-name.ts'
import { isTaken } from './page-address-is-free.ts'

/** The collections whose names are part of addresses. Citation keys have their own rules. */
const collections = ['claims', 'claimants', 'people', 'topics', 'ratings'] as const

/**
 * Names of records are part of addresses that readers type and share. Spaces get lost at the end of a line, capital
 * letters in speech, and other characters can be written in two ways (`&` and `%26`).
 */
export const slugIsPlain = defineRule({
  name: 'slug-is-plain',
  holds: 'The name of a record with an address has only lower-case letters, digits and hyphens.',
  severity: 'warning',
  check: (checked) =>
    recordsWithAddress(checked).flatMap(({ id, file, place, format }) => {
      // `name-fits-address` reports a name that cannot be part of an address at all.
      const reason = fitsAddress(id) ? reasonAgainst(id) : undefined
      if (reason === undefined) return []
      const plain = plainSlug(id)
      return {
        place: format === 'mdx' ? { file, line: 1, column: 1 } : place,
        message: `The name \`${id}\` contains ${reason}, but is part of an address.`,
        hint:
          plain === ''
            ? 'Rename the file, with only lower-case letters, digits and hyphens.'
            : `Rename it to \`${plain}\`, and correct the links to it${format === 'mdx' ? '' : ' and the fields that mention it'}.`,
        ...(plain === '' ? {} : { suggestion: plain }),
      }
    }),
})

function recordsWithAddress({
  articles,
  pages,
  publication: { records },
}: RuleContext): SourceRecord[] {
  return [
    ...articles.map(({ record }) => record),
    // `page-address-is-free` reports the others, which need another name.
    ...pages.map(({ record }) => record).filter(({ id }) => !isTaken(id)),
    ...collections.flatMap((collection) => records[collection]),
  ]
}

/** Returns what a name contains besides lower-case letters, digits, hyphens, slashes, dots and underscores. */
function reasonAgainst(id: string): string | undefined {
  if (/\s/.test(id)) return 'a space'
  const [sign] = /[^\p{L}\p{M}\p{N}\-_./]/u.exec(id) ?? []
  if (sign !== undefined) return `\`${sign}\``
  return id === id.toLowerCase() ? undefined : 'a capital letter'
}

/** @example plainSlug('Größe & Mass') // => 'größe-mass' */
function plainSlug(id: string): string {
  const plain = id
    .toLowerCase()
    .split('/')
    .map((part) =>
      part
        .replace(/['’]/g, '')
        .replace(/[^\p{L}\p{M}\p{N}_.]+/gu, '-')
        .replace(/^-+|-+$/g, ''),
    )
    .join('/')
  return plain.split('/').includes('') || reasonAgainst(plain) !== undefined ? '' : plain
}
