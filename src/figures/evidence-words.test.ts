import { expect, test } from 'vitest'

import { evidence, type Study } from './cases/evidence.ts'
import { evidenceLegend, evidenceTitle, tabulateEvidence } from './evidence-words.ts'
import { wordsIn } from '../messages/words.ts'

const words = wordsIn('en-GB')

test.each([
  [[480, 288], 'The area of each mark shows the number of participants.'],
  [
    [480, undefined],
    'The area of each mark shows the number of participants. A hollow mark means that the number is not known.',
  ],
  [[undefined], 'A hollow mark means that the number is not known.'],
  [
    [3, 1, 480],
    'The area of each mark shows the number of participants. All sources with fewer than 25 participants have the smallest mark.',
  ],
  [[3, 480], 'The area of each mark shows the number of participants.'],
])('the legend of %j', (participants, legend) => {
  const studies = participants.map((count): Study => ({
    reference: 'a',
    finding: 'mixed',
    ...(count === undefined ? {} : { participants: count }),
  }))
  expect(evidenceLegend(studies, words)).toBe(legend)
})

test.each([
  [[], 'randomised-trial', 'No study has been recorded'],
  [['supports'], 'randomised-trial', 'The one study recorded supports the claim'],
  [['mixed'], 'guideline', 'The one source recorded is mixed'],
  [['opposes', 'opposes'], 'randomised-trial', 'Both studies count against the claim'],
  [['harm', 'harm', 'harm'], undefined, 'All 3 sources show harm'],
  [
    ['supports', 'opposes', 'opposes'],
    'cohort',
    'Of 3 studies, 1 supports the claim and 2 count against it',
  ],
  [
    ['inconclusive', 'inconclusive', 'harm'],
    'guideline',
    'Of 3 sources, 2 are inconclusive and 1 shows harm',
  ],
  [
    ['opposes', 'mixed', 'inconclusive', 'harm', 'harm'],
    'randomised-trial',
    'Of 5 studies, 1 is mixed, 1 is inconclusive, 1 counts against the claim and 2 show harm',
  ],
] as [Study['finding'][], Study['designKind'], string][])(
  '%j is titled',
  (found, designKind, title) => {
    expect(
      evidenceTitle(
        found.map((finding) => ({
          reference: 'a',
          finding,
          ...(designKind ? { designKind } : {}),
        })),
        words,
      ),
    ).toBe(title)
  },
)

test('the table has the studies in the order of the map', () => {
  const { columns, rows } = tabulateEvidence(evidence.toReversed(), words)
  expect(columns).toEqual(['Source', 'Design', 'Finding', 'People'])
  expect(rows.map((row) => row.map(({ text }) => text).join(' | '))).toEqual([
    'whittle2025 | Systematic review | Supports it | 1,341',
    'wiggers2021 | Systematic review | Supports it | 408',
    'mautner2023 | Randomised trial | Counts against it | 480',
    'bastos2020 | Randomised trial | Inconclusive | 47',
    'hartnett2021 | Case reports | Shows harm | 20',
    'manion2020 | Animal study | Supports it | Not known',
  ])
  expect(rows[0]?.[0]?.reference).toBe('whittle2025')
})
