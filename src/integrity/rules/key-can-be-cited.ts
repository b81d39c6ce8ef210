import type { Check } from '../check.ts'

import { isCitableKey } from '../../citations/grammar.ts'
import { fits } from './name-fits-address.ts'

/** A citation key can be written in a citation: letters, digits and single punctuation characters inside. */
export const keyCanBeCited: Check = ({ publication }) =>
  [...publication.records.references, ...publication.records.searches].flatMap(({ id, place }) =>
    // What does not even fit an address is another rule's to report.
    isCitableKey(id) || !fits(id)
      ? []
      : [
          {
            rule: 'key-can-be-cited' as const,
            place,
            message: `The citation key \`${id}\` cannot be written in a citation.`,
            hint: 'Start it with a letter or a digit, and put at most one of `: . $ & - + < > ~ / _` between two of them.',
          },
        ],
  )
