/** Studies of every kind of finding, in the order in which a claim lists them. */

import type { Claim } from '../../claims/schema.ts'

export type Study = Claim['evidence'][number]

export const evidence: Study[] = [
  {
    reference: 'whittle2025',
    design: 'Systematic review',
    designKind: 'systematic-review',
    participants: 1341,
    finding: 'supports',
  },
  {
    reference: 'wiggers2021',
    design: 'Systematic review',
    designKind: 'systematic-review',
    participants: 408,
    finding: 'supports',
  },
  {
    reference: 'mautner2023',
    designKind: 'randomised-trial',
    participants: 480,
    finding: 'opposes',
  },
  {
    reference: 'bastos2020',
    design: 'Randomised trial',
    designKind: 'randomised-trial',
    participants: 47,
    finding: 'inconclusive',
  },
  {
    reference: 'hartnett2021',
    design: 'Case reports',
    designKind: 'case-report',
    participants: 20,
    finding: 'harm',
  },
  { reference: 'manion2020', design: 'Animal study', designKind: 'animal', finding: 'supports' },
]
