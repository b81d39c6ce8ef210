/**
 * Rounds away the digits that binary floating point adds to the result of a calculation with decimal numbers.
 *
 * @example toDecimal(0.07 * 100) // => 7
 */
export function toDecimal(value: number): number {
  return Number(value.toPrecision(12))
}
