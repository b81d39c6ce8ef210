/** Asks the language server of VS Code's YAML extension what an author would see, with the settings of this project. */

import { globSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { parse as parseJsonc } from 'jsonc-parser'
import { describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { getLanguageService } from 'yaml-language-server'

import { schemaFiles } from '../cli/schemas.ts'
import { schemasOf } from '../integrations/record-schemas.ts'
import { readPublication } from '../publication/read.ts'
import { editorSchemas, type EditorSchema } from './editor-schemas.ts'

const project = join(import.meta.dirname, '../..')
const root = pathToFileURL(`${project}/`)
interface Case {
  title: string
  raw: string
  issues?: string[]
}

const settings = parseJsonc(readFileSync(join(project, '.vscode/settings.json'), 'utf8')) as {
  'yaml.schemas': Record<string, string>
}

/** What `npm run check` writes, also where it has not run. */
const generated = schemasOf(readPublication(join(project, 'content')))

/** Returns the text of a schema, which the settings name. */
function schemaText(address: string): string {
  const [, name] = /\/\.index\/schemas\/(\w+)\.schema\.json$/.exec(address) ?? []
  return name === undefined
    ? readFileSync(fileURLToPath(address), 'utf8')
    : JSON.stringify(generated[name as keyof typeof generated])
}

/** The front matter of these is for the Astro extension, which hands it to the same language server. */
const frontMatter = {
  './content/.index/schemas/articles.schema.json': 'content/articles/**/*.mdx',
  './content/.index/schemas/pages.schema.json': 'content/pages/**/*.mdx',
  './content/.index/schemas/responses.schema.json': 'content/responses/**/*.md',
}

const server = getLanguageService({
  schemaRequestService: (address) => Promise.resolve(schemaText(address)),
  workspaceContext: { resolveRelativePath: (path) => path },
})
server.configure({
  validate: true,
  hover: true,
  completion: true,
  yamlVersion: '1.2',
  schemas: Object.entries({ ...settings['yaml.schemas'], ...frontMatter }).map(
    ([schema, files]) => ({ uri: new URL(schema, root).href, fileMatch: [files] }),
  ),
})

let version = 0

/** A file as it is open in an editor; where the text has a `‸`, there is the cursor. */
function open(path: string, text: string) {
  version += 1
  const document = TextDocument.create(
    new URL(path, root).href,
    'yaml',
    version,
    text.replace('‸', ''),
  )
  return { document, cursor: document.positionAt(text.indexOf('‸')) }
}

/** What is underlined: `line:column message`. */
async function underlined(path: string, text: string): Promise<string[]> {
  const found = await server.doValidation(open(path, text).document, false)
  return found
    .map(({ range: { start }, message }) => ({
      line: start.line,
      column: start.character,
      message,
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(
      ({ line, column, message }) =>
        `${line + 1}:${column + 1} ${typeof message === 'string' ? message : message.value}`,
    )
}

async function hover(path: string, text: string): Promise<string> {
  const { document, cursor } = open(path, text)
  const found = await server.doHover(document, cursor)
  return (found?.contents as { value: string } | undefined)?.value ?? ''
}

async function completions(path: string, text: string): Promise<Record<string, unknown>> {
  const { document, cursor } = open(path, text)
  const { items } = await server.doComplete(document, cursor, false)
  return Object.fromEntries(items.map(({ label, documentation }) => [label, documentation]))
}

test('the schemas are up to date: else run `npm run schemas`', () => {
  const written = globSync(join(project, '.vscode/schemas/*')).sort()
  expect(written).toEqual([...schemaFiles().keys()].sort())
  for (const [file, text] of schemaFiles()) expect(readFileSync(file, 'utf8')).toBe(text)
})

test('every schema is mapped to the files it is of', () => {
  const mapped = Object.keys({ ...settings['yaml.schemas'], ...frontMatter })
  const names = mapped.map((path) => /(\w+)\.schema\.json$/.exec(path)?.[1])
  expect(names.sort()).toEqual(Object.keys(editorSchemas()).sort())
})

describe('the content of this project', () => {
  const { site, records, texts } = readPublication(join(project, 'content'))
  const all = [...(site ? [site] : []), ...Object.values(records).flat()]

  test('is as its schemas ask', async () => {
    expect(all.length).toBeGreaterThan(50)
    for (const { file } of all) {
      const path = relative(project, file)
      expect(await underlined(path, readFileSync(file, 'utf8')), path).toEqual([])
      // Without a schema, nothing would be underlined anywhere.
      expect(await underlined(path, 'no-such-field: 1'), path).toContain(
        '1:1 Property no-such-field is not allowed.',
      )
    }
  })

  test('is as its schemas ask in front matter', async () => {
    for (const { file, data } of [...texts.articles, ...texts.pages, ...texts.responses]) {
      const path = relative(project, file)
      expect(await underlined(path, JSON.stringify(data)), path).toEqual([])
      expect(await underlined(path, 'no-such-field: 1'), path).toContain(
        '1:1 Property no-such-field is not allowed.',
      )
    }
  })
})

describe('of the records in schema.cases.yaml', () => {
  const folders: Record<string, string> = {
    articles: 'articles/x.mdx',
    charts: 'articles/x.yaml',
    responses: 'responses/x/y.md',
    site: 'site.yaml',
  }
  const cases = globSync(join(project, 'src/{*/schema,site}.cases.yaml')).flatMap((file) => {
    const name = relative(join(project, 'src'), file).split(/[\\/.]/)[0] ?? ''
    const path = `content/${folders[name] ?? `${name}/x.yaml`}`
    const records = parse(readFileSync(file, 'utf8')) as Case[]
    return records.map((each) => ({ ...each, path, title: `${name}: ${each.title}` }))
  })
  const right = cases.filter(({ issues }) => issues === undefined)
  const wrong = cases.filter(({ issues }) => issues !== undefined)

  test('nothing is underlined in those that are right', async () => {
    expect(right.length).toBeGreaterThan(10)
    for (const { title, path, raw } of right) expect(await underlined(path, raw), title).toEqual([])
  })

  test('invalid ones have something underlined, except for what only the check can find', async () => {
    const passed: string[] = []
    for (const { title, path, raw } of wrong) {
      if ((await underlined(path, raw)).length === 0) passed.push(title)
    }
    expect(passed).toEqual([
      'site: the version of newer content',
      'site: the name of a language',
      'site: a language as operating systems write it',
      'site: an invalid language',
      'site: responses on GitHub, without a repository',
      'site: an address with a query and a fragment',
      'site: an address with a password',
      'site: a path with characters that need encoding',
      'site: an encoded path',
      'site: a path with two slashes',
      'site: a path with parent segments',
      'site: the address of the first page as a file',
      'site: the address of a file in a folder',
      'site: responses by email, without an address',
      'site: the same word twice among synonyms',
      'searches: two runs on the same day',
      'references: a date that does not exist',
      'references: 29 February in a year without it',
      'references: `date-parts` that do not exist',
      'references: a month without a year',
      'references: a date with unknown fields',
      'references: a date in the order day, month, year',
      'references: a year without its leading zeros',
      'references: a year BC, which YAML would read as a number',
      'claims: a month that does not exist',
      'claims: domains and judgements of another tool',
      'charts: the same bar twice',
      'charts: the same point twice',
      'articles: 29 February in a year without it',
      'articles: a description of 201 characters',
    ])
  })
})

describe('an author sees', () => {
  test('what is wrong, in our words where they are better', async () => {
    const claim = 'statement: " "\nrating: mixed\ncertainty: sure\nrationale: So.\nevidnce: []\n'
    expect(await underlined('content/claims/x.yaml', claim)).toEqual([
      '1:12 This is empty; write some text or remove the field.',
      '3:12 Value is not accepted. Valid values: "high", "moderate", "low", "very-low", "none".',
      '5:1 Property evidnce is not allowed.',
    ])
    const person = 'name: Ada\nurl: example.org\norcid: 0000-0002\n'
    expect(await underlined('content/people/x.yaml', person)).toEqual([
      '2:6 This is not a web address; write it in full, starting with https://.',
      '3:8 This is not an ORCID iD; write it as 0000-0002-1825-0097.',
    ])
    const article = 'title: X?\ndescription: X.\npublished: 2026-02-30\nauthors: [a]\ntopics: []\n'
    expect(await underlined('content/articles/x.mdx', article)).toEqual([
      '3:12 This is not a day that exists; write a date such as 2022-04-06.',
    ])
  })

  test('the fields of a record, and what they are for', async () => {
    expect(await completions('content/topics/x.yaml', '‸')).toMatchObject({
      name: 'The name of the topic, in readers’ words.',
      description: 'What the topic covers, in a sentence.',
    })
    expect(await completions('content/articles/x/chart.yaml', '‸')).toMatchObject({
      unit: 'What the numbers count or measure, and in which unit.',
    })
    expect(await completions('content/references/x.yaml', 'author:\n  - ‸')).toMatchObject({
      family: 'Family name.',
      literal: 'The whole name, for an organisation.',
    })
    expect(await hover('content/references/x.yaml', 'iss‸ued: 2008')).toContain(
      'When it was published: 2008',
    )
    expect(await hover('content/articles/x/x.mdx', 'review‸By: 2027-05-22')).toContain(
      'The day by which the evidence is to be reviewed.',
    )
  })

  test('the values of a field, and what they mean', async () => {
    expect(await completions('content/claims/x.yaml', 'evidence:\n  - finding: ‸')).toMatchObject({
      harm: 'Shows harm',
    })
    expect(await completions('content/references/x.yaml', 'type: ‸')).toMatchObject({
      webpage: 'A page or site that no other type fits.',
    })
  })

  test('the records that exist, by name, with what they are', async () => {
    const claim = await completions('content/claims/x.yaml', 'rating: ‸')
    expect(claim).toMatchObject({ 'not-supported': 'Not supported' })
    const evidence = await completions('content/claims/x.yaml', 'evidence:\n  - reference: ‸')
    expect(evidence['aao2017']).toBeTruthy()
    const article = 'content/articles/x.mdx'
    expect(await completions(article, 'authors:\n  - ‸')).toMatchObject({
      'assay-desk': 'Assay desk',
    })
    expect(Object.keys(await completions(article, 'topics:\n  - ‸'))).toContain('pain')
    const claims = globSync('content/claims/*.yaml', { cwd: project }).map((file) =>
      basename(file, '.yaml'),
    )
    expect(Object.keys(await completions(article, 'claims:\n  - ‸')).sort()).toEqual(claims.sort())
    expect(Object.keys(await completions(article, 'csl: ‸'))).toContain('vancouver')
    expect(Object.keys(await completions(article, 'nocite:\n  - ‸')).join(' ')).toContain(
      '@aao2017',
    )
    const revision = 'revisions:\n  - date: 2026-01-01\n    kind: verdict-change\n    from: ‸'
    expect(Object.keys(await completions(article, revision))).toContain('mixed')
    const events =
      'kind: timeline\ntitle: T\nevents:\n  - date: 2020\n    label: L\n    reference: ‸'
    expect(Object.keys(await completions('content/articles/x.yaml', events))).toContain('aao2017')
  })

  test('a name that the editor does not know yet is not underlined', async () => {
    const claim = 'statement: S.\nrating: brand-new\ncertainty: low\nrationale: R.\n'
    expect(await underlined('content/claims/x.yaml', claim)).toEqual([])
  })

  test('the rules that may be set or ignored, and those alone', async () => {
    const words = 'Every reference is cited or marked as background.'
    for (const [path, text] of [
      ['content/site.yaml', 'rules:\n  ‸'],
      ['content/topics/x.yaml', 'ignore:\n  - rule: ‸'],
    ] as const) {
      const rules = await completions(path, text)
      expect(rules).toMatchObject({ 'reference-is-cited': words })
      expect(rules).not.toHaveProperty('file-parses')
    }
  })
})

test('every field of every schema is described', () => {
  const silent = Object.entries(editorSchemas()).flatMap(([name, schema]) =>
    silentFields(schema, name),
  )
  expect(silent).toEqual([])
})

function silentFields(schema: EditorSchema, path: string): string[] {
  const {
    properties = {},
    items,
    anyOf = [],
    oneOf = [],
  } = schema as EditorSchema & {
    anyOf?: EditorSchema[]
    oneOf?: EditorSchema[]
  }
  return [
    ...Object.entries(properties).flatMap(([name, field]) => [
      ...(field.description === undefined ? [`${path}.${name}`] : []),
      ...silentFields(field, `${path}.${name}`),
    ]),
    ...[...(items ? [items] : []), ...anyOf, ...oneOf].flatMap((each) => silentFields(each, path)),
  ]
}
