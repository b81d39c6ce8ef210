/**
 * From the tags of RIS to the fields of CSL (RIS specification of 2011, and what EndNote, Zotero and Mendeley write). The
 * tags of Assay's own exports are in docs/exports.md.
 */

import { type CslName, type CslType, isLaw, isNameVariable } from '../../references/csl.ts'
import { type TaggedEntry, type TaggedValue, textOf } from '../tagged/entry.ts'

import {
  isDoi,
  isbnsIn,
  isPmcid,
  isPmid,
  issnCheckDigit,
  issnsIn,
  pmcidInAddress,
  pmidInAddress,
  plainDoi,
} from '../../shared/identifiers.ts'
import { firstLanguageCode } from '../bibtex/languages.ts'
import { fullPages } from '../tagged/values.ts'
import { readAccessed, readIssued } from './dates.ts'
import { type Meaning, meanings, none } from './meanings.ts'
import { readNamesOfLine } from './names.ts'

const periodicals = /^article-/
/** Types whose `SN` is a number of their own. */
const standardNumbered = /^(?:patent|report|standard)$/
/** Types whose `SP` is a number of pages. */
const monographs = /^(?:book|thesis)$/

/** Fields of text that a field of CSL takes from the first tag that occurs. */
const texts: readonly (readonly [csl: string, ...tags: string[]])[] = [
  ['title-short', 'ST'],
  ['volume', 'VL'],
  ['issue', 'IS'],
  ['number-of-volumes', 'NV'],
  ['collection-number', 'SV'],
  ['original-title', 'OP'],
  ['reviewed-title', 'RI'],
  ['call-number', 'CN'],
  ['source', 'DB'],
]

/**
 * Fills in the fields of an entry. Its abstract, notes and files are not read.
 *
 * @param referenceType the type as RIS has it, which decides what some tags mean. Our own exports use the tags alike in all types
 */
export function readRisFields(entry: TaggedEntry, type: CslType, referenceType: string): void {
  entry.set('type', type, entry.first('TY'))
  const ofType = isOwnExport(entry) ? {} : (meanings[referenceType.toUpperCase()] ?? {})
  const taken = entry.take(Object.keys(ofType))
  readTitles(entry, type)
  for (const [csl, ...tags] of texts) entry.setText(csl, entry.first(...tags))
  // The country of publication in ProQuest.
  entry.setText(
    'issue',
    entry.all('CP').find(({ value }) => /\d/.test(value)),
  )
  readNames(entry, type)
  readIssued(entry)
  readAccessed(entry, entry.all('Y2').slice(0, 1))
  readPages(entry, type)
  readNumbers(entry, type)
  readPublisher(entry, type)
  readIdentifiers(entry, type)
  const keywords = entry.all('KW')
  const words = keywords.flatMap(({ value }) => value.split(/[\n;]/)).map((word) => word.trim())
  entry.set('keyword', words.filter(Boolean).join(', '), keywords[0])
  const language = entry.first('LA')
  if (language) entry.set('language', firstLanguageCode(textOf(language)), language)
  readMeanings(entry, ofType, taken)
}

/** Sets what tags mean in a reference type only. */
function readMeanings(
  entry: TaggedEntry,
  ofType: Readonly<Partial<Record<string, Meaning>>>,
  taken: readonly TaggedValue[],
): void {
  const withTag = (each: string) => taken.filter(({ tag }) => tag === each)
  for (const [each, meaning] of Object.entries(ofType)) {
    const values = withTag(each)
    const [first] = values
    const variables = typeof meaning === 'string' ? [meaning] : meaning
    const variable = variables?.find((name) => entry.data[name] === undefined)
    if (!first || variable === undefined || variable === none || variable === 'accessed') continue
    if (isNameVariable(variable)) entry.set(variable, readPeople(values), first)
    // Organisations among the names end in a comma.
    else entry.set(variable, textOf(first).replace(/,$/, ''), first)
  }
  const ofAccess = Object.keys(ofType).filter((each) => ofType[each] === 'accessed')
  readAccessed(
    entry,
    ofAccess.flatMap((each) => withTag(each).slice(0, 1)),
  )
}

function readTitles(entry: TaggedEntry, type: CslType): void {
  const own = type === 'book' ? ['TI', 'T1', 'CT', 'BT'] : ['TI', 'T1', 'CT']
  entry.setText('title', entry.first(...own, 'TT'))
  if (type === 'book') {
    entry.setText('collection-title', entry.first('T2', 'T3'))
    return
  }
  const isPaper = type === 'paper-conference' || type === 'speech'
  const proceedings = isPaper ? entry.first('C3') : undefined
  if (proceedings) entry.setText('event-title', entry.first('T2'))
  const container = proceedings ?? entry.first('T2', 'JF', 'BT', 'JO', 'JA', 'J1', 'J2')
  entry.setText('container-title', container)
  const short = ['J2', 'JA', 'JO', 'J1'].map((tag) => entry.first(tag))
  const isOther = (each: TaggedValue | undefined) =>
    each && container && textOf(each) !== textOf(container)
  if (periodicals.test(type)) entry.setText('container-title-short', short.find(isOther))
  entry.setText('collection-title', entry.first('T3'))
}

function readPeople(values: readonly TaggedValue[]): CslName[] {
  return values.flatMap((value) => readNamesOfLine(textOf(value)))
}

function readNames(entry: TaggedEntry, type: CslType): void {
  const set = (field: string, tags: readonly string[]) => {
    const values = entry.all(...tags)
    if (values.length > 0) entry.set(field, readPeople(values), values[0])
  }
  set('author', ['AU', 'A1'])
  // Zotero and EndNote put the editors of a book into A3 or ED, and those of its series into A2.
  const isReversed = type === 'book' && entry.first('A3', 'ED') !== undefined
  set('editor', isReversed ? ['ED', 'A3'] : ['ED', 'A2'])
  set('collection-editor', [isReversed ? 'A2' : 'A3'])
  set('translator', ['A4'])
}

function readPages(entry: TaggedEntry, type: CslType): void {
  const [start, end] = [entry.first('SP'), entry.first('EP')]
  if (!start) return
  // An article's number, repeated for programs that do not read `C7`.
  const number = periodicals.test(type) && !end ? entry.first('C7') : undefined
  if (number && textOf(number) === textOf(start)) return
  if (monographs.test(type) && !end && !/\d\s*\p{Pd}\s*\d/u.test(start.value)) {
    entry.setText('number-of-pages', start)
    return
  }
  const [from, to] = [textOf(start), end ? textOf(end) : '']
  // Web of Science writes `+` for pages elsewhere in an issue.
  const isRange = /[\p{L}\p{N}]/u.test(to) && to !== from && !/\p{Pd}/u.test(from)
  entry.set('page', fullPages(isRange ? `${from}-${to}` : from), start)
}

function readNumbers(entry: TaggedEntry, type: CslType): void {
  // PubMed Central writes the day of the electronic version of an article there.
  const edition = entry.first('ET')
  if (!(edition && /^\d{4}[-/]\d/.test(textOf(edition))))
    entry.setText(type === 'software' ? 'version' : 'edition', edition)
  if (!periodicals.test(type)) entry.setText('section', entry.first('SE'))
  if (periodicals.test(type)) entry.setText('number', entry.first('C7'))
  else if (standardNumbered.test(type))
    entry.setText(
      'number',
      entry.all('SN').find((each) => !isStandardNumber(each)) ?? entry.first('M1'),
    )
  else entry.setText('number', entry.first('M1'))
  const kind = entry.first('M3')
  if (!kind || isDoi(plainDoi(kind.value))) return
  // Databases state the type of every article.
  const isPlain = /^(?:(?:journal|research|original|review) )?article$|^review$/i
  if (!periodicals.test(type) || !isPlain.test(textOf(kind))) entry.setText('genre', kind)
}

function readPublisher(entry: TaggedEntry, type: CslType): void {
  if (isLaw(type)) {
    entry.setText('authority', entry.first('PB'))
    entry.setText('publisher', entry.first('C5'))
  } else entry.setText('publisher', entry.first('PB'))
  if (isLaw(type) || type === 'patent') entry.setText('jurisdiction', entry.first('C3'))
  const isPaper = type === 'paper-conference'
  entry.setText('publisher-place', entry.first('CY', 'PP', ...(isPaper ? ['C1'] : [])))
}

function readIdentifiers(entry: TaggedEntry, type: CslType): void {
  const written = entry.all('DO', 'M3', 'UR', 'L3')
  const doi = written.find(({ tag, value }) => tag === 'DO' || isDoi(plainDoi(value)))
  if (doi) entry.set('DOI', plainDoi(textOf(doi)), doi)
  const pubmed = entry.first('AN')
  if (pubmed && isPmid(textOf(pubmed)) && isOfPubmed(entry)) entry.setText('PMID', pubmed)
  const central = entry.first('C2')
  if (central && isPmcid(textOf(central))) entry.setText('PMCID', central)
  // PubMed Central and NCBI's Bookshelf: `23690738[pmid]`.
  for (const each of entry.all('U1', 'U2')) {
    const [, id = '', kind = ''] = /^((?:PMC)?\d+)\[(pmid|pmcid)\]$/.exec(textOf(each)) ?? []
    if (kind === 'pmid' && isPmid(id)) entry.set('PMID', id, each)
    if (kind === 'pmcid' && isPmcid(id)) entry.set('PMCID', id, each)
  }
  for (const number of entry.all('SN'))
    if (!standardNumbered.test(type) || isStandardNumber(number)) readStandardNumber(entry, number)
  const addresses = entry
    .all('UR', 'LK')
    .flatMap((each) =>
      each.value.split(/\s*[;\n]\s*|\s+/).map((address) => ({ ...each, value: address.trim() })),
    )
  const address = addresses.find(({ value }) => /^https?:\/\//i.test(value))
  if (!address) return
  entry.set('URL', address.value, address)
  entry.set('PMID', pmidInAddress(address.value), address)
  entry.set('PMCID', pmcidInAddress(address.value), address)
}

/**
 * Returns whether the accession number of an entry is that of PubMed. Every database has numbers of its own, so it must be named
 * (`DB`, or its provider `DP`). Only our own exports write no other number.
 */
function isOfPubmed(entry: TaggedEntry): boolean {
  const databases = entry.all('DB', 'DP')
  if (databases.length > 0) return databases.some(({ value }) => /pubmed|medline/i.test(value))
  return isOwnExport(entry)
}

/** Returns whether an entry may be one of our own exports, in which `ID` follows `TY`. */
function isOwnExport({ values }: TaggedEntry): boolean {
  return values[0]?.tag === 'TY' && values[1]?.tag === 'ID'
}

/** Returns whether a number is an ISBN or an ISSN, which a number of a report can resemble. */
function isStandardNumber(number: TaggedValue): boolean {
  const text = textOf(number)
  const check = /^\d{4}-\d{3}[\dX]$/i.test(text) ? issnCheckDigit(text) : undefined
  return isbnsOf(number).length > 0 || (check !== undefined && check.given === check.expected)
}

function isbnsOf(number: TaggedValue): string[] {
  return isbnsIn(textOf(number)).filter((each) => each.replace(/[^\dX]/gi, '').length >= 10)
}

function readStandardNumber(entry: TaggedEntry, number: TaggedValue): void {
  const text = textOf(number)
  const isbns = isbnsOf(number)
  if (isbns.length > 0) entry.set('ISBN', isbns.join(', '), number)
  else entry.set('ISSN', issnsIn(text).join(', '), number)
}
