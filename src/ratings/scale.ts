import type { Rating } from './schema.ts'

/**
 * Tells whether a rating stands on the scale from false to supported. One without a number does not: no evidence, and
 * facts put misleadingly, are no middle values.
 */
export function isOnScale({ value }: Pick<Rating, 'value'>): boolean {
  return value !== undefined
}
