/** Reads the references of a publication: YAML, CSL-JSON and BibTeX. */

import type { SourceRecord } from '../reading/record.ts'
import type { SourcePublication } from './source.ts'

import { readBibtex } from '../reading/bibtex.ts'
import { readCslJson } from '../reading/csl-json.ts'
import { normalizeText, toNormalForm } from '../shared/normal-form.ts'
import { placeOfOffset, type Place } from '../shared/place.ts'
import { normalizeNames } from './naming-fields.ts'
import { addYaml, isYaml, keepName, readRecords, refuseFile } from './read-file.ts'

/** Reads the files of `content/references/`. */
export function readReferences(publication: SourcePublication, files: readonly string[]): void {
  for (const file of files) {
    if (isYaml(file)) addYaml(publication, 'references', file)
    else if (file.endsWith('.json') || file.endsWith('.bib')) {
      const format = file.endsWith('.json') ? 'json' : 'bibtex'
      const read = format === 'json' ? readCslJson : readNormalizedBibtex
      const records = readRecords<SourceRecord>(
        publication,
        { file, kind: `references ${format}`, format },
        (text) => {
          if (text === undefined) return { records: [], problems: [] }
          const { records, problems } = read(text, file)
          return { records: records.map(withNormalNames), problems }
        },
        (record) => record,
      )
      for (const record of records) publication.records.references.push(record)
    } else {
      refuseFile(publication, file, hintFor(file))
      keepName(publication, 'references', file)
    }
  }
}

const accepted =
  'Only .yaml, .json (CSL-JSON) and .bib (BibTeX) files belong in content/references/.'

/** Says what to do with a file that this folder cannot hold. */
function hintFor(file: string): string {
  return /\.(?:ris|nbib)$/i.test(file)
    ? `${accepted} Move it out of content/ and import it: npm run cite -- import <file>.`
    : accepted
}

/**
 * Reads BibTeX in Unicode Normalization Form C, because its grammar does not accept letters in decomposed form. Places
 * are those in the author's own file.
 */
export function readNormalizedBibtex(
  source: string,
  file: string,
  options: { keysAreOptional?: boolean } = {},
): ReturnType<typeof readBibtex> {
  const { text, originalOffset } = normalizeText(source)
  if (text === source) return readBibtex(source, file, options)
  const inOriginal = ({ line, column }: Place) =>
    placeOfOffset(file, source, originalOffset(offsetOfLine(text, line) + column - 1))
  const { records, problems } = readBibtex(text, file, options)
  return {
    records: records.map((record) => ({
      ...record,
      place: inOriginal(record.place),
      placeOf: (path, part) => inOriginal(record.placeOf(path, part)),
    })),
    problems: problems.map((problem) => ({ ...problem, place: inOriginal(problem.place) })),
  }
}

/** Returns the offset at which a line starts. Lines are counted from 1. */
function offsetOfLine(text: string, line: number): number {
  let start = 0
  for (let passed = 1; passed < line; passed += 1) start = text.indexOf('\n', start) + 1
  return start
}

/** Normalises the key of a record from a collection file, and the names in its fields. */
function withNormalNames(record: SourceRecord): SourceRecord {
  return {
    ...record,
    id: toNormalForm(record.id),
    ...(record.custom
      ? { custom: normalizeNames('references', record.custom) as Record<string, unknown> }
      : {}),
  }
}
