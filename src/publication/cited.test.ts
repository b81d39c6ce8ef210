import { expect, test } from 'vitest'

import { chartSchema } from '../charts/schema.ts'
import { claimSchema } from '../claims/schema.ts'
import { referenceSchema } from '../references/schema.ts'
import { findCiters } from './cited.ts'

const claim = claimSchema.parse({
  statement: 'It works',
  rating: 'mixed',
  certainty: 'low',
  rationale: 'Few trials.',
  evidence: [
    { reference: 'lee2020', finding: 'supports', summary: 'As before @old2010.' },
    { reference: 'wu2021', finding: 'opposes', limits: 'Small @lee2020.' },
  ],
  outcomes: [
    {
      name: 'Pain',
      meaning: 'It fell.',
      sources: ['review2023'],
      results: [{ reference: 'wu2021', estimate: -1 }],
    },
  ],
})
const chart = chartSchema.parse({
  kind: 'timeline',
  title: 'The years',
  events: [{ date: '2020', label: 'A trial.', reference: 'lee2020' }],
})
const reference = referenceSchema.parse({
  type: 'article-journal',
  title: 'Cells',
  health: { kind: 'retracted', notice: 'notice2022' },
})

test('texts, evidence, fields of claims, charts and notices cite', () => {
  const citers = findCiters(
    {
      texts: [
        { as: 'article', id: 'knees', keys: ['lee2020', 'lee2020'], nocite: ['@wu2021'] },
        { as: 'page', id: 'methods', keys: ['old2010'] },
      ],
      claims: [['works', claim]],
      charts: [['knees/years.yaml', chart]],
      references: [['lee2020', reference]],
    },
    (markdown) => markdown.match(/(?<=@)\w+/g) ?? [],
  )
  expect(Object.fromEntries(citers)).toEqual({
    lee2020: [
      { as: 'article', id: 'knees' },
      { as: 'evidence', id: 'works' },
      { as: 'claim', id: 'works' },
      { as: 'chart', id: 'knees/years.yaml' },
    ],
    wu2021: [
      { as: 'article', id: 'knees' },
      { as: 'evidence', id: 'works' },
      { as: 'outcomes', id: 'works' },
    ],
    review2023: [{ as: 'outcomes', id: 'works' }],
    old2010: [
      { as: 'page', id: 'methods' },
      { as: 'claim', id: 'works' },
    ],
    notice2022: [{ as: 'notice', id: 'lee2020' }],
  })
})
