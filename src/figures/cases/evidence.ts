/** Studies of every kind of finding, in the order in which a claim lists them. */

import type { Claim } from '../../claims/schema.ts'

export type Study = Claim['evidence'][number]

export const evidence: Study[] = [
  {
    reference: 'whittle2025',
    design: 'Systematic review',
    participants: 1341,
    finding: 'supports',
  },
  { reference: 'wiggers2021', design: 'Systematic review', participants: 408, finding: 'supports' },
  { reference: 'mautner2023', design: 'Randomised trial', participants: 480, finding: 'opposes' },
  {
    reference: 'bastos2020',
    design: 'Randomised trial',
    participants: 47,
    finding: 'inconclusive',
  },
  { reference: 'hartnett2021', design: 'Case reports', participants: 20, finding: 'harm' },
  { reference: 'manion2020', design: 'Animal study', finding: 'supports' },
]
