/** Reads the texts of a publication with the files next to them: articles, pages, responses, charts, drawings. */

import { basename, dirname, join, relative } from 'node:path'

import type { Root } from 'mdast'

import type { SourceRecord } from '../reading/record.ts'
import type { SourcePublication, SourceResponse, SourceText, TextCollection } from './source.ts'

import { parseCsv } from '../reading/csv.ts'
import { fileNamed } from '../reading/files.ts'
import { blankFrontMatter, splitFrontMatter } from '../reading/front-matter.ts'
import { parseMdx } from '../reading/mdx.ts'
import { nearest } from '../shared/nearest.ts'
import { hintForMissing } from '../shared/suggestion.ts'
import { toNormalForm } from '../shared/normal-form.ts'
import { normalizeNames } from './naming-fields.ts'
import {
  idOf,
  isYaml,
  readRecords,
  readText,
  readYamlRecord,
  refuseFile,
  relativePath,
  slugOf,
  unreadYaml,
} from './read-file.ts'

/** Reads the files of `content/articles/` or `content/pages/`. */
export function readTexts(
  publication: SourcePublication,
  collection: TextCollection,
  files: readonly string[],
): void {
  for (const file of files) {
    if (file.endsWith('.mdx')) readMdxText(publication, collection, file)
    else if (/\.mdx?$|\.markdown$/i.test(file)) {
      refuseFile(publication, file, `Texts in content/${collection}/ end in .mdx; rename the file.`)
      publication.unread.add(file)
    } else if (/\.svg$/i.test(file)) {
      publication.drawings.set(file, readText(publication, file, 'xml') ?? '')
    } else if (isYaml(file) && collection === 'articles') {
      const name = toNormalForm(relativePath(publication, collection, file))
      const chart = readYamlRecord(publication, 'charts', file, name)
      publication.records.charts.push(withTable(publication, chart))
    }
  }
}

function readMdxText(
  publication: SourcePublication,
  collection: TextCollection,
  file: string,
): void {
  const id = slugOf(relativePath(publication, collection, file))
  const mathematics = hasMathematics(publication)
  const read = (text: string | undefined) => {
    const { yaml, body, isThere } =
      text === undefined ? unreadText(file) : splitFrontMatter(text, file)
    const parsed: Partial<ReturnType<typeof parseMdx>> = isThere
      ? parseMdx(body, file, mathematics)
      : {}
    const { problems, placeOf } = yaml
    const data = normalizeNames(collection, yaml.data)
    const tree = 'tree' in parsed ? parsed.tree : undefined
    const record = withTree(
      { id, file, format: 'mdx', data, place: placeOf([]), placeOf, body },
      { isParsed: tree !== undefined, mathematics },
      tree,
    )
    return {
      records: [record],
      problems:
        'problem' in parsed ? [...problems, parsed.problem, ...(parsed.others ?? [])] : problems,
    }
  }
  const records = readRecords(
    publication,
    { file, kind: mathematics ? `${collection} with formulas` : collection, format: 'mdx' },
    read,
    // Only a text that could be parsed is kept.
    (kept, text) =>
      withTree(
        { ...kept, id, format: 'mdx', body: blankFrontMatter(text) },
        { isParsed: true, mathematics },
      ),
  )
  // A text that was read before may have the tree of an earlier check.
  for (const record of records.filter(({ prepareTree }) => prepareTree)) {
    record.releaseTree()
    record.prepareTree = undefined
  }
  publication.texts[collection].push(...records)
}

/**
 * Returns whether dollars start formulas. The settings are read before the texts, but not validated yet: `mathematics: yes` is
 * text in YAML, and no reason to report each formula.
 */
function hasMathematics({ site }: SourcePublication): boolean {
  const { mathematics } = (site?.data ?? {}) as { mathematics?: unknown }
  return mathematics === true || /^(?:yes|y|on|true|1)$/i.test(String(mathematics))
}

/**
 * Adds a tree that is parsed when it is used.
 *
 * @param first the tree, if it was parsed already
 */
function withTree(
  text: Omit<SourceText, 'isParsed' | 'tree' | 'prepareTree' | 'releaseTree'>,
  { isParsed, mathematics }: { isParsed: boolean; mathematics: boolean },
  first?: Root,
): SourceText {
  let held = first
  let isPrepared = false
  return {
    ...text,
    isParsed,
    prepareTree: undefined,
    get tree() {
      if (!this.isParsed) return undefined
      if (!held) {
        const parsed = parseMdx(text.body, text.file, mathematics)
        held = 'tree' in parsed ? parsed.tree : undefined
      }
      if (held && this.prepareTree && !isPrepared) {
        isPrepared = true
        this.prepareTree(held)
      }
      return held
    },
    releaseTree: () => {
      held = undefined
      isPrepared = false
    },
  }
}

/** Reads the files of `content/responses/`. */
export function readResponses(publication: SourcePublication, files: readonly string[]): void {
  for (const file of files) {
    if (!file.endsWith('.md')) {
      refuseFile(publication, file, 'Only .md files belong in content/responses/.')
      continue
    }
    const id = idOf(publication, 'responses', file)
    const records = readRecords<SourceResponse>(
      publication,
      { file, kind: 'responses', format: 'markdown' },
      (text) => {
        const { yaml, body } = text === undefined ? unreadText(file) : splitFrontMatter(text, file)
        const { problems, placeOf } = yaml
        const data = normalizeNames('responses', yaml.data)
        return {
          records: [{ id, file, format: 'markdown', data, place: placeOf([]), placeOf, body }],
          problems,
        }
      },
      (kept, text) => ({ ...kept, id, format: 'markdown', body: blankFrontMatter(text) }),
    )
    publication.texts.responses.push(...records)
  }
}

/** A text of which only the name is known. */
function unreadText(file: string): ReturnType<typeof splitFrontMatter> {
  return { yaml: unreadYaml(file), body: '', isThere: true }
}

/** Replaces the file name in a chart's `rows`, such as `./growth.csv`, with the rows of that file. */
function withTable(publication: SourcePublication, record: SourceRecord): SourceRecord {
  const data = record.data as { rows?: unknown } | null | undefined
  const name = data?.rows
  if (typeof name !== 'string' || !name.endsWith('.csv')) return record
  const table = fileNamed(publication.files, join(dirname(record.file), name))
  const isBeside = table !== undefined && !relative(join(publication.directory, 'articles'), table).startsWith('..') // oxfmt-ignore
  if (!isBeside) {
    const tables = [...publication.files]
      .filter((file) => file.endsWith('.csv') && dirname(file) === dirname(record.file))
      .map((file) => basename(file))
    const near = nearest(name.replace(/^\.\//, ''), tables)
    publication.problems.push({
      rule: 'file-belongs-here',
      place: record.placeOf(['rows']),
      message: `There is no file \`${name}\` next to this chart${near === undefined ? '.' : `; did you mean \`./${near}\`?`}`,
      hint: hintForMissing(near === undefined ? undefined : `./${near}`, {
        add: 'put the CSV file in the folder of the article',
        correct: 'correct its name',
      }),
    })
    return { ...record, data: undefined }
  }
  const source = readText(publication, table, 'csv')
  if (source === undefined) return { ...record, data: undefined }
  const known = chartsWithTables.get(record)
  if (known?.table === table && known.source === source) return known.chart
  const read = parseCsv(source, table, {
    numbers: ['value'],
    names: ['label', 'series', 'date', 'value'],
  })
  publication.problems.push(...read.problems)
  const chart: SourceRecord = {
    ...record,
    data: read.rows && { ...data, rows: read.rows },
    placeOf: (path, part) =>
      path[0] === 'rows' && path.length > 1
        ? read.placeOf(path.slice(1), part)
        : record.placeOf(path, part),
  }
  if (read.problems.length === 0) chartsWithTables.set(record, { table, source, chart })
  return chart
}

/** Charts with the rows of their tables, by the record without them. */
const chartsWithTables = new WeakMap<
  SourceRecord,
  { table: string; source: string; chart: SourceRecord }
>()
