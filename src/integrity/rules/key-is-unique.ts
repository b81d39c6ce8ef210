import { relative } from 'node:path'
import { defineRule } from '../rule.ts'

import type { SourceRecord } from '../../reading/record.ts'

/** The extensions of the files that the site publishes for each source. */
const endings = ['bib', 'json', 'ris']

/**
 * References and searches share one namespace of citation keys, which ignores case, and the page of a source does not have
 * the address of another source's file.
 */
export const keyIsUnique = defineRule({
  name: 'key-is-unique',
  holds: 'A citation key belongs to one source, regardless of case.',
  severity: 'error',
  fixed: true,
  check({ publication }) {
    const records = [...publication.records.references, ...publication.records.searches]
    const first = new Map<string, SourceRecord>()
    const duplicates = records.flatMap((record) => {
      const earlier = first.get(record.id.toLowerCase())
      if (!earlier) {
        first.set(record.id.toLowerCase(), record)
        return []
      }
      return {
        place: record.place,
        message: `The citation key \`${record.id}\` is already used: \`${earlier.id}\` is at ${whereIs(earlier)}.`,
        hint: 'If both are the same source, remove one. If not, rename one and correct its citations.',
      }
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
        return {
          place: record.place,
          message: `The page of \`${record.id}\` and a file of \`${owner.id}\` (${whereIs(owner)}) have the same address: /references/${path}.`,
          hint: 'Rename one of them and correct its citations.',
        }
      }),
    ]
  },
})

/** Returns every folder in the path of a key, and the key itself: `a` and `a/b` for `a/b`. */
function pathsTo(key: string): string[] {
  const parts = key.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function whereIs({ file, place }: SourceRecord): string {
  return `${relative('', file)}:${place.line}`
}
