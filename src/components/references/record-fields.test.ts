import { expect, test } from 'vitest'

import { wordsIn } from '../../messages/words.ts'
import { cslFields } from '../../references/csl.ts'
import { kindOf, recordFields, unrecorded } from './record-fields.ts'
import { dateFields, nameFields, textFields } from './record-order.ts'

test('every CSL field has a place or is left out on purpose', () => {
  expect([...nameFields, ...textFields, ...dateFields, ...unrecorded].sort()).toEqual(
    [...cslFields].sort(),
  )
})

test('a record has readable labels and values', () => {
  const fields = recordFields(
    {
      id: 'berg2020',
      type: 'article-journal',
      title: 'On cells',
      author: [
        { family: 'Berg', given: 'Anna', 'non-dropping-particle': 'van den', suffix: 'Jr.' },
        { literal: 'World Health Organization' },
      ],
      editor: [{ family: 'Smith', given: 'J.' }],
      'container-title': 'Nature',
      issued: { 'date-parts': [[2020, 6]] },
      accessed: { 'date-parts': [[2021, 1, 2]] },
      page: '3-9',
      DOI: '10.1000/x',
      URL: 'https://doi.org/10.1000/x',
      PMID: 'not a number',
    },
    wordsIn('en-GB'),
  )
  expect(fields.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'Authors: Anna van den Berg Jr. and World Health Organization',
    'Editor: J. Smith',
    'Kind: Journal article',
    'Date: June 2020',
    'Published in: Nature',
    'Pages: 3–9',
    'PMID: not a number',
    'Accessed: 2 January 2021',
  ])
})

test.each([
  ['article-journal', 'Journal article'],
  ['webpage', 'Web page'],
  ['post-weblog', 'Blog post'],
  ['legal_case', 'Legal case'],
  ['review-book', 'Book review'],
] as const)('%s is a %s', (type, name) => {
  expect(kindOf({ type }, wordsIn('en'))).toBe(name)
  expect(kindOf({ type, genre: 'Preprint' }, wordsIn('de'))).toBe('Preprint')
})
