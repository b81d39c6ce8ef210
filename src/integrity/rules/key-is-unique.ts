import { relative } from 'node:path'

import type { Check } from '../check.ts'

/** References and searches share one namespace of citation keys, compared without case. */
export const keyIsUnique: Check = ({ publication }) => {
  const first = new Map<string, { id: string; where: string }>()
  return [...publication.records.references, ...publication.records.searches].flatMap((record) => {
    const earlier = first.get(record.id.toLowerCase())
    if (!earlier) {
      const where = `${relative('', record.file)}:${record.place.line}`
      first.set(record.id.toLowerCase(), { id: record.id, where })
      return []
    }
    return [
      {
        rule: 'key-is-unique' as const,
        place: record.place,
        message: `The citation key \`${record.id}\` is taken already: \`${earlier.id}\` stands at ${earlier.where}.`,
        hint: 'If both are one source, remove one; if not, give one another key and correct its citations.',
      },
    ]
  })
}
