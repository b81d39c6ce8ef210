/** What an editor types to name a work: an identifier in one of its forms, or the address of a page. */

import {
  arxivInAddress,
  doiInAddress,
  isArxivNumber,
  isbnCheckDigit,
  isDoi,
  isNct,
  isPmcid,
  isPmid,
  nctInAddress,
  plainDoi,
  pmcidInAddress,
  pmidInAddress,
} from '../shared/identifiers.ts'
import { decodePercent } from '../shared/percent-encoding.ts'
import { addressProblem, isWebAddress } from '../shared/web-address.ts'

/** A work as it was typed, in the plain form of its identifier. */
export type Identified =
  | { kind: 'doi' | 'pmid' | 'pmcid' | 'nct' | 'isbn' | 'arxiv'; id: string }
  /** A page, and the DOI in its address if there is one. */
  | { kind: 'page'; id: string; doi?: string | undefined }

/** How each kind of identifier is called in messages. */
export const identifierNames: Readonly<Record<Identified['kind'], string>> = {
  arxiv: 'arXiv number',
  doi: 'DOI',
  isbn: 'ISBN',
  nct: 'trial number',
  page: 'page',
  pmcid: 'PMCID',
  pmid: 'PMID',
}

const examples =
  'Type a DOI (10.1000/182), a PMID (12345678), a PMCID (PMC1234567), a trial number (NCT01234567), an ISBN, an arXiv number (2101.00001) or the address of a page (https://…).'

/**
 * Finds out what a typed text is. A label such as `doi:` or `PMID` can come before it, and the address of a register
 * stands for the identifier in it.
 *
 * @returns the identifier, or a message that says what to type
 */
export function identify(typed: string): Identified | { problem: string } {
  const text = withoutQuotes(typed.trim().normalize('NFC'))
  if (/^https?:\/\//i.test(text)) return identifyAddress(text)
  const { label, rest } = withoutLabel(text)
  const found = label === undefined ? identifyPlain(rest) : identifyLabelled(label, rest)
  if (found) return found
  const digits = rest.replace(/[\s\p{Pd}]/gu, '')
  const isbn = isbnCheckDigit(digits)
  if (isbn && isbn.given !== isbn.expected) {
    return {
      problem: `\`${typed}\` is not a valid ISBN: its check digit is ${isbn.given}, but should be ${isbn.expected}. Compare it with the book.`,
    }
  }
  if (label !== undefined) {
    return { problem: `\`${typed}\` is not a valid ${identifierNames[label]}. ${examples}` }
  }
  const { suggestion } = isWebAddress(text) ? {} : (addressProblem(text) ?? {})
  const meant = suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`
  return { problem: `\`${typed}\` is not an identifier or an address${meant || '.'} ${examples}` }
}

/** Removes what a copied identifier is in: angle brackets, brackets or quotation marks, and a comma at its end. */
function withoutQuotes(text: string): string {
  const found = /^(?:<([^<>]*)>|\(([^()]*)\)|\[([^[\]]*)\]|["'“‘]([^"'“”‘’]*)["'”’])[,;.]?$/.exec(
    text,
  )
  const inside = found?.slice(1).find(Boolean)
  return (inside ?? text.replace(/[,;]$/, '')).trim()
}

type Kind = Exclude<Identified['kind'], 'page'>

const labels: Readonly<Record<string, Kind>> = {
  arxiv: 'arxiv',
  doi: 'doi',
  isbn: 'isbn',
  nct: 'nct',
  pmc: 'pmcid',
  pmcid: 'pmcid',
  pmid: 'pmid',
  pubmed: 'pmid',
}

/** Separates a label from an identifier: `pmid:1`, `PMID 1`, `ISBN-13: 978…`. `PMC1` and `NCT1` have none. */
function withoutLabel(text: string): { label: Kind | undefined; rest: string } {
  const [, name, rest] =
    /^(arxiv|doi|isbn(?:-1[03])?|pmc(?:id)?|pmid|pubmed|nct)(?:\s*:\s*|\s+)(.+)$/i.exec(text) ??
    /^(pmid)(\d+)$/i.exec(text) ??
    []
  const label = labels[(name ?? '').toLowerCase().replace(/-1[03]$/, '')]
  return { label, rest: rest?.trim() ?? text }
}

function identifyLabelled(label: Kind, rest: string): Identified | undefined {
  const id =
    label === 'pmcid'
      ? rest.replace(/^(?:PMC)?/i, 'PMC')
      : label === 'nct'
        ? rest.replace(/^(?:NCT)?/i, 'NCT')
        : rest
  const found = /^https?:\/\//i.test(rest) ? identify(rest) : identifyAs(label, id)
  return found && 'kind' in found && found.kind === label ? found : undefined
}

function identifyPlain(text: string): Identified | undefined {
  for (const kind of ['doi', 'nct', 'pmcid', 'pmid', 'arxiv', 'isbn'] as const) {
    const found = identifyAs(kind, text)
    if (found) return found
  }
  return undefined
}

/** Reads an identifier of one kind. */
function identifyAs(kind: Kind, text: string): Identified | undefined {
  const id = readers[kind](text)
  return id === undefined ? undefined : { kind, id }
}

const readers: Readonly<Record<Kind, (text: string) => string | undefined>> = {
  doi(text) {
    // A DOI that is copied from a sentence often ends in its full stop.
    const isAddress = /^https?:\/\//i.test(text)
    const written = isAddress
      ? text.replace(/[?#].*$/s, '')
      : /^10\.\d{4,9}%2F/i.test(text)
        ? decodePercent(text)
        : text
    const doi = plainDoi(written).replace(/[.,;:]+$/, '')
    return isDoi(doi) ? doi : undefined
  },
  nct: (text) => (isNct(text) ? text.toUpperCase() : undefined),
  pmcid: (text) => (isPmcid(text) ? text.toUpperCase() : undefined),
  pmid: (text) => (isPmid(text) ? text : undefined),
  arxiv: (text) => (isArxivNumber(text) ? text : undefined),
  isbn(text) {
    const digits = text.replace(/[\s\p{Pd}]/gu, '').toUpperCase()
    const check = isbnCheckDigit(digits)
    return check && check.given === check.expected ? digits : undefined
  },
}

function identifyAddress(address: string): Identified | { problem: string } {
  const problem = addressProblem(address)
  if (problem) {
    return { problem: `\`${address}\` ${problem.message}. ${problem.hint ?? ''}`.trim() }
  }
  const doi = /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(address)
    ? readers.doi(address)
    : undefined
  if (doi !== undefined) return { kind: 'doi', id: doi }
  const registers = [
    ['pmid', pmidInAddress],
    ['pmcid', pmcidInAddress],
    ['nct', nctInAddress],
    ['arxiv', arxivInAddress],
  ] as const
  for (const [kind, find] of registers) {
    const found = identifyAs(kind, find(address) ?? '')
    if (found) return found
  }
  const within = readers.doi(doiInAddress(address) ?? '')
  return { kind: 'page', id: address, doi: within }
}
