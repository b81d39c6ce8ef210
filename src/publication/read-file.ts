/** Reads single files of a publication and notes what is wrong with them. */

import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { basename, extname, join, relative, sep } from 'node:path'

import type { TextFormat } from '../reading/characters/parts.ts'
import type { ReadingProblem } from '../reading/problem.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { SourcePublication, YamlCollection } from './source.ts'

import { withoutHidden } from '../reading/characters.ts'
import { mostTextBytes } from '../reading/encoding.ts'
import { decodeText } from '../reading/text.ts'
import { type ParsedYaml, parseYaml } from '../reading/yaml.ts'
import { toNormalForm } from '../shared/normal-form.ts'
import { normalizeNames } from './naming-fields.ts'
import { type FileReading, stampOf } from './readings.ts'

/** Reads a file as text; `undefined`, and a problem, if it cannot be opened or is not text. */
export function readText(
  publication: SourcePublication,
  file: string,
  format: TextFormat,
): string | undefined {
  const bytes = openText(publication, file)
  return bytes && decode(publication, file, bytes, format)
}

/** Reads the bytes of a text file; `undefined`, and a problem, if it cannot be opened or is too large. */
function openText(publication: SourcePublication, file: string): Buffer | undefined {
  const refuse = (message: string, hint: string): undefined => {
    const place = { file, line: 1, column: 1 }
    publication.problems.push({ rule: 'file-parses', place, message, hint })
    publication.unread.add(file)
    publication.sources.set(file, '')
  }
  const unsaved = publication.unsaved?.get(file)
  try {
    if ((unsaved?.length ?? statSync(file).size) > mostTextBytes) {
      const most = mostTextBytes / 1_000_000
      refuse(
        `This file is larger than ${most} MB.`,
        'Split it, or remove everything that is not text.',
      )
      return
    }
    const bytes = unsaved ?? readFileSync(file)
    publication.digests.set(file, hash('sha256', bytes))
    return bytes
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    refuse(
      `This file cannot be opened${code === 'EACCES' ? ': the permission to read it is missing' : ''}.`,
      'Check its permissions and the characters of its name.',
    )
    return
  }
}

function decode(
  publication: SourcePublication,
  file: string,
  bytes: Buffer,
  format: TextFormat,
): string | undefined {
  const { source, text, problems } = decodeText(bytes, file, format)
  publication.problems.push(...problems)
  publication.sources.set(file, source)
  publication.onRead?.()
  if (text === undefined) publication.unread.add(file)
  return text
}

/** A file with records. */
export interface RecordFile {
  file: string
  /** What the records depend on besides the file: its collection and, where a collection has several formats, its format. */
  kind: string
  format: TextFormat
}

/** The records of a file, and what is wrong with it. */
export interface ReadRecords<Kind extends SourceRecord> {
  records: Kind[]
  problems: ReadingProblem[]
}

/** The parts of a record that are kept. The name of a record is kept only if it is in the file. */
type KeptRecord = Pick<SourceRecord, 'id' | 'data' | 'custom' | 'otherKeys'> & {
  line: number
  column: number
}

/**
 * Reads the records of a file. If the file has not changed since this process read it, they are the same objects.
 *
 * Otherwise, takes those that were read from the same bytes in an earlier run. Only files without a problem are kept. Such a
 * file is parsed again if the place of a part of it is needed.
 *
 * @param read reads the text of the file; the text is `undefined`, and the problem reported, if the file is not text
 * @param revive makes a record of the kept parts, with the text of the file
 */
export function readRecords<Kind extends SourceRecord>(
  publication: SourcePublication,
  of: RecordFile,
  read: (text: string | undefined) => ReadRecords<Kind>,
  revive: (record: SourceRecord, text: string) => Kind,
): readonly Kind[] {
  const { readings, digests, sources, problems } = publication
  const { file, kind } = of
  const repeat = ({ digest, source, records }: FileReading) => {
    digests.set(file, digest)
    sources.set(file, source)
    publication.onRead?.()
    return records as readonly Kind[]
  }
  // The file may change while it is read. Then it has another stamp afterwards.
  const stamp = publication.unsaved?.has(file) ? undefined : stampOf(file)
  const before = readings.get(file)
  const known = before?.kind === kind ? before : undefined
  if (known && stamp !== undefined && known.stamp === stamp) return repeat(known)
  readings.delete(file)
  const problemsBefore = problems.length
  const bytes = openText(publication, file)
  const digest = digests.get(file)
  if (known && known.digest === digest) {
    readings.set(file, { ...known, stamp })
    return repeat(known)
  }
  const records = readBytes(publication, of, bytes, { read, revive })
  const source = sources.get(file)
  if (problems.length === problemsBefore && digest !== undefined && source !== undefined)
    readings.set(file, { kind, digest, source, records, stamp })
  return records
}

/** Reads the records in the bytes of a file, or takes those that an earlier run read from them. */
function readBytes<Kind extends SourceRecord>(
  publication: SourcePublication,
  { file, kind, format }: RecordFile,
  bytes: Buffer | undefined,
  {
    read,
    revive,
  }: {
    read: (text: string | undefined) => ReadRecords<Kind>
    revive: (record: SourceRecord, text: string) => Kind
  },
): Kind[] {
  const key = hash('sha256', `${kind} ${publication.digests.get(file) ?? ''}`)
  const known = bytes && (publication.kept?.get(key) as KeptRecord[] | undefined)
  if (known) {
    const text = bytes.toString('utf8')
    publication.sources.set(file, text)
    publication.onRead?.()
    let again: Kind[] | undefined
    const recordAt = (index: number) => (again ??= read(text).records)[index] as Kind
    return known.map(({ line, column, ...record }, index) =>
      revive(
        {
          ...record,
          file,
          format: format as SourceRecord['format'],
          place: { file, line, column },
          placeOf: (path, part) => recordAt(index).placeOf(path, part),
          ...(format === 'yaml' && { rawOf: (path) => recordAt(index).rawOf?.(path) }),
          ...(format === 'bibtex' && { nameOf: (path) => recordAt(index).nameOf?.(path) }),
        },
        text,
      ),
    )
  }
  const before = publication.problems.length
  const text = bytes && decode(publication, file, bytes, format)
  const { records, problems } = read(text)
  publication.problems.push(...problems)
  if (publication.problems.length === before && records.every(survivesJson))
    publication.kept?.set(key, records.map(toKept))
  return records
}

function toKept({ id, data, custom, otherKeys, place }: SourceRecord): KeptRecord {
  const { line, column } = place
  return { id, data, line, column, ...(custom && { custom }), ...(otherKeys && { otherKeys }) } // oxfmt-ignore
}

/** Returns whether the data of a record are the same after JSON, which has no infinite numbers. */
function survivesJson({ data, custom }: SourceRecord): boolean {
  const values = [data, custom ?? null]
  return isDeepStrictEqual(JSON.parse(JSON.stringify(values)), values)
}

/** Reads a YAML file as one record. */
export function readYamlRecord(
  publication: SourcePublication,
  collection: YamlCollection | 'references' | 'charts' | 'site',
  file: string,
  id: string,
): SourceRecord {
  const place = { file, line: 1, column: 1 }
  const [record] = readRecords<SourceRecord>(
    publication,
    { file, kind: collection, format: 'yaml' },
    (text) => {
      const { problems, data, ...source } =
        text === undefined
          ? unreadYaml(file)
          : parseYaml(text, file, { isOfText: collection === 'references' })
      const named = normalizeNames(collection, data)
      return { records: [{ id, file, format: 'yaml', data: named, place, ...source }], problems }
    },
    (kept) => ({ ...kept, id }),
  )
  return record as SourceRecord
}

/** Returns the YAML of a file that could not be read as text: no fields. */
export function unreadYaml(file: string): ParsedYaml {
  return { data: undefined, problems: [], placeOf: () => ({ file, line: 1, column: 1 }) }
}

/** Reads a YAML file of a collection, and adds its record. */
export function addYaml(
  publication: SourcePublication,
  collection: YamlCollection | 'references',
  file: string,
): void {
  const id = idOf(publication, collection, file)
  publication.records[collection].push(readYamlRecord(publication, collection, file, id))
}

/** Returns whether a file is YAML. Only `.yaml` counts: `a.yaml` and `a.yml` would be two records of one name. */
export function isYaml(file: string): boolean {
  return file.endsWith('.yaml')
}

/** Returns the path of a file within the folder of its collection, with `/` between segments. */
export function relativePath(
  { directory }: Pick<SourcePublication, 'directory'>,
  collection: string,
  file: string,
): string {
  return relative(join(directory, collection), file).split(sep).join('/')
}

/** Returns the name of a record: the path of its file without the extension. */
export function idOf(
  publication: Pick<SourcePublication, 'directory'>,
  collection: string,
  file: string,
): string {
  const path = relativePath(publication, collection, file)
  return plainName(path.slice(0, path.length - extname(path).length))
}

/** Returns the name of a record or style without hidden characters, in the Unicode form in which names are compared. */
export function plainName(name: string): string {
  return toNormalForm(withoutHidden(name))
}

/** Returns the slug of a text's file: `<slug>.mdx` or `<slug>/index.mdx`. */
export function slugOf(path: string): string {
  return plainName(path.replace(/\.mdx$/, '').replace(/(?:^|\/)index$/, ''))
}

/** Reports a file that its folder cannot hold. */
export function refuseFile(publication: SourcePublication, file: string, hint: string): void {
  publication.problems.push({
    rule: 'file-belongs-here',
    place: { file, line: 1, column: 1 },
    message: `\`${basename(file)}\` cannot be used in this folder.`,
    hint,
  })
}

/** Notes a record whose file has the wrong extension, such as `.yml` or `.yaml.txt`. It exists but is not read. */
export function keepName(
  publication: SourcePublication,
  collection: YamlCollection | 'references',
  file: string,
): void {
  const path = relativePath(publication, collection, file)
  const name = plainName(path.replace(/(?:\.ya?ml)?(?:\.\w+)?$/i, ''))
  publication.misplaced.add(`${collection}/${name}`)
}
