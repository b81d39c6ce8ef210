/**
 * The part of biblatex's data model that the exports use: which fields an entry of a type can have (`blx-dm.def` of
 * biblatex 3.21, `\DeclareDatamodelEntryfields`). `biber --validate-datamodel` ignores all others.
 *
 * `journal` and `address` are the names of classic BibTeX for `journaltitle` and `location`.
 */

import {
  type CheckDigit,
  isbnCheckDigit,
  isbnsIn,
  issnCheckDigit,
  issnsIn,
} from '../shared/identifiers.ts'

/** Fields of every entry. */
const everywhere = words(
  `abstract annotation bookpagination date doi entrysubtype eprint eprinttype keywords langid library month options origdate origlocation
  origpublisher origtitle shortjournal shorttitle url urldate year`,
)

const ofAll = words('author note pubstate title')
const partsOfBooks = words(
  `address booktitle chapter edition editor eid isbn language number pages part publisher series translator volume
  volumes`,
)
const loose = words('address editor howpublished language organization type version')

const ownFields = {
  article: words(
    'editor eid issn issuetitle journal language number pages series translator version volume',
  ),
  book: words(
    `address chapter edition editor eid isbn language number pages pagetotal part publisher series translator volume
    volumes`,
  ),
  booklet: words('address chapter editor eid howpublished language pages pagetotal type'),
  inbook: ['bookauthor', ...partsOfBooks],
  incollection: partsOfBooks,
  inproceedings: words(
    `address booktitle chapter editor eid eventdate eventtitle isbn language number organization pages part publisher
    series venue volume volumes`,
  ),
  inreference: partsOfBooks,
  misc: loose,
  online: words('editor language organization version'),
  // Its `location` is where it applies.
  patent: words('number type version'),
  report: words('address chapter eid institution language number pages pagetotal type version'),
  software: loose,
  thesis: words('address chapter eid institution language pages pagetotal type'),
  unpublished: words('address eventdate eventtitle howpublished language type venue'),
} as const satisfies Record<string, readonly string[]>

/** The entry types that the exports use. */
export type EntryType = keyof typeof ownFields

/** Returns the part of a value that a field can contain, for fields whose values have a form (`datatype`). */
const parts: Readonly<Record<string, (value: string) => string | undefined>> = {
  isbn: (value) => isbnsIn(value).find((isbn) => isSound(isbnCheckDigit(isbn))),
  issn: (value) => issnsIn(value).find((issn) => isSound(issnCheckDigit(issn))),
  volume: leadingInteger,
  volumes: leadingInteger,
}

/** Returns what a field can contain of a value: all of it, its first number, or nothing. */
export function partFor(field: string, value: string): string | undefined {
  return parts[field] ? parts[field](value) : value
}

/** Returns the first number, unless it is only the start of another: `1.10`, `0x1F`. */
function leadingInteger(value: string): string | undefined {
  return /^\d+(?!\d|\.\d|x)/i.exec(value)?.[0]
}

function isSound(digit: CheckDigit | undefined): boolean {
  return digit !== undefined && digit.given === digit.expected
}

/** Returns whether an entry of a type can have a field. */
export function hasField(type: EntryType, field: string): boolean {
  return [everywhere, ofAll, ownFields[type]].some((fields) => fields.includes(field))
}

function words(text: string): readonly string[] {
  return text.split(/\s+/)
}
