/**
 * From the fields of an entry to those of a CSL-JSON item (biblatex manual, "Entry Fields"; the tables of pandoc are
 * alike).
 *
 * Only what is printed is read: a fault in an abstract, a file name or a private note keeps nothing from being used.
 */

import type { CslType } from '../../references/csl.ts'
import type { Fields } from './inheritance.ts'
import type { Commands } from './known-commands.ts'
import type { ScannedEntry, ScannedField } from './scanned.ts'

import { readDate } from './date-fields.ts'
import { EntryReader, type FieldProblem } from './entry-reader.ts'
import { cslTypeOf } from './entry-types.ts'
import { readIdentifiers } from './identifier-fields.ts'
import { babelName, firstLanguageCode, languageCode } from './languages.ts'
import { readNameField } from './name-fields.ts'
import { readNote } from './note-fields.ts'
import { readNumbers, readPages, readPublisher } from './publication-fields.ts'
import { readGenre, readTitles } from './title-fields.ts'

/** A CSL-JSON item without its key, where each of its fields comes from, and what is wrong. */
export interface MappedEntry {
  data: Record<string, unknown>
  /** The field of the entry that each field of the item was read from. */
  origins: Map<string, ScannedField>
  keywords: string[]
  problems: FieldProblem[]
}

/** Fields of text that a field of CSL takes from the first of them that is there. */
const texts: readonly (readonly [csl: string, ...bibtex: string[]])[] = [
  ['title-short', 'shorttitle'],
  ['container-title-short', 'shortjournal'],
  ['event-place', 'venue'],
  ['original-title', 'origtitle'],
  ['original-publisher', 'origpublisher'],
  ['volume', 'volume'],
  ['number-of-volumes', 'volumes'],
  ['chapter-number', 'chapter'],
  ['part-number', 'part'],
  ['edition', 'edition'],
  ['version', 'version'],
  ['number-of-pages', 'pagetotal', 'numpages'],
  ['call-number', 'library'],
  ['authority', 'authority'],
  ['jurisdiction', 'jurisdiction'],
  ['status', 'pubstate'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
]

/** Lists of names, and the field of CSL for each. */
const nameFields: readonly (readonly [bibtex: string, csl: string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['bookauthor', 'container-author'],
  ['director', 'director'],
  ['scriptwriter', 'script-writer'],
]

const dates: readonly (readonly [prefix: string, csl: string])[] = [
  ['', 'issued'],
  ['url', 'accessed'],
  ['event', 'event-date'],
  ['orig', 'original-date'],
]

/** Reads an entry with all the fields that it has or inherits. */
export function mapEntry(
  scanned: ScannedEntry,
  fields: Fields,
  defined: Commands | undefined,
): MappedEntry {
  const entry = new EntryReader(scanned, fields, defined)
  const subtype = entry.field('entrysubtype')?.value
  const type = cslTypeOf(entry.type, subtype, (name) => entry.has(name))
  entry.data['type'] = (type ?? 'document') satisfies CslType
  readTitles(entry)
  for (const [csl, ...names] of texts) {
    const name = entry.first(...names)
    if (name !== undefined) entry.set(csl, entry.text(name), name)
  }
  readGenre(entry)
  readNumbers(entry)
  readPages(entry)
  readPublisher(entry, subtype !== undefined)
  for (const [field, csl] of nameFields) readNameField(entry, field, csl)
  for (const letter of ['a', 'b', 'c']) readNameField(entry, `editor${letter}`, undefined)
  for (const [prefix, csl] of dates) readDate(entry, prefix, csl)
  readLanguage(entry)
  readIdentifiers(entry)
  readNote(entry)
  const keywords = readKeywords(entry)
  return { data: entry.data, origins: entry.origins, keywords, problems: entry.problems }
}

/** The language of the work; where it is not one that has a code, that of the entry. */
function readLanguage(entry: EntryReader): void {
  const language = entry.text('language')
  const code = language === undefined ? undefined : firstLanguageCode(language)
  const langid = entry.field('langid')?.value.trim() ?? ''
  const entryCode = languageCode(langid)
  if (code !== undefined || (language && entryCode === undefined)) {
    // `english` is any English; the language of the entry may say which.
    const isNarrower =
      code !== undefined && entryCode?.startsWith(`${code}-`) && langid !== babelName(code)
    entry.set('language', isNarrower ? entryCode : (code ?? language), 'language')
    return
  }
  entry.set('language', entryCode, 'langid')
}

function readKeywords(entry: EntryReader): string[] {
  const field = entry.field('keywords')
  if (!field) return []
  const keywords = splitKeywords(field.value)
    .map((keyword) => entry.plain(keyword))
    .filter(Boolean)
  entry.set('keyword', keywords.join(', '), 'keywords')
  return keywords
}

/** Keywords are divided by commas, and in some programs by semicolons, outside braces. */
function splitKeywords(value: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [index, character] of Array.from(value).entries()) {
    const isEscaped = Array.from(value)[index - 1] === '\\'
    if (character === '{' && !isEscaped) depth += 1
    if (character === '}' && !isEscaped) depth -= 1
    if (depth === 0 && /[,;]/.test(character)) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${character}`)
  }
  return parts.map((part) => part.trim())
}
