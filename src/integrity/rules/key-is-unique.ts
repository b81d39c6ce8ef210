import { relative } from 'node:path'

import type { SourceRecord } from '../../reading/record.ts'
import { defineRule } from '../rule.ts'

import { spotOfKey } from '../key-place.ts'

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
  check({ publication, pointAt }) {
    const records = [...publication.records.references, ...publication.records.searches]
    const first = new Map<string, SourceRecord>()
    const duplicates = records.sort(byRank).flatMap((record) => {
      const earlier = first.get(record.id.toLowerCase())
      if (!earlier) {
        first.set(record.id.toLowerCase(), record)
        return []
      }
      return {
        ...spotOfKey(record, pointAt),
        message:
          record.id === earlier.id
            ? `The citation key \`${record.id}\` is already used at ${whereIs(earlier)}.`
            : `The citation key \`${record.id}\` differs only in case from \`${earlier.id}\` (${whereIs(earlier)}).`,
        hint: 'If both are the same source, remove this one. If not, rename it and correct its citations.',
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
          ...spotOfKey(record, pointAt),
          message: `The page of \`${record.id}\` and a file of \`${owner.id}\` (${whereIs(owner)}) have the same address: /references/${path}.`,
          hint: 'Rename one of them and correct its citations.',
        }
      }),
    ]
  },
})

/**
 * Compares sources so that the last one of a key is reported: first those with a file of their own, which is named after
 * the key, then those in collections, which are often imported; both by the path of the file. The order in which files are
 * read does not matter.
 */
function byRank(one: SourceRecord, other: SourceRecord): number {
  const rank = ({ format }: SourceRecord) => (format === 'yaml' ? 0 : 1)
  return (
    rank(one) - rank(other) ||
    (one.file < other.file ? -1 : Number(one.file > other.file)) ||
    one.place.line - other.place.line ||
    one.place.column - other.place.column
  )
}

/** Returns every folder in the path of a key, and the key itself: `a` and `a/b` for `a/b`. */
function pathsTo(key: string): string[] {
  const parts = key.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function whereIs({ file, place }: SourceRecord): string {
  return `${relative('', file)}:${place.line}`
}
