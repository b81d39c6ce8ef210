/** Identifiers of works and people: their forms, their check digits, and the addresses they have in their registers. */

import { decodePercent } from './percent-encoding.ts'

/** The last digit of an identifier as written, and as calculated from its other digits. */
export interface CheckDigit {
  given: string
  expected: string
}

/**
 * Removes what is often written before a DOI: `doi:`, or the address of its resolver, which may be percent-encoded.
 *
 * @example plainDoi('https://doi.org/10.1000/182') // => '10.1000/182'
 */
export function plainDoi(written: string): string {
  const text = written.trim()
  const address = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/+(?:doi:)?/i.exec(text)?.[0]
  if (address === undefined) return text.replace(/^(?:info:doi\/|doi:\s*)/i, '')
  return decodePercent(text.slice(address.length))
}

/**
 * Returns the address of a DOI at its resolver. Characters that have another meaning in an address are escaped: `%`, `"`,
 * `#`, `?`, spaces, brackets and the like (DOI Handbook, section 2.5.2.4).
 *
 * @param doi a DOI without anything before it
 */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURI(doi.toWellFormed()).replace(/[?#]/g, encodeURIComponent)}`
}

/** Finds the DOI in the address of a publisher or proxy, without the query and fragment. */
export function doiInAddress(address: string): string | undefined {
  const found = /^https?:\/\/[^/]+\/.*?(10\.\d{4,}(?:\.\d+)*\/[^\s?#]+)/i.exec(address)?.[1]
  return found && decodePercent(found)
}

/**
 * Checks whether a text is a DOI: `10.`, the number of a registrant, which full stops may divide, a slash, and any
 * printable characters (DOI Handbook, section 2.2).
 *
 * The number of an ISBN-A is 978 or 979, a full stop and the publisher's. A shortDOI (shortdoi.org) has none: `10/dvzd5z`.
 */
export function isDoi(text: string): boolean {
  return (
    /^10\.(?:\d{4,}|97[89](?=\.))(?:\.\d+)*\/[^\s\p{C}]+$/u.test(text) ||
    /^10\/[a-z0-9]{3,}$/i.test(text)
  )
}

/** Checks whether a text contains remains of LaTeX or HTML, which a DOI could contain but never does in practice. */
export function hasEscapes(text: string): boolean {
  return /[\\{}]|\$[<>]\$|&(?:lt|gt|amp);/i.test(text)
}

/** Checks whether a text is a PMID: up to eight digits without a leading zero (NLM, MEDLINE/PubMed Data Element PMID). */
export function isPmid(text: string): boolean {
  return /^[1-9]\d{0,7}$/.test(text)
}

/** Checks whether a text is a PMCID: PMC and a number (NLM, PMCID). */
export function isPmcid(text: string): boolean {
  return /^PMC[1-9]\d*$/i.test(text)
}

/** Checks whether a text is a number of ClinicalTrials.gov: NCT and eight digits. */
export function isNct(text: string): boolean {
  return /^NCT\d{8}$/i.test(text)
}

/** Trial registers, except ClinicalTrials.gov, whose numbers have a fixed count of digits after the name. */
export const trialRegisters: readonly { name: string; register: string; digits: number }[] = [
  { name: 'ISRCTN', register: 'the ISRCTN registry', digits: 8 },
  { name: 'ACTRN', register: 'the Australian New Zealand Clinical Trials Registry', digits: 14 },
  { name: 'DRKS', register: 'the German Clinical Trials Register', digits: 8 },
  { name: 'UMIN', register: 'the UMIN Clinical Trials Registry', digits: 9 },
]

/** Checks whether a text is the number of a trial in a register whose numbers have a name. */
export function isTrialNumber(text: string): boolean {
  const [, name, digits = ''] = /^([A-Z]+)(\d+)$/i.exec(text) ?? []
  const known = trialRegisters.find((each) => each.name === name?.toUpperCase())
  return isNct(text) || (known !== undefined && known.digits === digits.length)
}

/** Checks whether a text is the number of an eprint at arXiv, new or old (arXiv, "Understanding the arXiv identifier"). */
export function isArxivNumber(text: string): boolean {
  return /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/.test(text)
}

export function pmidAddress(pmid: string): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`
}

export function pmcidAddress(pmcid: string): string {
  return `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/`
}

export function nctAddress(nct: string): string {
  return `https://clinicaltrials.gov/study/${nct}`
}

/** Finds the PMID in an address of PubMed, new or old. */
export function pmidInAddress(address: string): string | undefined {
  const pubmed =
    /^https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed)\/(\d+)/i
  return pubmed.exec(address)?.[1]
}

/** Finds the PMCID in an address of PubMed Central, new or old. */
export function pmcidInAddress(address: string): string | undefined {
  const central =
    /^https?:\/\/(?:pmc\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov\/pmc)\/articles\/(PMC\d+)/i
  return central.exec(address)?.[1]
}

/** Finds the number of an eprint in an address of arXiv, of its page or its PDF. */
export function arxivInAddress(address: string): string | undefined {
  const found = /^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/([^?#]+)/i.exec(
    address,
  )?.[1]
  const number = found?.replace(/(?:\.pdf)?\/?$/i, '') ?? ''
  return isArxivNumber(number) ? number : undefined
}

/** Finds the number of a trial in an address of ClinicalTrials.gov. */
export function nctInAddress(address: string): string | undefined {
  const register = /^https?:\/\/(?:www\.|classic\.)?clinicaltrials\.gov\/[^?#]*\b(NCT\d{8})\b/i
  return register.exec(address)?.[1]
}

/**
 * Finds the ISBNs in a field, each as written. BibTeX and library catalogues put several into one field, with spaces or
 * commas between them and "(pbk.)" after them.
 */
export function isbnsIn(field: string): string[] {
  return writtenNumbers(field, 9, (digits) => digits.length >= (/^97[89]/.test(digits) ? 13 : 10))
}

/** Finds the ISSNs in a field, each as written. */
export function issnsIn(field: string): string[] {
  return writtenNumbers(field, 7, (digits) => digits.length >= 8)
}

/**
 * Calculates the check digit of an ISBN (ISO 2108): of ten digits modulo 11 with the weights 10 to 2, of thirteen modulo 10
 * with the weights 1 and 3.
 *
 * @returns `undefined` if the text does not have the form of an ISBN
 */
export function isbnCheckDigit(isbn: string): CheckDigit | undefined {
  const digits = withoutHyphens(isbn)
  if (/^\d{9}[\dX]$/.test(digits)) return checkDigit(digits, modulo11(digits))
  if (!/^97[89]\d{10}$/.test(digits)) return undefined
  const sum = weighted(digits, (at) => (at % 2 === 0 ? 1 : 3))
  return checkDigit(digits, (10 - (sum % 10)) % 10)
}

/**
 * Returns an ISBN as thirteen digits without hyphens, in which two forms of one number are equal. A text of another form is
 * returned in capitals and without its hyphens and spaces.
 *
 * @example isbn13('0-306-40615-2') // => '9780306406157'
 */
export function isbn13(isbn: string): string {
  const digits = withoutHyphens(isbn)
  if (!/^\d{9}[\dX]$/.test(digits)) return digits
  const stem = `978${digits.slice(0, -1)}`
  return stem + (isbnCheckDigit(`${stem}0`)?.expected ?? '')
}

/**
 * Calculates the check digit of an ISSN (ISO 3297): modulo 11 with the weights 8 to 2.
 *
 * @returns `undefined` if the text does not have the form of an ISSN
 */
export function issnCheckDigit(issn: string): CheckDigit | undefined {
  const digits = withoutHyphens(issn)
  return /^\d{7}[\dX]$/.test(digits) ? checkDigit(digits, modulo11(digits)) : undefined
}

/** Calculates a check digit with weights that fall to 2; 10 is written X. */
function modulo11(digits: string): number {
  const sum = weighted(digits, (at) => digits.length - at)
  return (11 - (sum % 11)) % 11
}

/** Adds up all digits but the last, each multiplied by its weight. */
function weighted(digits: string, weightAt: (at: number) => number): number {
  return Array.from(digits.slice(0, -1), Number).reduce(
    (sum, digit, at) => sum + digit * weightAt(at),
    0,
  )
}

function checkDigit(digits: string, expected: number): CheckDigit {
  return { given: digits.slice(-1), expected: expected === 10 ? 'X' : String(expected) }
}

/** Returns the digits of a number that is written in groups, without the hyphens or spaces between them. */
function withoutHyphens(text: string): string {
  return text.replace(/[\s\p{Pd}]/gu, '').toUpperCase()
}

/** Replaces each bracketed part of a text with a comma, inner brackets first. */
function withoutBrackets(text: string): string {
  const without = text.replace(/\([^()]*\)/g, ',')
  return without === text ? text : withoutBrackets(without)
}

/**
 * Splits a field into the numbers it contains. Spaces can separate both numbers and the groups of one number.
 *
 * @param alone from how many digits a word is a number of its own, valid or not
 * @param isWhole whether the digits of several groups make a complete number
 */
function writtenNumbers(
  field: string,
  alone: number,
  isWhole: (digits: string) => boolean,
): string[] {
  const unlabelled = withoutBrackets(field).replace(/\b(?:[ep]-?)?IS[BS]N(?:-1[03])?\b:?/gi, ',')
  return unlabelled.split(/[,;/|]/).flatMap((part) => {
    const numbers: string[] = []
    let groups: string[] = []
    const close = () => {
      if (groups.length > 0) numbers.push(groups.join(' '))
      groups = []
    }
    for (const word of part.split(/\s+/).filter(Boolean)) {
      const isAlone = withoutHyphens(word).length >= alone
      if (isAlone) close()
      groups.push(word)
      if (isAlone || isWhole(withoutHyphens(groups.join('')))) close()
    }
    close()
    return numbers
  })
}

/**
 * Calculates the check digit of an ORCID iD from its other digits (ISO/IEC 7064, MOD 11-2).
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
 * Describes what is wrong with a text that does not have the form of an ORCID iD, as the end of a sentence: with the
 * intended iD, if its check digit is right, or with an example.
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

/** Returns an ORCID iD as ORCID wants it displayed: the full address (ORCID, "iD display guidelines"). */
export function orcidAddress(orcid: string | undefined): string | undefined {
  return orcid && `https://orcid.org/${orcid}`
}
