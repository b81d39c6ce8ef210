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

/** The form of an ORCID iD: four groups of four digits, the last of which may be an X ("Structure of the ORCID Identifier"). */
export const orcidForm = /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/

/**
 * Says what is wrong with a text that does not have the form of an ORCID iD, as the end of a sentence: with the iD that is
 * meant, if its check digit fits, or with an example.
 *
 * @example orcidProblem('https://orcid.org/0000000218250097') // => 'is not an ORCID iD; write 0000-0002-1825-0097'
 */
export function orcidProblem(written: string): string {
  const characters = written
    .normalize('NFKC')
    .replace(/^.*orcid\.org\/+/i, '')
    .replace(/^\s*orcid(?:\s*id)?\s*:?/i, '')
    .replace(/[\s\p{Pd}\p{Cf}./]/gu, '')
    .toUpperCase()
  // YAML reads an iD without hyphens as a number, which has no zeros before it.
  const digits = /^\d{8,15}[\dX]$/.test(characters) ? characters.padStart(16, '0') : ''
  const orcid = digits.replace(/(.{4})(?=.)/g, '$1-')
  return orcidForm.test(orcid) && orcidCheckDigit(orcid) === orcid.slice(-1)
    ? `is not an ORCID iD; write ${orcid}`
    : 'is not an ORCID iD; write it as 0000-0002-1825-0097'
}
