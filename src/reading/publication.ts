/** The whole publication as its files hold it: every record with its source positions, and everything that could not be read. */

import type { Root } from 'mdast'

import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, sep } from 'node:path'

import type { TextFormat } from './characters/parts.ts'
import type { ContentEntry } from './files.ts'
import type { FileFacts } from './media.ts'
import type { ReadingProblem } from './problem.ts'
import type { SourceRecord } from './record.ts'

import { nearest } from '../shared/nearest.ts'
import { normalizeText, toNormalForm } from '../shared/normal-form.ts'
import { placeOfOffset, type Place } from '../shared/place.ts'
import { readBibtex } from './bibtex.ts'
import { inspectFileName, withoutHidden } from './characters.ts'
import { readCslJson } from './csl-json.ts'
import { parseCsv } from './csv.ts'
import { fileNamed, listFiles } from './files.ts'
import { splitFrontMatter } from './front-matter.ts'
import { parseMdx } from './mdx.ts'
import { describeFile } from './media.ts'
import { normalizeNames } from './names.ts'
import { decodeText, mostTextBytes } from './text.ts'
import { parseYaml } from './yaml.ts'

/** Collections of one YAML file per record. */
export const yamlCollections = ['claims', 'searches', 'people', 'topics', 'ratings'] as const
/** Collections of MDX texts with front matter. */
export const textCollections = ['articles', 'pages'] as const

export type YamlCollection = (typeof yamlCollections)[number]
export type TextCollection = (typeof textCollections)[number]
export type Collection = YamlCollection | TextCollection | 'references' | 'charts' | 'responses'

/** An article or page as read: its front matter is the record's data. */
export interface SourceText extends SourceRecord {
  format: 'mdx'
  /** The text with its front matter blanked out, every position as in the file. */
  body: string
  /** The syntax tree of the body; absent if it could not be parsed. */
  tree?: Root
}

/** A reader's response as read: its front matter is the record's data. */
export interface SourceResponse extends SourceRecord {
  format: 'markdown'
  /** The text with its front matter blanked out: Markdown that nobody here vouches for. */
  body: string
}

/** Everything under `content/`, read but not yet validated. */
export interface Publication {
  /** Absolute path of the content. */
  directory: string
  site: SourceRecord | undefined
  records: Record<YamlCollection | 'references' | 'charts', SourceRecord[]>
  texts: Record<TextCollection, SourceText[]> & { responses: SourceResponse[] }
  /** The citation styles that an author added: the files of `content/styles/`, by name. */
  styles: Map<string, { file: string; xml: string }>
  /** The pictures in SVG beside texts, by absolute path: each is published as it is. */
  drawings: Map<string, string>
  problems: ReadingProblem[]
  /** The text of every file that was read, by absolute path: for quoting the author's own words. */
  sources: Map<string, string>
  /** Every file below the content, by absolute path; no link, and nothing hidden. */
  files: ReadonlySet<string>
  /** The files of collections that could not be read at all: which records they hold is not known. */
  unread: Set<string>
  /** The records whose folder or ending is misspelt, such as `topics/pain`: they are not read, but are there. */
  misplaced: Set<string>
  /** Pictures whose data cannot be decoded, by absolute path; filled by a command, which can wait for the answer. */
  damaged: ReadonlySet<string>
  /** The files of `public/` by their paths on the site, `/kit.pdf`; filled by a command. Absent where they are not known. */
  publicFiles?: ReadonlySet<string>
  /** Says what a file is, of which only the name matters elsewhere: a picture, or what readers are given. */
  describe: (file: string) => FileFacts
}

/** Everything that may be in `content/`, folders first. */
const folders = [...yamlCollections, ...textCollections, 'references', 'responses', 'styles']

/**
 * Reads a publication.
 *
 * @param directory absolute path of the content
 * @returns all of it; what could not be read is among the problems, and nothing is thrown for bad content
 */
export function readPublication(directory: string): Publication {
  const entries = listFiles(directory)
  const described = new Map<string, FileFacts>()
  const publication: Publication = {
    directory,
    site: undefined,
    records: {
      claims: [],
      searches: [],
      people: [],
      topics: [],
      ratings: [],
      references: [],
      charts: [],
    },
    texts: { articles: [], pages: [], responses: [] },
    styles: new Map(),
    drawings: new Map(),
    problems: [],
    sources: new Map(),
    files: new Set(entries.flatMap(({ file, kind }) => (kind === 'file' ? [file] : []))),
    unread: new Set(),
    misplaced: new Set(),
    damaged: new Set(),
    describe: (file) => {
      const known = described.get(file) ?? describeFile(file)
      described.set(file, known)
      return known
    },
  }
  const filesOf = sortOut(publication, entries)
  readSiteRecord(publication)
  for (const collection of yamlCollections) {
    for (const file of filesOf(collection)) {
      if (isYaml(file)) addYaml(publication, collection, file, idOf(publication, collection, file))
      else {
        refuseFile(publication, file, `Only .yaml files belong in content/${collection}/.`)
        keepName(publication, collection, file)
      }
    }
  }
  readReferences(publication, filesOf('references'))
  for (const file of filesOf('styles')) {
    if (file.endsWith('.csl')) {
      const xml = readText(publication, file, 'xml')
      if (xml !== undefined) {
        publication.styles.set(plainName(basename(file, '.csl')), { file, xml })
      }
    } else refuseFile(publication, file, 'Only .csl files belong in content/styles/.')
  }
  for (const collection of textCollections) readTexts(publication, collection, filesOf(collection))
  readResponses(publication, filesOf('responses'))
  return publication
}

/**
 * Reports what is no file, and what lies where nothing is read.
 *
 * @returns the files of each folder
 */
function sortOut(
  publication: Publication,
  entries: readonly ContentEntry[],
): (folder: string) => string[] {
  const { directory } = publication
  const byFolder = new Map<string, ContentEntry[]>()
  for (const entry of entries) {
    const [folder = '', ...rest] = relative(directory, entry.file).split(sep)
    const name = rest.length === 0 && entry.kind !== 'locked folder' ? '' : folder
    const known = byFolder.get(name)
    if (known) known.push(entry)
    else byFolder.set(name, [entry])
  }
  for (const [folder, inFolder] of byFolder) {
    if (folder === '') {
      for (const entry of inFolder) refuseAtTop(publication, entry)
    } else if (folders.includes(folder)) {
      for (const entry of inFolder) {
        if (entry.kind !== 'file') refuseEntry(publication, entry)
        else {
          const path = relativePath(publication, folder, entry.file)
          publication.problems.push(...inspectFileName(entry.file, path))
        }
      }
    } else if (inFolder.some(({ file }) => !isNote(file))) {
      refuseFolder(publication, folder, inFolder)
    }
  }
  return (folder) =>
    (byFolder.get(folder) ?? []).flatMap(({ file, kind }) =>
      kind === 'file' && !isNote(file) ? [file] : [],
    )
}

/** What projects keep beside their files for whoever looks into a folder. */
function isNote(file: string): boolean {
  return /^(?:readme|licen[cs]e|copying|notice)(?:\.(?:md|txt))?$/i.test(basename(file))
}

function refuseAtTop(publication: Publication, entry: ContentEntry): void {
  const { file, kind } = entry
  const name = basename(file)
  if (name === 'site.yaml' || isNote(file)) {
    if (kind !== 'file') refuseEntry(publication, entry)
    return
  }
  if (folders.includes(name)) {
    if (kind === 'file') refuseFile(publication, file, `Make a folder of content/${name}.`)
    else refuseEntry(publication, entry)
    return
  }
  const isSite = /^site\.\w+$/i.test(name)
  const near = isSite ? 'site.yaml' : nearestFolder(name.replace(/\.\w+$/, ''))
  publication.problems.push({
    rule: 'file-belongs-here',
    place: { file, line: 1, column: 1 },
    message: `\`${name}\` is not read: at the top of content/ there are only \`site.yaml\` and folders.`,
    hint: isSite
      ? 'Rename it to `site.yaml`.'
      : near === undefined
        ? `Move it into one of these folders, or out of content/: ${folders.map((each) => `\`${each}/\``).join(', ')}.`
        : `Move it into \`${near}\` if it belongs there, or out of content/.`,
  })
}

function nearestFolder(name: string): string | undefined {
  const lower = name.toLowerCase()
  const same = lower === 'person' ? 'people' : folders.find((folder) => folder === lower)
  const alike = folders.filter((folder) => folder[0] === name[0]?.toLowerCase())
  const near = same ?? nearest(name, alike)
  return near === undefined ? undefined : `${near}/`
}

/**
 * Reports a folder that nobody reads, once. The records in it keep their names if it is clear which folder is meant, so
 * that those who name them are not blamed as well.
 */
function refuseFolder(
  publication: Publication,
  folder: string,
  entries: readonly ContentEntry[],
): void {
  const near = nearestFolder(folder)
  const place = { file: join(publication.directory, folder), line: 1, column: 1 }
  publication.problems.push({
    rule: 'file-belongs-here',
    place,
    message: `Nothing in the folder \`${folder}/\` is read${near === undefined ? '.' : `; did you mean \`${near}\`?`}`,
    hint:
      near === undefined
        ? `Move its files into one of these folders, or out of content/: ${folders.map((each) => `\`${each}/\``).join(', ')}.`
        : `Rename it, or move its files into \`${near}\`. Capitals count.`,
  })
  const collection = [...yamlCollections, 'references' as const].find((each) => `${each}/` === near)
  if (!collection) return
  for (const { file, kind } of entries) {
    if (kind !== 'file' || !isYaml(file)) continue
    publication.misplaced.add(`${collection}/${idOf(publication, folder, file)}`)
  }
}

const kinds: Record<Exclude<ContentEntry['kind'], 'file'>, { message: string; hint: string }> = {
  link: {
    message: 'is a link to another place, and links are not followed.',
    hint: 'Put the file or folder itself here, not a link to it.',
  },
  pipe: { message: 'is a named pipe, not a file.', hint: 'Put a file here, or remove it.' },
  socket: { message: 'is a socket, not a file.', hint: 'Put a file here, or remove it.' },
  device: { message: 'is a device, not a file.', hint: 'Put a file here, or remove it.' },
  'locked folder': {
    message: 'is a folder that cannot be opened.',
    hint: 'Give yourself the permission to read it, or remove it.',
  },
}

function refuseEntry(publication: Publication, { file, kind }: ContentEntry): void {
  if (kind === 'file') return
  const { message, hint } = kinds[kind]
  publication.problems.push({
    rule: 'file-belongs-here',
    place: { file, line: 1, column: 1 },
    message: `\`${basename(file)}\` ${message}`,
    hint,
  })
}

/** The name of a record or style in the form in which names are compared; what nobody sees in it has been reported. */
function plainName(name: string): string {
  return toNormalForm(withoutHidden(name))
}

/** The names a text's file may have: `<slug>.mdx` or `<slug>/index.mdx`. */
export function slugOf(path: string): string {
  return plainName(path.replace(/\.mdx$/, '').replace(/(?:^|\/)index$/, ''))
}

function readSiteRecord(publication: Publication): void {
  const file = join(publication.directory, 'site.yaml')
  if (publication.files.has(file)) {
    publication.site = readYamlRecord(publication, 'site', file, 'site')
    return
  }
  // A link, or a file whose name is nearly right, has been reported.
  const isReported = publication.problems.some(
    ({ place }) => dirname(place.file) === publication.directory && /^site\.\w+$/i.test(basename(place.file)), // prettier-ignore
  )
  if (isReported) return
  publication.problems.push({
    rule: 'file-belongs-here',
    place: { file, line: 1, column: 1 },
    message: 'This publication has no `site.yaml`.',
    hint: 'Add one with at least `name` and `url`.',
  })
}

function readReferences(publication: Publication, files: readonly string[]): void {
  for (const file of files) {
    if (isYaml(file)) {
      addYaml(publication, 'references', file, idOf(publication, 'references', file))
    } else if (file.endsWith('.json') || file.endsWith('.bib')) {
      const isJson = file.endsWith('.json')
      const source = readText(publication, file, isJson ? 'json' : 'bibtex')
      if (source === undefined) continue
      const read = isJson ? readCslJson(source, file) : readNormal(source, file)
      publication.records.references.push(...read.records.map(withNormalNames))
      publication.problems.push(...read.problems)
    } else {
      refuseFile(
        publication,
        file,
        'Only .yaml, .json (CSL-JSON) and .bib (BibTeX) files belong in content/references/.',
      )
      keepName(publication, 'references', file)
    }
  }
}

/**
 * Reads BibTeX, whose grammar knows no letters in decomposed form, in Normalization Form C. Places are those in the file
 * as its author has it.
 */
function readNormal(source: string, file: string): ReturnType<typeof readBibtex> {
  const { text, originalOffset } = normalizeText(source)
  if (text === source) return readBibtex(source, file)
  const inOriginal = (place: Place) => {
    const { line, column } = place
    const start = offsetOfLine(text, line)
    return placeOfOffset(file, source, originalOffset(start + column - 1))
  }
  const { records, problems } = readBibtex(text, file)
  return {
    records: records.map((record) => ({
      ...record,
      place: inOriginal(record.place),
      placeOf: (path, part) => inOriginal(record.placeOf(path, part)),
    })),
    problems: problems.map((problem) => ({ ...problem, place: inOriginal(problem.place) })),
  }
}

/** Where a line starts, counted from 1. */
function offsetOfLine(text: string, line: number): number {
  let start = 0
  for (let passed = 1; passed < line; passed += 1) start = text.indexOf('\n', start) + 1
  return start
}

/** The key of a collection file's record, and the names in its fields, in the form in which names are compared. */
function withNormalNames(record: SourceRecord): SourceRecord {
  return {
    ...record,
    id: toNormalForm(record.id),
    ...(record.custom
      ? { custom: normalizeNames('references', record.custom) as Record<string, unknown> }
      : {}),
  }
}

function readTexts(
  publication: Publication,
  collection: TextCollection,
  files: readonly string[],
): void {
  for (const file of files) {
    const path = relativePath(publication, collection, file)
    if (file.endsWith('.mdx')) {
      const source = readText(publication, file, 'mdx')
      const { yaml, body, isThere } =
        source === undefined ? unreadText(file) : splitFrontMatter(source, file)
      publication.problems.push(...yaml.problems)
      const parsed: Partial<ReturnType<typeof parseMdx>> = isThere ? parseMdx(body, file) : {}
      if ('problem' in parsed) publication.problems.push(parsed.problem)
      publication.texts[collection].push({
        id: slugOf(path),
        file,
        format: 'mdx',
        data: normalizeNames(collection, yaml.data),
        place: yaml.placeOf([]),
        placeOf: yaml.placeOf,
        body,
        ...('tree' in parsed ? { tree: parsed.tree } : {}),
      })
    } else if (/\.mdx?$|\.markdown$/i.test(file)) {
      refuseFile(publication, file, `Texts in content/${collection}/ end in .mdx; rename the file.`)
      publication.unread.add(file)
    } else if (/\.svg$/i.test(file)) {
      publication.drawings.set(file, readText(publication, file, 'xml') ?? '')
    } else if (isYaml(file) && collection === 'articles') {
      const chart = readYamlRecord(publication, 'charts', file, toNormalForm(path))
      publication.records.charts.push(withTable(publication, chart))
    }
  }
}

function readResponses(publication: Publication, files: readonly string[]): void {
  for (const file of files) {
    if (!file.endsWith('.md')) {
      refuseFile(publication, file, 'Only .md files belong in content/responses/.')
      continue
    }
    const source = readText(publication, file, 'markdown')
    const { yaml, body } = source === undefined ? unreadText(file) : splitFrontMatter(source, file)
    publication.problems.push(...yaml.problems)
    publication.texts.responses.push({
      id: idOf(publication, 'responses', file),
      file,
      format: 'markdown',
      data: normalizeNames('responses', yaml.data),
      place: yaml.placeOf([]),
      placeOf: yaml.placeOf,
      body,
    })
  }
}

/** A text of which nothing is known but its name. */
function unreadText(file: string): ReturnType<typeof splitFrontMatter> {
  const placeOf = () => ({ file, line: 1, column: 1 })
  return { yaml: { data: undefined, problems: [], placeOf }, body: '', isThere: true }
}

/** A chart may keep its rows in a table beside it, `rows: ./growth.csv`: they take the place of the name. */
function withTable(publication: Publication, record: SourceRecord): SourceRecord {
  const data = record.data as { rows?: unknown } | null | undefined
  const name = data?.rows
  if (typeof name !== 'string' || !name.endsWith('.csv')) return record
  const table = fileNamed(publication.files, join(dirname(record.file), name))
  const isBeside = table !== undefined && !relative(join(publication.directory, 'articles'), table).startsWith('..') // prettier-ignore
  if (!isBeside) {
    const tables = [...publication.files]
      .filter((file) => file.endsWith('.csv') && dirname(file) === dirname(record.file))
      .map((file) => basename(file))
    const near = nearest(name.replace(/^\.\//, ''), tables)
    publication.problems.push({
      rule: 'file-belongs-here',
      place: record.placeOf(['rows']),
      message: `There is no file \`${name}\` beside this chart${near === undefined ? '.' : `; did you mean \`./${near}\`?`}`,
      hint: 'Put the table into the folder of the article, or correct its name.',
    })
    return { ...record, data: undefined }
  }
  const source = readText(publication, table, 'csv')
  if (source === undefined) return { ...record, data: undefined }
  const read = parseCsv(source, table, {
    numbers: ['value'],
    names: ['label', 'series', 'date', 'value'],
  })
  publication.problems.push(...read.problems)
  return {
    ...record,
    data: read.rows && { ...data, rows: read.rows },
    placeOf: (path, part) =>
      path[0] === 'rows' && path.length > 1
        ? read.placeOf(path.slice(1), part)
        : record.placeOf(path, part),
  }
}

function addYaml(
  publication: Publication,
  collection: YamlCollection | 'references',
  file: string,
  id: string,
): void {
  const record = readYamlRecord(publication, collection, file, id)
  publication.records[collection].push(record)
}

function readYamlRecord(
  publication: Publication,
  collection: YamlCollection | 'references' | 'charts' | 'site',
  file: string,
  id: string,
): SourceRecord {
  const source = readText(publication, file, 'yaml')
  const place = { file, line: 1, column: 1 }
  if (source === undefined) {
    return { id, file, format: 'yaml', data: undefined, place, placeOf: () => place }
  }
  const { data, problems, placeOf } = parseYaml(source, file)
  publication.problems.push(...problems)
  return { id, file, format: 'yaml', data: normalizeNames(collection, data), place, placeOf }
}

/** Reads a file as text that can be parsed; `undefined`, and a problem, where it holds none or cannot be opened. */
function readText(publication: Publication, file: string, format: TextFormat): string | undefined {
  const refuse = (message: string, hint: string): undefined => {
    const place = { file, line: 1, column: 1 }
    publication.problems.push({ rule: 'file-parses', place, message, hint })
    publication.unread.add(file)
    publication.sources.set(file, '')
  }
  let bytes: Buffer
  try {
    if (statSync(file).size > mostTextBytes) {
      const most = mostTextBytes / 1_000_000
      refuse(`This file is larger than ${most} MB.`, 'Split it, or take out what is no text.')
      return
    }
    bytes = readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    refuse(
      `This file cannot be opened${code === 'EACCES' ? ': the permission to read it is missing' : ''}.`,
      'Check its permissions and the characters of its name.',
    )
    return
  }
  const { source, text, problems } = decodeText(bytes, file, format)
  publication.problems.push(...problems)
  publication.sources.set(file, source)
  if (text === undefined) publication.unread.add(file)
  return text
}

function refuseFile(publication: Publication, file: string, hint: string): void {
  publication.problems.push({
    rule: 'file-belongs-here',
    place: { file, line: 1, column: 1 },
    message: `\`${basename(file)}\` is not a kind of file that is read here.`,
    hint,
  })
}

function relativePath(publication: Publication, collection: string, file: string): string {
  return relative(join(publication.directory, collection), file).split(sep).join('/')
}

function idOf(publication: Publication, collection: string, file: string): string {
  const path = relativePath(publication, collection, file)
  return plainName(path.slice(0, path.length - extname(path).length))
}

/** A record whose file has a wrong ending, such as `.yml` or `.yaml.txt`, is not read, but is there. */
function keepName(
  publication: Publication,
  collection: YamlCollection | 'references',
  file: string,
): void {
  const path = relativePath(publication, collection, file)
  const name = plainName(path.replace(/(?:\.ya?ml)?(?:\.\w+)?$/i, ''))
  publication.misplaced.add(`${collection}/${name}`)
}

/** One ending only: `a.yaml` beside `a.yml` would be two records of one name. */
function isYaml(file: string): boolean {
  return file.endsWith('.yaml')
}
