/** Reads the files of other programs as references of a library. */

import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'

import type { Issue } from '../integrity/issue.ts'
import type { RuleName } from '../integrity/rule-names.ts'
import type { ReadingProblem } from '../reading/problem.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { Reference } from '../references/schema.ts'
import type { Place } from '../shared/place.ts'

import { plainReference } from '../publication/collection-reference.ts'
import { readNormalizedBibtex } from '../publication/read-references.ts'
import { kinds } from '../publication/schemas.ts'
import { validateRecord } from '../publication/validate-record.ts'
import type { ValidationProblem } from '../publication/validated.ts'
import { readCslJson } from '../reading/csl-json.ts'
import { readMedline } from '../reading/medline.ts'
import { readRis } from '../reading/ris.ts'
import { isUnicode, mostTextBytes } from '../reading/encoding.ts'
import { decodeText } from '../reading/text.ts'
import { isDoi, plainDoi } from '../shared/identifiers.ts'

/** A reference in an imported file. */
export interface ImportedReference {
  /** Its key in the file; empty if it has none that people use. */
  key: string
  reference: Reference
  place: Place
}

/** An imported file. */
export interface ImportedFile {
  /** Its absolute path. */
  file: string
  /** Its text, for quotations. */
  source: string
  references: ImportedReference[]
  /** What is wrong with entries, or with the file, that could not be read. */
  unreadable: Issue[]
  /** How many entries that is. The file counts as one. */
  unreadableEntries: number
  /** What was read, but perhaps not as its author meant it. */
  doubtful: Issue[]
}

type Format = 'bibtex' | 'json' | 'ris' | 'medline'

const extensions: Readonly<Partial<Record<string, Format>>> = {
  '.bib': 'bibtex',
  '.bibtex': 'bibtex',
  '.json': 'json',
  '.nbib': 'medline',
  '.ris': 'ris',
}

/** How a file of each format starts, or a line in it. */
const signs: readonly (readonly [Format, RegExp])[] = [
  ['json', /^\uFEFF?\s*[[{]/],
  ['ris', /^\uFEFF?TY {1,2}-/m],
  ['medline', /^\uFEFF?PMID-/m],
  ['bibtex', /^\s*@\w+\s*[{(]/m],
]

/**
 * Reads a file as references: BibTeX and CSL-JSON exactly as the publication reads them, but without the need for keys; RIS
 * and the format of PubMed (`.nbib`).
 *
 * The format follows from the extension or, for another one such as `.txt`, from the text. A record that its schema does not
 * allow is unreadable.
 *
 * @param file absolute path
 * @throws an error of the file system if the file cannot be opened
 */
export function readImportedFile(file: string): ImportedFile {
  const empty = { ...nothingIn(file), unreadableEntries: 1 }
  const refuse = (message: string, hint: string): ImportedFile => ({
    ...empty,
    unreadable: [
      {
        rule: 'file-parses',
        place: { file, line: 1, column: 1 },
        severity: 'error',
        message,
        hint,
      },
    ],
  })
  if (statSync(file).size > mostTextBytes)
    return refuse(`This file is larger than ${mostTextBytes / 1_000_000} MB.`, 'Split it.')
  const bytes = readFileSync(file)
  // Letters that are lost now would be missing in every citation.
  if (!isUnicode(bytes))
    return refuse('This file is not UTF-8 text.', 'Export it again as UTF-8, or save it in UTF-8.')
  const known = extensions[extname(file).toLowerCase()]
  const decoded = decodeText(bytes, file, known === 'json' || known === 'bibtex' ? known : 'tagged')
  const { source } = decoded
  // Old Macs end lines with a carriage return, which ends no comment in BibTeX.
  const text = decoded.text?.replace(/\r(?!\n)/g, '\n')
  if (text === undefined) {
    return { ...empty, unreadable: decoded.problems.map((problem) => toIssue(problem, 'error')) }
  }
  const format = known ?? signs.find(([, sign]) => sign.test(text))?.[0]
  if (format === undefined) {
    return refuse(
      `\`${basename(file)}\` is not in a format that can be imported.`,
      'Export the references as BibTeX (.bib), RIS (.ris), CSL JSON (.json) or, from PubMed, .nbib.',
    )
  }
  const { records, problems } = readers[format](text, file)
  if (records.length === 0 && problems.length === 0)
    return refuse(`\`${basename(file)}\` contains no references.`, 'Export them again.')
  const read = records.map((record) => validated(record))
  const lost = problems.filter((problem) => problem.lost)
  const invalid = read.flatMap(({ reference, problems: all }) => {
    const faults = all.filter(({ rule }) => rule === 'record-has-its-shape')
    return reference || faults.length === 0 ? [] : [faults]
  })
  return {
    file,
    source,
    references: read.flatMap(({ reference }) => reference ?? []),
    unreadable: [
      ...lost.map((problem) => toIssue(problem, 'error')),
      ...invalid.flatMap((problems) => problems.map((problem) => toIssue(problem, 'error'))),
    ],
    unreadableEntries: lost.length + invalid.length,
    doubtful: [
      ...[...decoded.problems, ...problems.filter((problem) => !problem.lost)],
      ...read.flatMap(({ problems: all }) => all.filter(({ rule }) => rule === 'field-is-used')),
    ].map((problem) => toIssue(problem, 'warning')),
  }
}

/** Returns a file from which nothing was read. */
export function nothingIn(file: string): ImportedFile {
  return { file, source: '', references: [], unreadable: [], unreadableEntries: 0, doubtful: [] }
}

const readers: Record<
  Format,
  (text: string, file: string) => { records: SourceRecord[]; problems: ReadingProblem[] }
> = {
  bibtex: (text, file) => readNormalizedBibtex(text, file, { keysAreOptional: true }),
  json: (text, file) => readCslJson(text, file, { keysAreOptional: true }),
  medline: readMedline,
  ris: readRis,
}

function toIssue(
  { rule, ...problem }: ReadingProblem | ValidationProblem,
  severity: Issue['severity'],
): Issue {
  const { place, message, hint, length } = problem
  return {
    rule: rule satisfies RuleName,
    place,
    message,
    severity,
    ...(hint === undefined ? {} : { hint }),
    ...(length === undefined ? {} : { length }),
  }
}

function validated(record: SourceRecord): {
  reference?: ImportedReference
  problems: ValidationProblem[]
} {
  const problems: ValidationProblem[] = []
  const plain = plainReference(record.format === 'json' ? withoutExtra(record) : record, problems)
  const { data, problems: invalid } = validateRecord(plain, kinds.references)
  problems.push(...invalid)
  if (!data) return { problems }
  const key = isRecordNumber(record) ? '' : record.id
  const doi = data.DOI && plainDoi(data.DOI).replace(/[.,;]+$/, '')
  const reference = doi !== undefined && isDoi(doi) ? { ...data, DOI: doi } : data
  return { reference: { key, reference, place: record.place }, problems }
}

/**
 * Returns whether the key of a record is only a number or an address in another program: `ITEM-1` of Mendeley,
 * `12345/ABCD2345` of Zotero, `pmid:123` of PubMed, a DOI, or the number of an entry in EndNote.
 */
function isRecordNumber({ id, format }: SourceRecord): boolean {
  if (format === 'bibtex') return false
  return (
    /^(?:\d+|ITEM-\d+|\d+\/[A-Z0-9]{8}|(?:pmid|pmcid|doi|isbn):.*)$/i.test(id) ||
    isDoi(plainDoi(id))
  )
}

/**
 * Moves what Zotero writes into the note of an item for want of a field, as lines such as `PMID: 12345`, to its own field, and
 * removes the key.
 */
function withoutExtra(record: SourceRecord): SourceRecord {
  const { data } = record
  if (typeof data !== 'object' || data === null) return record
  const { note, ...fields } = data as Record<string, unknown>
  if (typeof note !== 'string') return record
  const rest = note.split('\n').filter((line) => {
    const [, name = '', value = ''] = /^\s*([\w ]+): *(\S.*?)\s*$/.exec(line) ?? []
    if (/^citation key$/i.test(name)) return false
    const field = ['PMID', 'PMCID', 'DOI'].find((each) => each === name.toUpperCase())
    if (field === undefined) return true
    fields[field] ??= value
    return false
  })
  const kept = rest.join('\n').trim()
  return { ...record, data: { ...fields, ...(kept === '' ? {} : { note: kept }) } }
}
