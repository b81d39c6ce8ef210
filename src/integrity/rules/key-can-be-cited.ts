import { isCitableKey } from '../../citations/grammar.ts'
import { adviceForKey, citableForm, reasonAgainstKey } from '../citation-key.ts'
import { spotOfKey } from '../key-place.ts'
import { defineRule } from '../rule.ts'
import { fitsAddress } from '../record-name.ts'

/** Every citation key can be written in a citation: it has letters, digits and single punctuation characters inside. */
export const keyCanBeCited = defineRule({
  name: 'key-can-be-cited',
  holds: 'Every citation key can be written in a citation.',
  severity: 'error',
  fixed: true,
  check: ({ publication, keys, pointAt }) =>
    [...publication.records.references, ...publication.records.searches].flatMap((record) => {
      const { id } = record
      // `name-fits-address` reports keys that cannot be part of an address.
      if (isCitableKey(id) || !fitsAddress(id)) return []
      const other = citableForm(id)
      const example =
        other === undefined || keys.has(other) ? '' : `Rename it, for example to \`${other}\`. `
      return {
        ...spotOfKey(record, pointAt),
        message: `The citation key \`${id}\` cannot be written in a citation: ${reasonAgainstKey(id)}.`,
        hint: `${example}${adviceForKey}`,
      }
    }),
})
