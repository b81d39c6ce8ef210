/**
 * Puts files that hold anything into a sound publication and checks it: nothing is thrown, nothing takes for ever, each
 * file is a record or has an issue, and each issue has a place in its file.
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import type { Issue } from './issue.ts'
import type { ValidatedPublication } from '../publication/validated.ts'

import { anyBytes, jumbled, mishandled } from '../reading/cases/arbitrary-files.ts'
import { readPublication } from '../publication/read.ts'
import { today } from './cases/check-files.ts'
import { checkPublication } from './check.ts'

const sound = parse(readFileSync(join(import.meta.dirname, 'cases/sound.yaml'), 'utf8')) as Record<
  string,
  string
>
const content = (path: string) =>
  readFileSync(join(import.meta.dirname, '../../content', path), 'utf8')

const article = content('articles/stem-cell-therapy-pain-neuropathy/index.mdx')

/** Real texts for each kind of file, by the path at which a file is put into the publication. */
const real: Record<string, string[]> = {
  'site.yaml': [sound['site.yaml'] ?? '', content('site.yaml')],
  'claims/it-works.yaml': [
    sound['claims/it-works.yaml'] ?? '',
    content('claims/stem-cells-relieve-pain.yaml').slice(0, 1500),
  ],
  'people/desk.yaml': [content('people/assay-desk.yaml')],
  'ratings/unproven.yaml': [content('ratings/unproven.yaml')],
  'references/smith2020.yaml': [
    sound['references/smith2020.yaml'] ?? '',
    content('references/bennell2021.yaml'),
    content('references/baiguera2012.yaml'),
  ],
  'searches/pubmed2022.yaml': [content('searches/pubmed2022search.yaml')],
  'articles/cells/chart.yaml': [
    content('articles/stem-cell-therapy-pain-neuropathy/market-growth.yaml'),
  ],
  'references/more.json': [
    JSON.stringify(
      [
        { id: 'doe2021', type: 'book', title: 'On bones', issued: { 'date-parts': [[2021, 2]] } },
        { id: 'roe2022', type: 'webpage', title: 'On nerves', URL: 'https://example.org/x' },
      ],
      null,
      1,
    ),
  ],
  'references/more.bib': [
    '@string{bmj = "BMJ"}\n\n@article{doe2021,\n  title = {On {B}ones},\n  author = {Doe, Jane and {The Group}},\n' +
      '  journal = bmj,\n  year = 2021,\n  doi = {10.1000/182}\n}\n\n@book{roe2022,\n  title = "On nerves",\n' +
      '  crossref = {doe2021},\n  year = {2022}\n}\n',
  ],
  'articles/cells.mdx': [sound['articles/cells.mdx'] ?? '', article.slice(0, 2600)],
  'pages/about.mdx': [content('pages/about.mdx')],
  'responses/cells/reader.md': [
    '---\nname: Ada\ndate: 2022-06-01\nreply:\n  author: desk\n  date: 2022-06-02\n  text: Thank you.\n---\n\nI *read* it.\n',
  ],
  'styles/own.csl': [
    '<?xml version="1.0" encoding="utf-8"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" ' +
      'version="1.0">\n  <info><title>Own</title><id>own</id><category citation-format="numeric"/></info>\n' +
      '  <citation><layout prefix="(" suffix=")"><text variable="citation-number"/></layout></citation>\n' +
      '  <bibliography><layout><text variable="title"/></layout></bibliography>\n</style>\n',
  ],
}

let directory = ''
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay robustness '))
  for (const [path, text] of Object.entries(sound)) put(path, text)
})
afterAll(() => rmSync(directory, { recursive: true }))

function put(path: string, data: string | Uint8Array) {
  mkdirSync(dirname(join(directory, path)), { recursive: true })
  writeFileSync(join(directory, path), data)
}

/** Checks the publication with `data` at `path`, and puts back what was there. */
function checkWith(path: string, data: string | Uint8Array) {
  put(path, data)
  try {
    const publication = readPublication(directory)
    return { publication, ...checkPublication(publication, { today }) }
  } finally {
    const before = sound[path]
    if (before === undefined) rmSync(join(directory, path))
    else put(path, before)
  }
}

function expectSane(path: string, data: string | Uint8Array) {
  const started = process.cpuUsage()
  const { publication, validated, issues } = checkWith(path, data)
  // Microseconds of computing, which do not depend on what else the machine does.
  expect(process.cpuUsage(started).user).toBeLessThan(10_000_000)
  const file = join(directory, path)
  const lines = (publication.sources.get(file) ?? '').split('\n')
  for (const issue of issues) expectIssue(issue, issue.place.file === file ? lines : undefined)

  // A file is content or has an error. What is content was read whole, and every record of it has its type.
  const errors = issues.filter(({ place, severity }) => place.file === file && severity === 'error')
  if (errors.length > 0) return
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(data))).not.toThrow()
  const types = typesOf(validated, file)
  expect(types).not.toContain(undefined)
  const text = Buffer.from(data)
    .toString()
    .replace(/^\uFEFF/, '')
  if (path.endsWith('.bib')) expect(types.length).toBeGreaterThanOrEqual(entriesOf(text))
  else if (path.endsWith('.json')) expect(types).toHaveLength((JSON.parse(text) as []).length)
  else if (path.endsWith('.csl')) expect(publication.styles.has('own')).toBe(true)
  else expect(types).toHaveLength(1)
}

/** An issue says something in whole sentences of a place that is there. */
function expectIssue({ place, rule, message, hint }: Issue, lines: string[] | undefined) {
  expect(message, rule).toMatch(/^[A-Z`][\s\S]*[.?]$/)
  expect(`${message} ${hint ?? ''}`, rule).not.toMatch(/undefined|\[object /)
  if (!lines) return
  expect(place.line, rule).toBeGreaterThanOrEqual(1)
  expect(place.line, rule).toBeLessThanOrEqual(lines.length)
  expect(place.column, rule).toBeGreaterThanOrEqual(1)
  expect(place.column, rule).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length + 1)
}

/** The data of each record in a file. */
function typesOf(validated: ValidatedPublication, file: string): unknown[] {
  if (validated.siteRecord?.file === file) return [validated.site]
  const { articles, pages, claims, references, searches, people, topics, ratings } = validated
  const records = [claims, references, searches, people, topics, ratings, validated.charts]
  const all = [
    ...articles,
    ...pages,
    ...[...records, validated.responses].flatMap((each) => [...each.values()]),
  ]
  return all.flatMap(({ record, data }) => (record.file === file ? [data] : []))
}

/** How many entries a BibTeX file has at the very least: those that begin a line as entries do, outside any braces. */
function entriesOf(text: string): number {
  let depth = 0
  return text.split('\n').filter((line) => {
    const isEntry = depth === 0 && /^@(?:article|book)\{\w+,\s*$/.test(line)
    depth += (line.match(/\{/g) ?? []).length - (line.match(/\}/g) ?? []).length
    return isEntry
  }).length
}

/** The same files each time; a failure prints the seed and the path to it. */
const runs = { seed: 20_220_406, numRuns: 25 }

describe.each(Object.entries(real))('%s', (path, texts) => {
  const others = Object.values(real).flat()

  test('may hold real text gone wrong', () => {
    fc.assert(
      fc.property(mishandled(texts, others), (text) => expectSane(path, text)),
      runs,
    )
  })

  test('may hold anything', () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, jumbled), (data) => expectSane(path, data)),
      runs,
    )
  })
})
