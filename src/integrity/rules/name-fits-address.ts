import { flawOfName } from '../record-name.ts'
import { spotOfKey } from '../key-place.ts'
import { defineRule } from '../rule.ts'

/** The name of a record can be part of an address and a path, so it contains no `..`, `?`, `#` or `%`. */
export const nameFitsAddress = defineRule({
  name: 'name-fits-address',
  holds: 'The name of every record can be part of an address.',
  severity: 'error',
  fixed: true,
  check: ({ publication: { records, texts }, pointAt }) =>
    [...Object.values(records), ...Object.values(texts)].flat().flatMap((record) => {
      const { id, place, format } = record
      // `slug-is-unique` reports a text without a name.
      const problem = id === '' ? undefined : flawOfName(id)
      if (!problem) return []
      return {
        ...(format === 'mdx' || format === 'markdown'
          ? { place: { ...place, line: 1, column: 1 } }
          : spotOfKey(record, pointAt)),
        message: `The name \`${shortened(id)}\` cannot be part of an address: ${problem.reason}.`,
        hint: problem.hint,
      }
    }),
})

/** Shortens a name for a message. */
function shortened(id: string): string {
  return id.length > 80 ? `${id.slice(0, 60)}…` : id
}
