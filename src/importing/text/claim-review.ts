/** Reads what an old text says to search engines about the claim that it reviews (schema.org, `ClaimReview`). */

/**
 * Describes the reviews in a script in one line, so that a person can copy their claims and ratings.
 *
 * @param source JSON-LD
 * @returns an empty text if there is no review
 */
export function describeClaimReviews(source: string): string {
  let data: unknown
  try {
    data = JSON.parse(source)
  } catch {
    return source.includes('ClaimReview')
      ? `ClaimReview: ${source.replaceAll(/\s+/g, ' ').trim()}`
      : ''
  }
  const reviews = reviewsIn(data).map(describe)
  return reviews.length === 0 ? '' : `ClaimReview: ${reviews.join('; ')}`
}

function reviewsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(reviewsIn)
  if (typeof value !== 'object' || value === null) return []
  const fields = value as Record<string, unknown>
  const types = [fields['@type']].flat()
  return types.includes('ClaimReview') ? [fields] : Object.values(fields).flatMap(reviewsIn)
}

function describe({ claimReviewed, itemReviewed, reviewRating }: Record<string, unknown>): string {
  const { author, name } = fieldsOf(itemReviewed)
  const { alternateName, ratingValue, worstRating, bestRating } = fieldsOf(reviewRating)
  const claimants = [author]
    .flat()
    .map((each) => wordsOf(fieldsOf(each)['name'] ?? each))
    .filter((each) => each !== '')
  const [worst, best] = [wordsOf(worstRating), wordsOf(bestRating)]
  const scale = best === '' ? '' : ` on a scale from ${worst || '1'} to ${best}`
  const value = wordsOf(ratingValue)
  const ratings = [
    wordsOf(alternateName) && `“${wordsOf(alternateName)}”`,
    value && `${value}${scale}`,
  ].filter((each) => each !== '')
  const claim = wordsOf(claimReviewed) || wordsOf(name)
  return [
    `the claim “${claim}”`,
    ...(claimants.length > 0 ? [` by ${claimants.join(', ')}`] : []),
    ...(ratings.length > 0 ? [` has the rating ${ratings.join(', ')}`] : []),
  ].join('')
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value).replaceAll(/\s+/g, ' ').trim()
    : ''
}
