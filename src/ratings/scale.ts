import type { Rating } from './schema.ts'

/**
 * Whether a rating is on the scale from false to supported. A rating without a number is not, because neither missing
 * evidence nor a misleading use of facts is a middle value.
 */
export function isOnScale({ value }: Pick<Rating, 'value'>): boolean {
  return value !== undefined
}
