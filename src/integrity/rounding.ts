/** How far rounding can move numbers as they are written. */

/**
 * Returns whether an interval contains its estimate, although they may be rounded to different digits: 0.9 is in 0.81 to
 * 0.89, because it may be 0.88.
 *
 * @param estimate the estimate, as written
 * @param interval its lower and its upper limit, as written
 */
export function containsRounded(estimate: string, [low, high]: readonly [string, string]): boolean {
  return (
    Number(estimate) >= Number(low) - roundingBetween(estimate, low) &&
    Number(estimate) <= Number(high) + roundingBetween(estimate, high)
  )
}

/** Returns half of the last digit of a number: how far it may be from the number before it was rounded. */
export function roundingOf(written: string): number {
  return 0.5 * 10 ** -decimalsOf(written)
}

/** Returns how many decimals a number is written with, as `0.50` or as JavaScript writes small numbers (`5e-7`). */
export function decimalsOf(written: string): number {
  const [digits = '', exponent = '0'] = written.toLowerCase().split('e')
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent))
}

function roundingBetween(one: string, other: string): number {
  if (decimalsOf(one) === decimalsOf(other)) return 0
  return Math.max(roundingOf(one), roundingOf(other)) + 1e-9
}
