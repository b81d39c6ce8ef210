/** The forms of the identifiers of sources, and their check digits. */

import { decodePercent } from '../shared/percent-encoding.ts'

/** The last digit of an identifier as it stands, and as its other digits ask for it. */
export interface CheckDigit {
  given: string
  expected: string
}

/**
 * Takes off what is often written before a DOI: `doi:`, or the address of its resolver, which may be percent-encoded.
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
 * Writes the address at which a DOI leads to its source, with the characters escaped that mean something else in an address
 * (DOI Handbook, section 2.5.2.4): `%`, `"`, `#`, `?`, spaces, brackets and the like.
 *
 * @param doi a DOI without anything before it
 */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURI(doi.toWellFormed()).replace(/[?#]/g, encodeURIComponent)}`
}

/** Finds the DOI in the address of a publisher or proxy; the query and fragment are not part of it. */
export function doiInAddress(address: string): string | undefined {
  const found = /^https?:\/\/[^/]+\/.*?(10\.\d{4,}(?:\.\d+)*\/[^\s?#]+)/i.exec(address)?.[1]
  return found && decodePercent(found)
}

/**
 * Tells whether a text is a DOI: `10.`, the number of a registrant, which full stops may divide, a slash, and any
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

/** Tells whether a text has remains of LaTeX or HTML, which a DOI may hold in theory and never does. */
export function hasEscapes(text: string): boolean {
  return /[\\{}]|\$[<>]\$|&(?:lt|gt|amp);/i.test(text)
}

/** Tells whether a text is a PMID: up to eight digits without a leading zero (NLM, MEDLINE/PubMed Data Element PMID). */
export function isPmid(text: string): boolean {
  return /^[1-9]\d{0,7}$/.test(text)
}

/** Tells whether a text is a PMCID: PMC and a number (NLM, PMCID). */
export function isPmcid(text: string): boolean {
  return /^PMC[1-9]\d*$/i.test(text)
}

/** Tells whether a text is a number of ClinicalTrials.gov: NCT and eight digits. */
export function isNct(text: string): boolean {
  return /^NCT\d{8}$/i.test(text)
}

/**
 * Finds the ISBNs in a field, each as it is written: BibTeX and library catalogues put several into one, with spaces or
 * commas between them and "(pbk.)" after them.
 */
export function isbnsIn(field: string): string[] {
  return writtenNumbers(field, 9, (digits) => digits.length >= (/^97[89]/.test(digits) ? 13 : 10))
}

/** Finds the ISSNs in a field, each as it is written. */
export function issnsIn(field: string): string[] {
  return writtenNumbers(field, 7, (digits) => digits.length >= 8)
}

/**
 * Reads the check digit of an ISBN (ISO 2108): of ten digits modulo 11 with the weights 10 to 2, of thirteen modulo 10
 * with the weights 1 and 3.
 *
 * @returns nothing where the text has not the form of an ISBN
 */
export function isbnCheckDigit(isbn: string): CheckDigit | undefined {
  const digits = withoutHyphens(isbn)
  if (/^\d{9}[\dX]$/.test(digits)) return checkDigit(digits, modulo11(digits))
  if (!/^97[89]\d{10}$/.test(digits)) return undefined
  const sum = weighted(digits, (at) => (at % 2 === 0 ? 1 : 3))
  return checkDigit(digits, (10 - (sum % 10)) % 10)
}

/**
 * Reads the check digit of an ISSN (ISO 3297): modulo 11 with the weights 8 to 2.
 *
 * @returns nothing where the text has not the form of an ISSN
 */
export function issnCheckDigit(issn: string): CheckDigit | undefined {
  const digits = withoutHyphens(issn)
  return /^\d{7}[\dX]$/.test(digits) ? checkDigit(digits, modulo11(digits)) : undefined
}

/** What the digits before the last ask for where the weights fall to 2 and 10 is written X. */
function modulo11(digits: string): number {
  const sum = weighted(digits, (at) => digits.length - at)
  return (11 - (sum % 11)) % 11
}

/** The sum of all digits but the last, each times its weight. */
function weighted(digits: string, weightAt: (at: number) => number): number {
  return Array.from(digits.slice(0, -1), Number).reduce(
    (sum, digit, at) => sum + digit * weightAt(at),
    0,
  )
}

function checkDigit(digits: string, expected: number): CheckDigit {
  return { given: digits.slice(-1), expected: expected === 10 ? 'X' : String(expected) }
}

/** The digits of a number that is written in groups, whatever hyphens or spaces divide them. */
function withoutHyphens(text: string): string {
  return text.replace(/[\s\p{Pd}]/gu, '').toUpperCase()
}

/** A text with a comma for each bracket, those inside others first. */
function withoutBrackets(text: string): string {
  const without = text.replace(/\([^()]*\)/g, ',')
  return without === text ? text : withoutBrackets(without)
}

/**
 * Takes a field apart into the numbers it holds.
 *
 * The groups of one number may be divided by spaces, as numbers are from each other.
 *
 * @param alone how many digits make a word a number of its own, right or wrong
 * @param isWhole tells whether groups together are a number
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
