import type { SourceRecord } from '../../reading/record.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { defineRule } from '../rule.ts'
import { fitsAddress } from '../record-name.ts'

/** The collections whose names are parts of addresses. Citation keys have forms of their own. */
const collections = ['claims', 'people', 'topics', 'ratings'] as const

/**
 * The names of records are addresses that readers type, quote and pass on: spaces are lost at the end of a line, capitals in
 * speech, and other signs are written in two ways (`&` and `%26`).
 */
export const slugIsPlain = defineRule({
  name: 'slug-is-plain',
  holds:
    'The name of a record that has an address consists of lower-case letters, digits and hyphens.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  return addressed(checked).flatMap(({ id, file, place, format }) => {
    // A name that cannot be part of an address at all is another rule's to report.
    const reason = fitsAddress(id) ? reasonAgainst(id) : undefined
    if (reason === undefined) return []
    const plain = plainSlug(id)
    return [
      {
        place: format === 'mdx' ? { file, line: 1, column: 1 } : place,
        message: `The name \`${id}\` contains ${reason}, and it is part of an address.`,
        hint:
          plain === ''
            ? 'Name the file with lower-case letters, digits and hyphens.'
            : `Name it \`${plain}\`, and correct the links to it${format === 'mdx' ? '' : ' and the fields that name it'}.`,
        ...(plain === '' ? {} : { suggestion: plain }),
      },
    ]
  })
}

function addressed({ articles, pages, publication: { records } }: RuleContext): SourceRecord[] {
  return [
    ...[...articles, ...pages].map(({ record }) => record),
    ...collections.flatMap((collection) => records[collection]),
  ]
}

/** What in a name is no lower-case letter, digit, hyphen, or slash, dot or underscore between them. */
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
