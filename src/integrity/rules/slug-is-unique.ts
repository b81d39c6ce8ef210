import { relative } from 'node:path'

import type { SourceRecord } from '../../reading/record.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../issue.ts'

/** The collections of one file a record, apart from those whose names are citation keys. */
const collections = ['claims', 'people', 'topics', 'ratings', 'charts'] as const

/**
 * `articles/a.mdx` and `articles/a/index.mdx` would be one address, and so would `A` and `a` on some servers, and a name
 * that is written in two Unicode forms.
 */
export const slugIsUnique: Check = ({ articles, pages, publication }) => [
  ...[articles, pages].flatMap((texts) =>
    duplicates(
      texts.map(({ record }) => record),
      'Give the file, or the folder of an index.mdx, another name.',
    ),
  ),
  ...collections.flatMap((collection) =>
    duplicates(publication.records[collection], 'Give the file another name.'),
  ),
]

function duplicates(records: readonly SourceRecord[], hint: string): Finding[] {
  const first = new Map<string, string>()
  return records.flatMap(({ id, file }): Finding[] => {
    const earlier = first.get(id.toLowerCase())
    first.set(id.toLowerCase(), earlier ?? relative('', file))
    if (earlier === undefined && id !== '') return []
    return [
      {
        rule: 'slug-is-unique',
        place: { file, line: 1, column: 1 },
        message:
          earlier === undefined
            ? 'This text has no name of its own, and so no address.'
            : `The address \`${id}\` is taken already by ${earlier}.`,
        hint,
      },
    ]
  })
}
