import { expect, test } from 'vitest'

import { describeClaimReviews } from './claim-review.ts'

const review = {
  '@type': 'ClaimReview',
  claimReviewed: 'Tea cures  dengue',
  itemReviewed: { '@type': 'Claim', author: [{ name: 'A chain letter' }, { name: 'Doe' }] },
  reviewRating: { ratingValue: '1', bestRating: 5, alternateName: 'False' },
}
const described =
  'the claim “Tea cures dengue” by A chain letter, Doe has the rating “False”, 1 on a scale from 1 to 5'

test.each([
  [review, `ClaimReview: ${described}`],
  [{ '@graph': [{ '@type': 'Article' }, review] }, `ClaimReview: ${described}`],
  [
    [review, { '@type': ['ClaimReview'], claimReviewed: 'B' }],
    `ClaimReview: ${described}; the claim “B”`,
  ],
  [
    { '@type': 'ClaimReview', itemReviewed: { name: 'C' }, reviewRating: { ratingValue: 2 } },
    'ClaimReview: the claim “C” has the rating 2',
  ],
  [{ '@type': 'Article' }, ''],
  [null, ''],
])('%j', (data, text) => {
  expect(describeClaimReviews(JSON.stringify(data))).toBe(text)
})

test('a review that is no valid JSON is quoted', () => {
  expect(describeClaimReviews('{"@type": "ClaimReview",\n}')).toBe(
    'ClaimReview: {"@type": "ClaimReview", }',
  )
})
