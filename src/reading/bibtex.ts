import { parse, type Entry } from '@retorquere/bibtex-parser'
import { Cite } from 'rehype-citation'

import type { ReadingProblem } from './problem.ts'
import type { SourceRecord } from './record.ts'

import { placeOfOffset } from '../shared/place.ts'

const nameFields = ['author', 'editor', 'translator', 'director'] as const
const cslNameFields: Record<string, string> = { bookauthor: 'container-author' }

/**
 * Reads a collection of references from a BibTeX or BibLaTeX file.
 *
 * The file is taken apart by `@retorquere/bibtex-parser`, which goes on after a broken entry and fills in `@string` and
 * `crossref`; each entry becomes CSL-JSON by citation-js, except for its names, which citation-js does not tell from
 * organisations.
 *
 * @returns one record an entry, without data where its key is all that could be read, and a problem for each of these
 */
export function readBibtex(
  source: string,
  file: string,
): { records: SourceRecord[]; problems: ReadingProblem[] } {
  const library = parseLibrary(source)
  if (library instanceof Error) {
    return {
      records: [],
      problems: [problemAt(file, source, 0, `This is not valid BibTeX: ${said(library.message)}.`)],
    }
  }

  const records: SourceRecord[] = []
  const problems: ReadingProblem[] = []
  for (const { error, input = '' } of library.errors) {
    const offset = input === '' ? unresolvedString(error, source) : source.indexOf(input)
    problems.push(
      problemAt(file, source, offset, `This BibTeX entry cannot be read: ${said(error)}.`),
    )
    const key = /^@\s*\w+\s*[{(]\s*([^\s,={}()"]+)\s*,/.exec(input)?.[1]
    if (key !== undefined) records.push(toRecord(file, source, offset, key, input))
  }
  let searched = 0
  // By their words: where one of them cannot be read, the two lists differ.
  const raw = new Map(library.raw.map((entry) => [entry.input, entry]))
  for (const entry of library.entries) {
    const found = entry.input === '' ? -1 : source.indexOf(entry.input, searched)
    if (found === -1) continue
    searched = found + entry.input.length
    if (entry.key === '') {
      problems.push(problemAt(file, source, found, 'This BibTeX entry has no citation key.'))
      continue
    }
    const data = toCslJson(entry, raw.get(entry.input))
    const keywords = data?.['keyword']
    const isBackground =
      typeof keywords === 'string' && /(?:^|[,;])\s*background\s*(?:$|[,;])/i.test(keywords)
    records.push({
      ...toRecord(file, source, found, entry.key, entry.input, data),
      ...(isBackground ? { custom: { background: true } } : {}),
    })
    if (data === undefined) {
      const message = `The BibTeX entry \`${entry.key}\` cannot be read.`
      problems.push(problemAt(file, source, found, message))
    }
  }
  return { records, problems }
}

/** Takes a file apart twice: with its LaTeX turned into text, for names, and as it stands, for citation-js. */
function parseLibrary(source: string) {
  const options = { english: false, sentenceCase: false, unsupported: 'ignore' } as const
  try {
    const { entries, errors } = parse(source, options)
    return { entries, errors, raw: parse(source, { ...options, raw: true }).entries }
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function toRecord(
  file: string,
  source: string,
  offset: number,
  id: string,
  input: string,
  data?: Record<string, unknown>,
): SourceRecord {
  return {
    id,
    file,
    format: 'bibtex',
    data,
    place: placeOfOffset(file, source, offset),
    placeOf: ([field]) => {
      const at = typeof field === 'string' ? fieldOffset(input, field) : 0
      return placeOfOffset(file, source, offset + at)
    },
  }
}

/** Where a value stands that is neither quoted nor the name of a `@string`; the parser says only which it is. */
function unresolvedString(error: string, source: string): number {
  const name = /^Unresolved @string reference "(.+)"$/.exec(error)?.[1]
  if (name === undefined) return 0
  const use = new RegExp(`[=#]\\s*(?=${name.replace(/\W/g, '\\$&')}\\s*[,#)}])`, 'i').exec(source)
  return use ? use.index + use[0].length : 0
}

/** What the parser says, in one line and without the text it may quote at length. */
function said(error: string): string {
  const line = error
    .replace(/(?:\s|\\n)+/g, ' ')
    .replace(/ at line \d+, column \d+(?: in "[^"]*")?$|\.$/, '')
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}

function problemAt(file: string, source: string, offset: number, message: string): ReadingProblem {
  return {
    rule: 'file-parses',
    place: placeOfOffset(file, source, offset),
    message,
    hint: 'An entry is `@article{key, title = {…}, year = {2020} }`: a key, commas between the fields, every brace closed.',
  }
}

function toCslJson(entry: Entry, raw: Entry | undefined): Record<string, unknown> | undefined {
  let item: Record<string, unknown> | undefined
  try {
    const cite = new Cite(raw ? writeEntry(raw) : entry.input, { generateGraph: false })
    item = (cite.data as Record<string, unknown>[])[0]
  } catch {
    return undefined
  }
  if (!item) return undefined
  const { id: _id, 'citation-key': _key, ...data } = item
  const fields = entry.fields as Record<string, unknown>
  for (const [field, value] of Object.entries(data)) {
    // citation-js takes the " and " of "Wiley and Sons" for one between two publishers.
    if (isTextList(value)) data[field] = value.join(' and ')
  }
  for (const field of [...nameFields, 'bookauthor'] as const) {
    const names = fields[field]
    if (!Array.isArray(names)) continue
    data[cslNameFields[field] ?? field] = names.map(toCslName)
  }
  if (isWrittenDate(data['issued'])) {
    data['status'] ??= data['issued'].literal
    delete data['issued']
  }
  // citation-js escapes what is escaped already.
  if (data['URL'] !== undefined && typeof fields['url'] === 'string') data['URL'] = fields['url']
  if (/^(?:pubmed|pmid)$/i.test(String(fields['eprinttype']))) data['PMID'] ??= fields['eprint']
  return composed(data) as Record<string, unknown>
}

/** Puts letters and the accents that LaTeX sets on them together, in all the text there is. */
function composed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/ı(?=\p{M})/gu, 'i').normalize('NFC')
  if (Array.isArray(value)) return value.map(composed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, composed(part)]))
}

/** Writes an entry out in full: `@string` and `crossref`, which lead to other entries, are in its fields already. */
function writeEntry({ type, key, fields, input }: Entry): string {
  const lines = Object.entries(fields as Record<string, unknown>)
    .filter(([name]) => name !== 'crossref')
    .map(([name, value]) => `${name} = {${asWritten(input, name) ?? writeValue(value)}}`)
  return `@${type}{${[key, ...lines].join(',\n')}\n}`
}

/** The keywords of an entry in their own order; the parser sorts them. */
function asWritten(input: string, field: string): string | undefined {
  return field === 'keywords' ? /[\s,]keywords\s*=\s*\{([^{}]*)\}/i.exec(input)?.[1] : undefined
}

function writeValue(value: unknown): string {
  if (!Array.isArray(value)) return String(value).trim()
  const parts = value.map((part: string | BibtexName) =>
    typeof part === 'string'
      ? part
      : (part.name ?? `${part.lastName ?? ''}, ${part.firstName ?? ''}`),
  )
  return parts.join(' and ')
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'string')
}

/** A date in words, such as "in press". */
function isWrittenDate(value: unknown): value is { literal: string } {
  return typeof value === 'object' && value !== null && 'literal' in value
}

interface BibtexName {
  name?: string
  lastName?: string
  firstName?: string
  prefix?: string
  suffix?: string
}

function toCslName({
  name,
  lastName,
  firstName,
  prefix,
  suffix,
}: BibtexName): Record<string, string> {
  if (name !== undefined || lastName === undefined) return { literal: name ?? firstName ?? '' }
  // "and others" ends a list of names in BibTeX; CSL has no such mark.
  if (lastName === 'others' && !firstName) return { literal: 'et al.' }
  return {
    family: lastName,
    ...(firstName ? { given: firstName } : {}),
    ...(prefix ? { 'non-dropping-particle': prefix } : {}),
    ...(suffix ? { suffix } : {}),
  }
}

/** Where a CSL field came from in the entry: the BibTeX field of that name, else the entry itself. */
function fieldOffset(input: string, field: string): number {
  const bibtexNames: Record<string, string> = {
    issued: 'year|date',
    'container-title': 'journal|journaltitle|booktitle',
    page: 'pages',
  }
  const match = new RegExp(
    `(?<=[,\\s])(?:${bibtexNames[field] ?? field.replace(/\W/g, '\\$&')})\\s*=`,
    'i',
  ).exec(input)
  return match?.index ?? 0
}
