/** ORCID iDs. */

/**
 * Works out the check digit of an ORCID iD from its other digits (ISO/IEC 7064, MOD 11-2).
 *
 * @param orcid an iD of the right form, `0000-0002-1825-0097`
 * @example orcidCheckDigit('0000-0002-1825-0097') // => '7'
 */
export function orcidCheckDigit(orcid: string): string {
  const digits = orcid.replaceAll('-', '').slice(0, -1)
  const total = Array.from(digits, Number).reduce((sum, digit) => (sum + digit) * 2, 0)
  const expected = (12 - (total % 11)) % 11
  return expected === 10 ? 'X' : String(expected)
}
