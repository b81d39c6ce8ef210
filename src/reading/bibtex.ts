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
 * The file is taken apart by `@retorquere/bibtex-parser`, which goes on after a broken entry; each entry becomes
 * CSL-JSON by citation-js, except for its names, which citation-js does not tell from organisations.
 *
 * @returns one record an entry, as far as they could be read, and a problem for each that could not
 */
export function readBibtex(
  source: string,
  file: string,
): { records: SourceRecord[]; problems: ReadingProblem[] } {
  const library = parseLibrary(source)
  if (library instanceof Error) {
    return {
      records: [],
      problems: [problemAt(file, source, 0, `This is not valid BibTeX: ${library.message}.`)],
    }
  }

  const problems = library.errors.map(({ error, input }) =>
    problemAt(
      file,
      source,
      Math.max(0, source.indexOf(input)),
      `This BibTeX entry cannot be read: ${error.replace(/\s+/g, ' ').replace(/\.$/, '')}.`,
    ),
  )
  const records: SourceRecord[] = []
  let searched = 0
  for (const entry of library.entries) {
    if (entry.input === '') continue
    const offset = source.indexOf(entry.input, searched)
    searched = offset + entry.input.length
    const place = placeOfOffset(file, source, offset)
    const data = toCslJson(entry)
    if (entry.key === '' || data === undefined) {
      problems.push(
        problemAt(
          file,
          source,
          offset,
          entry.key === ''
            ? 'This BibTeX entry has no citation key.'
            : `The BibTeX entry \`${entry.key}\` cannot be read.`,
        ),
      )
      continue
    }
    records.push({
      id: entry.key,
      file,
      format: 'bibtex',
      data,
      place,
      placeOf: ([field]) => {
        const at = typeof field === 'string' ? fieldOffset(entry.input, field) : 0
        return placeOfOffset(file, source, offset + at)
      },
    })
  }
  return { records, problems }
}

function parseLibrary(source: string) {
  try {
    return parse(source, { english: false, sentenceCase: false, unsupported: 'ignore' })
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function problemAt(file: string, source: string, offset: number, message: string): ReadingProblem {
  return {
    rule: 'file-parses',
    place: placeOfOffset(file, source, offset),
    message,
    hint: 'An entry is `@article{key, title = {…}, year = {2020} }`: a key, commas between the fields, every brace closed.',
  }
}

function toCslJson(entry: Entry): Record<string, unknown> | undefined {
  let item: Record<string, unknown> | undefined
  try {
    ;[item] = new Cite(entry.input, { generateGraph: false }).data as Record<string, unknown>[]
  } catch {
    return undefined
  }
  if (!item) return undefined
  const { id: _id, 'citation-key': _key, ...data } = item
  for (const field of [...nameFields, 'bookauthor'] as const) {
    const names = (entry.fields as Record<string, unknown>)[field]
    if (!Array.isArray(names)) continue
    data[cslNameFields[field] ?? field] = names.map(toCslName)
  }
  return data
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
