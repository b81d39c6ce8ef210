import { relative } from 'node:path'
import { defineRule } from '../rule.ts'

import type { Problem, RuleContext } from '../rule.ts'
import type { SourceRecord } from '../../reading/record.ts'

/** The endings of the files beside the page of a source. */
const endings = ['bib', 'json', 'ris']

/**
 * References and searches share one namespace of citation keys, compared without case, and no page takes the place of
 * another's file.
 */
export const keyIsUnique = defineRule({
  name: 'key-is-unique',
  holds: 'A citation key belongs to one source, compared without case.',
  severity: 'error',
  fixed: true,
  check,
})

function check({ publication }: RuleContext): Problem[] {
  const records = [...publication.records.references, ...publication.records.searches]
  const first = new Map<string, SourceRecord>()
  const duplicates = records.flatMap((record) => {
    const earlier = first.get(record.id.toLowerCase())
    if (!earlier) {
      first.set(record.id.toLowerCase(), record)
      return []
    }
    return [
      {
        place: record.place,
        message: `The citation key \`${record.id}\` is taken already: \`${earlier.id}\` is at ${whereIs(earlier)}.`,
        hint: 'If both are one source, remove one; if not, give one another key and correct its citations.',
      },
    ]
  })
  const files = new Map<string, SourceRecord>(
    [...first].flatMap(([key, record]) =>
      endings.map((ending) => [`${key}.${ending}`, record] as const),
    ),
  )
  return [
    ...duplicates,
    ...[...first.values()].flatMap((record) => {
      const path = pathsTo(record.id).find((each) => files.has(each.toLowerCase()))
      const owner = path === undefined ? undefined : files.get(path.toLowerCase())
      if (!owner) return []
      return [
        {
          place: record.place,
          message: `The page of \`${record.id}\` needs the address of a file of \`${owner.id}\` (${whereIs(owner)}): /references/${path}.`,
          hint: 'Give one of them another key and correct its citations.',
        },
      ]
    }),
  ]
}

/** A key, and before it every key that is a folder on its path: `a/b` has `a` and `a/b`. */
function pathsTo(key: string): string[] {
  const parts = key.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function whereIs({ file, place }: SourceRecord): string {
  return `${relative('', file)}:${place.line}`
}
