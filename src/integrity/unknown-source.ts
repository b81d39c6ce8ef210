/** Advice for a citation key that belongs to no source. */

import type { RuleContext } from './rule.ts'

import { isCitableKey } from '../citations/grammar.ts'
import { isDoi, isPmcid, isPmid, plainDoi } from '../shared/identifiers.ts'
import { looksLike } from '../shared/look-alike.ts'
import { hintForMissing, likelyName } from '../shared/suggestion.ts'
import { fitsAddress } from './record-name.ts'

/** An identifier written instead of a key, and how to recognise the source that has it. */
interface Identifier {
  /** What it is, as in "the DOI 10.1000/182". */
  name: string
  belongsTo: (key: string, data: Readonly<Record<string, unknown>>) => boolean
}

/**
 * Returns how to correct a key that belongs to no source: use the key of the source with that identifier or address, or
 * add a record.
 *
 * @param word the key, or the DOI, PMID (`pmid:` and a number) or address that was written instead
 * @param write writes a key in the syntax of this place
 * @param ways other advice if the word is not an identifier, as clauses (`hintForMissing`)
 */
export function hintForUnknownSource(
  word: string,
  checked: RuleContext,
  write: (key: string) => string,
  ways: { correct?: string; other?: string },
): string {
  const { keys } = checked
  const plain = word.replace(/^\[?@+|\]$/g, '')
  if (plain !== word && keys.has(plain)) return `Write \`${write(plain)}\`.`
  // Two keys cannot differ only in letter case.
  const same = keys.keys().find((key) => sameText(key, plain))
  if (same !== undefined) return `Write \`${write(same)}\`.`
  const alike = keys.keys().find((key) => looksLike(plain, key))
  if (alike !== undefined) return `Write \`${write(alike)}\`.`
  const identifier = identifierIn(plain) ?? pubmedNumber(plain, checked)
  if (identifier) {
    const [key] =
      [...checked.references].find(([key, { record }]) =>
        identifier.belongsTo(key, (record.data ?? {}) as Record<string, unknown>),
      ) ?? []
    return key === undefined
      ? `Add a reference with ${identifier.name} to content/references/ and cite its key.`
      : `Write \`${write(key)}\`: this is the reference with ${identifier.name}.`
  }
  if (/^(?:eq|fig|lst|sec|tab|tbl)[:-]/i.test(word)) {
    return 'Refer to figures and tables in words, or link to a heading: citations are for sources only.'
  }
  const name = likelyName(word, keys)
  const near = name === undefined ? undefined : write(name)
  return isCitableKey(word) && fitsAddress(word)
    ? hintForMissing(near, { add: `add content/references/${word}.yaml`, ...ways })
    : `Keys have only letters and digits, with single \`: . $ & - + < > ~ / _\` between them. ${hintForMissing(near, ways)}`
}

/** Reads an identifier or address that an author wrote after `@`. */
function identifierIn(word: string): Identifier | undefined {
  const doi = plainDoi(word).replace(/^(?:www\.)?doi\.org\//i, '')
  if (isDoi(doi)) {
    return {
      name: `the DOI ${doi}`,
      belongsTo: (key, { DOI }) => sameText(key, doi) || sameText(plainDoi(textOf(DOI)), doi),
    }
  }
  const pmid = /^(?:pmid:?\s*|https?:\/\/(?:www\.ncbi\.nlm\.nih\.gov\/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)\/)(\d+)\/?$/i.exec(word)?.[1] // oxfmt-ignore
  if (pmid !== undefined && isPmid(pmid)) {
    return { name: `the PMID ${pmid}`, belongsTo: (_key, { PMID }) => textOf(PMID) === pmid }
  }
  const pmcid = /^(?:pmc(?:id)?:?\s*|https?:\/\/.*\/articles\/)(PMC\d+|\d+)\/?$/i.exec(word)?.[1]
  if (pmcid !== undefined && isPmcid(`PMC${pmcid.replace(/^PMC/i, '')}`)) {
    const number = pmcid.replace(/^PMC/i, '')
    return {
      name: `the PMCID PMC${number}`,
      belongsTo: (_key, { PMCID }) => textOf(PMCID).replace(/^PMC/i, '') === number,
    }
  }
  const isbn = /^(?:urn:)?isbn:?-?([\dX-]{10,17})$/i.exec(word)?.[1]
  if (isbn !== undefined) {
    return {
      name: `the ISBN ${isbn}`,
      belongsTo: (_key, { ISBN }) => digitsOf(textOf(ISBN)).includes(digitsOf(isbn)),
    }
  }
  const arxiv = /^(?:arxiv:\s*|https?:\/\/arxiv\.org\/(?:abs|pdf)\/)([\w.\-/]+?)(?:v\d+)?(?:\.pdf)?$/i.exec(word)?.[1] // oxfmt-ignore
  if (arxiv !== undefined) {
    return {
      name: `the arXiv identifier ${arxiv}`,
      belongsTo: (_key, data) =>
        [data['DOI'], data['URL'], data['number']].some((field) =>
          new RegExp(`(?:^|[:/.])${arxiv.replace(/\W/g, '\\$&')}(?:v\\d+)?$`, 'i').test(
            textOf(field),
          ),
        ),
    }
  }
  if (!/^(?:https?:\/\/|www\.)/i.test(word)) return undefined
  return {
    name: `the address ${word}`,
    belongsTo: (_key, { URL }) => plainAddress(textOf(URL)) === plainAddress(word),
  }
}

/** Reads a bare number as a PMID, but only if a source has that PMID. */
function pubmedNumber(word: string, { references }: RuleContext): Identifier | undefined {
  if (!isPmid(word)) return undefined
  const belongsTo: Identifier['belongsTo'] = (_key, { PMID }) => textOf(PMID) === word
  return [...references].some(([key, { record }]) =>
    belongsTo(key, (record.data ?? {}) as Record<string, unknown>),
  )
    ? { name: `the PMID ${word}`, belongsTo }
    : undefined
}

/** Returns an address without its scheme, `www.` and final slash, for comparing. */
function plainAddress(address: string): string | undefined {
  const url = URL.parse(/^https?:\/\//i.test(address) ? address : `https://${address}`)
  return url
    ? `${url.host}${url.pathname}${url.search}`.replace(/^www\.|\/$/g, '').toLowerCase()
    : undefined
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function digitsOf(text: string): string {
  return text.replace(/[^\dX]/gi, '').toUpperCase()
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
