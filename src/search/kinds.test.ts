import { expect, test } from 'vitest'

import { kindOf, letterOf } from './kinds.ts'

test('the name of a page in the index says its kind', () => {
  for (const kind of [
    'Article',
    'Claim',
    'Explainer',
    'Page',
    'Person',
    'Rating',
    'Reference',
    'Topic',
  ])
    expect(kindOf(`en-gb_${letterOf(kind)}90205b8`)).toBe(kind)
  expect(kindOf(`en_${letterOf(undefined)}90205b8`)).toBe('')
})
