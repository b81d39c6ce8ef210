import { relative } from 'node:path'

import type { Check } from '../check.ts'

/** `articles/a.mdx` and `articles/a/index.mdx` would be one address, and so would `A` and `a` on some servers. */
export const slugIsUnique: Check = ({ articles, pages }) =>
  [articles, pages].flatMap((texts) => {
    const first = new Map<string, string>()
    return texts.flatMap(({ record }) => {
      const earlier = first.get(record.id.toLowerCase())
      first.set(record.id.toLowerCase(), earlier ?? relative('', record.file))
      if (earlier === undefined && record.id !== '') return []
      return [
        {
          rule: 'slug-is-unique' as const,
          place: { file: record.file, line: 1, column: 1 },
          message:
            earlier === undefined
              ? 'This text has no name of its own, and so no address.'
              : `The address \`${record.id}\` is taken already by ${earlier}.`,
          hint: 'Give the file, or the folder of an index.mdx, another name.',
        },
      ]
    })
  })
