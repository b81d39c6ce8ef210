/** The whole publication as its files hold it: every record with its source positions, and everything that could not be read. */

import type { Root } from 'mdast'

import { isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs'
import { basename, dirname, extname, join, relative, sep } from 'node:path'

import type { ReadingProblem } from './problem.ts'
import type { SourceRecord } from './record.ts'

import { normalizeText, toNormalForm } from '../shared/normal-form.ts'
import { placeOfOffset, type Place } from '../shared/place.ts'
import { readBibtex } from './bibtex.ts'
import { readCslJson } from './csl-json.ts'
import { parseCsv } from './csv.ts'
import { splitFrontMatter } from './front-matter.ts'
import { parseMdx } from './mdx.ts'
import { normalizeNames } from './names.ts'
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
  /** Every file below the content, by absolute path. */
  files: Set<string>
}

/**
 * Reads a publication.
 *
 * @param directory absolute path of the content
 * @returns all of it; what could not be read is among the problems, and nothing is thrown for bad content
 */
export function readPublication(directory: string): Publication {
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
    files: new Set(),
  }
  readSiteRecord(publication)
  for (const collection of yamlCollections) {
    for (const file of filesUnder(publication, collection)) {
      if (isYaml(file)) addYaml(publication, collection, file, idOf(publication, collection, file))
      else refuseFile(publication, file, `Only .yaml files belong in content/${collection}/.`)
    }
  }
  readReferences(publication)
  for (const file of filesUnder(publication, 'styles')) {
    if (file.endsWith('.csl')) {
      publication.styles.set(toNormalForm(basename(file, '.csl')), {
        file,
        xml: readSource(publication, file),
      })
    } else refuseFile(publication, file, 'Only .csl files belong in content/styles/.')
  }
  for (const collection of textCollections) readTexts(publication, collection)
  readResponses(publication)
  return publication
}

/** The names a text's file may have: `<slug>.mdx` or `<slug>/index.mdx`. */
export function slugOf(path: string): string {
  return toNormalForm(path.replace(/\.mdx$/, '').replace(/(?:^|\/)index$/, ''))
}

function readSiteRecord(publication: Publication): void {
  const file = join(publication.directory, 'site.yaml')
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    publication.problems.push({
      rule: 'file-belongs-here',
      place: { file, line: 1, column: 1 },
      message: 'This publication has no `site.yaml`.',
      hint: 'Add one with at least `name` and `url`.',
    })
    return
  }
  publication.site = readYamlRecord(publication, 'site', file, 'site')
}

function readReferences(publication: Publication): void {
  for (const file of filesUnder(publication, 'references')) {
    if (isYaml(file)) {
      addYaml(publication, 'references', file, idOf(publication, 'references', file))
    } else if (file.endsWith('.json') || file.endsWith('.bib')) {
      const source = readSource(publication, file)
      const read = file.endsWith('.json') ? readCslJson(source, file) : readNormal(source, file)
      publication.records.references.push(...read.records.map(withNormalNames))
      publication.problems.push(...read.problems)
    } else {
      refuseFile(
        publication,
        file,
        'Only .yaml, .json (CSL-JSON) and .bib (BibTeX) files belong in content/references/.',
      )
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

function readTexts(publication: Publication, collection: TextCollection): void {
  for (const file of filesUnder(publication, collection)) {
    const path = relativePath(publication, collection, file)
    if (file.endsWith('.mdx')) {
      const source = readSource(publication, file)
      const { yaml, body } = splitFrontMatter(source, file)
      publication.problems.push(...yaml.problems)
      const parsed = parseMdx(body, file)
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
    } else if (/\.svg$/i.test(file)) {
      publication.drawings.set(file, readSource(publication, file))
    } else if (isYaml(file) && collection === 'articles') {
      const chart = readYamlRecord(publication, 'charts', file, toNormalForm(path))
      publication.records.charts.push(withTable(publication, chart))
    }
  }
}

function readResponses(publication: Publication): void {
  for (const file of filesUnder(publication, 'responses')) {
    if (!file.endsWith('.md')) {
      refuseFile(publication, file, 'Only .md files belong in content/responses/.')
      continue
    }
    const { yaml, body } = splitFrontMatter(readSource(publication, file), file)
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

/** A chart may keep its rows in a table beside it, `rows: ./growth.csv`: they take the place of the name. */
function withTable(publication: Publication, record: SourceRecord): SourceRecord {
  const data = record.data as { rows?: unknown } | null | undefined
  const name = data?.rows
  if (typeof name !== 'string' || !name.endsWith('.csv')) return record
  const table = fileNamed(publication, join(dirname(record.file), name))
  if (table === undefined) {
    publication.problems.push({
      rule: 'file-belongs-here',
      place: record.placeOf(['rows']),
      message: `There is no file \`${name}\` beside this chart.`,
      hint: 'Put the table into the folder of the article, or correct its name.',
    })
    return { ...record, data: undefined }
  }
  const read = parseCsv(readSource(publication, table), table, { numbers: ['value'] })
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

/** Finds a file by its name, whatever Unicode form the file system has it in: macOS gives names as they were typed. */
export function fileNamed({ files }: Pick<Publication, 'files'>, path: string): string | undefined {
  if (files.has(path)) return path
  const wanted = toNormalForm(path)
  return files.values().find((file) => toNormalForm(file) === wanted)
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
  const { data, problems, placeOf } = parseYaml(readSource(publication, file), file)
  publication.problems.push(...problems)
  return {
    id,
    file,
    format: 'yaml',
    data: normalizeNames(collection, data),
    place: { file, line: 1, column: 1 },
    placeOf,
  }
}

function readSource(publication: Publication, file: string): string {
  const bytes = readFileSync(file)
  const source = bytes.toString('utf8')
  if (!isUtf8(bytes)) {
    publication.problems.push({
      rule: 'file-parses',
      place: { file, line: 1, column: 1 },
      message: 'This file is not UTF-8 text.',
      hint: 'Save it again with the encoding UTF-8.',
    })
  }
  publication.sources.set(file, source)
  return source
}

function refuseFile(publication: Publication, file: string, hint: string): void {
  publication.problems.push({
    rule: 'file-belongs-here',
    place: { file, line: 1, column: 1 },
    message: `\`${basename(file)}\` is not a kind of file that is read here.`,
    hint,
  })
}

/** All files of a collection in a fixed order, without hidden ones. */
function filesUnder(publication: Publication, collection: string): string[] {
  const folder = join(publication.directory, collection)
  const place = statSync(folder, { throwIfNoEntry: false })
  if (!place) return []
  if (!place.isDirectory()) {
    refuseFile(publication, folder, `Make a folder of content/${collection}.`)
    return []
  }
  const files: string[] = []
  for (const entry of entriesUnder(folder)) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.push(file)
    else refuseFile(publication, file, 'Put the file itself here, not a link to it.')
  }
  files.sort()
  for (const file of files) publication.files.add(file)
  return files
}

/** Everything in a folder and its folders. Links are not followed: they may lead in a circle. */
function entriesUnder(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => (entry.isDirectory() ? entriesUnder(join(folder, entry.name)) : [entry]))
}

function relativePath(publication: Publication, collection: string, file: string): string {
  return relative(join(publication.directory, collection), file).split(sep).join('/')
}

function idOf(publication: Publication, collection: string, file: string): string {
  const path = relativePath(publication, collection, file)
  return toNormalForm(path.slice(0, path.length - extname(path).length))
}

/** One ending only: `a.yaml` beside `a.yml` would be two records of one name. */
function isYaml(file: string): boolean {
  return file.endsWith('.yaml')
}
