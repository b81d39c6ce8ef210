import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { Claim } from '../claims/schema.ts'
import type { CslItem } from '../references/csl.ts'
import type { OwnMessages } from '../messages/words.ts'
import type { Reference } from '../references/schema.ts'
import type { CompilablePublication } from './publication-texts.ts'

import { siteOf, siteSchema, type BoundSite } from '../site.ts'
import { type Compiler, compileAhead, startCompiler } from './compile-ahead.ts'
import { compileTexts } from './compile-texts.ts'

let cacheDir = ''
let reports: string[] = []
beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'assay-texts-'))
  reports = []
})
afterEach(() => rmSync(cacheDir, { recursive: true }))

/** Three texts: `one` and `two` cite a source each, `plain` mentions a handle. */
interface Content {
  bodies: Record<string, string>
  frontMatter: Record<
    string,
    { csl?: string; nocite?: string[]; claims?: string[]; draft?: boolean }
  >
  titles: Record<string, string>
  references: Record<string, Partial<Reference>>
  evidence: Record<string, object[]>
  outcomes: Record<string, object[]>
  styles: Record<string, string>
  library: string[]
  site: Record<string, string>
  messages: OwnMessages
}

const content = (): Content => ({
  bodies: {
    one: 'Trees grow [@smith2020].\n\n<Evidence claim="growth" />\n',
    two: 'Trees fall [@lee2021].\n',
    plain: 'Ask @treehouse.\n',
  },
  frontMatter: { one: { claims: ['growth'] } },
  titles: { smith2020: 'Growth', lee2021: 'Fall', costa2019: 'Bark' },
  references: { smith2020: {} },
  evidence: { growth: [{ reference: 'smith2020', finding: 'supports', summary: 'They do.' }] },
  outcomes: {},
  styles: {},
  library: ['smith2020', 'lee2021', 'costa2019'],
  site: {},
  messages: {},
})

function publish(of: Content): { publication: CompilablePublication; site: BoundSite } {
  const url = of.site['url'] ?? 'https://example.org/'
  const items = Object.entries(of.titles).map(([key, title]): [string, CslItem] => [
    key,
    { id: key, type: 'book', title, author: [{ family: key.replace(/\d+/, '') }] },
  ])
  const articles = Object.entries(of.bodies).map(([id, body]) => ({
    record: { file: `/content/articles/${id}.mdx`, body, data: of.frontMatter[id] },
    data: { title: id, ...of.frontMatter[id] },
  }))
  const references = Object.entries(of.references).map(([key, data]) => [key, { data }] as const)
  const claims = Object.entries(of.evidence).map(([id, evidence]) => {
    const outcomes = of.outcomes[id]
    return [id, { evidence, ...(outcomes && { outcomes }) }] as const
  })
  return {
    publication: {
      validated: { articles, pages: [], references: new Map(references) } as never,
      items: new Map(items),
      library: () => of.library,
      claims: new Map(claims) as unknown as Map<string, Claim>,
      styles: new Map(Object.entries(of.styles)),
    },
    site: siteOf({ ...siteSchema.parse({ name: 'Test', ...of.site, url }), messages: of.messages }),
  }
}

interface Compiled {
  made: number
  texts: Record<string, unknown>
}

async function compile(of: Content, options: object = { cacheDir }): Promise<Compiled> {
  const { publication, site } = publish(of)
  const report = (sentence: string) => void reports.push(sentence)
  const { made, texts } = await compileTexts(publication, { site, report, ...options })
  const all = await Promise.all(
    [...texts].map(async ([file, { code, ...rest }]) => [file, { ...rest, code: await code() }]),
  )
  return { made, texts: Object.fromEntries(all) as Record<string, unknown> }
}

const edits: [what: string, made: number, edit: (of: Content) => void][] = [
  ['nothing', 0, () => undefined],
  ['the body of a text', 1, ({ bodies }) => (bodies['one'] = 'Trees fall.\n')],
  ['a cited source', 1, ({ titles }) => (titles['lee2021'] = 'Falling')],
  ['a source that no text cites', 0, ({ titles }) => (titles['costa2019'] = 'Cork')],
  ['a new source', 0, ({ titles }) => (titles['new2022'] = 'Leaves')],
  ['a source with the name of a handle', 1, ({ titles }) => (titles['treehouse'] = 'House')],
  [
    'the address of an archived copy',
    1,
    ({ references }) =>
      (references['smith2020'] = { archived: { url: 'https://archive.example/1' } } as Reference),
  ],
  [
    'a retraction',
    1,
    ({ references }) => (references['lee2021'] = { health: { kind: 'retracted' } } as Reference),
  ],
  [
    'a field that no text shows',
    0,
    ({ references }) => (references['smith2020'] = { background: true } as never),
  ],
  [
    'the evidence of a claim',
    1,
    ({ evidence }) => (evidence['growth'] = [{ reference: 'smith2020', finding: 'opposes' }]),
  ],
  ['another claim', 0, ({ evidence }) => (evidence['other'] = [])],
  ['the style of a text', 1, ({ frontMatter }) => (frontMatter['two'] = { csl: 'apa' })],
  ['the list of all sources', 0, ({ library }) => library.pop()],
  ['the style of the site', 3, ({ site }) => (site['csl'] = 'apa')],
  [
    'the words of the publication’s own',
    3,
    (of) => (of.messages = { en: { references: { bibliography: 'Sources' } } }),
  ],
  ['the language', 3, ({ site }) => (site['language'] = 'de')],
  ['the address of the site', 3, ({ site }) => (site['url'] = 'https://example.org/checks/')],
  ['the name of the site', 0, ({ site }) => (site['description'] = 'Checks.')],
  ['a new text', 1, ({ bodies }) => (bodies['new'] = 'New.\n')],
  ['a text fewer', 0, ({ bodies }) => delete bodies['one']],
  [
    'a renamed text',
    0,
    ({ bodies }) => {
      bodies['renamed'] = bodies['two'] ?? ''
      delete bodies['two']
    },
  ],
]

test.each(edits)(
  'after a change of %s, %i are compiled, with the result of a first run',
  async (_, made, edit) => {
    await compile(content())
    const changed = content()
    edit(changed)
    const again = await compile(changed)
    expect(again.made).toBe(made)
    expect(again.texts).toEqual((await compile(changed, {})).texts)
    expect((await compile(changed)).made).toBe(0)
  },
)

test('a handle that a new source resembles no longer compiles', async () => {
  const of = content()
  await compile(of)
  of.titles['treehous'] = 'House'
  await expect(compile(of)).rejects.toThrow('There is no reference or search with the key')
})

test('a text that lists all sources depends on the list and on each of them', async () => {
  const of = content()
  of.frontMatter['plain'] = { nocite: ['@*'] }
  await compile(of)
  of.titles['costa2019'] = 'Cork'
  expect((await compile(of)).made).toBe(1)
  of.library.pop()
  expect((await compile(of)).made).toBe(1)
})

test('a style of the publication is part of what its texts depend on', async () => {
  const of = content()
  const xml = readFileSync(
    join(import.meta.dirname, '../citations/cases/styles/labels.csl'),
    'utf8',
  )
  of.styles['labels'] = xml
  of.frontMatter['two'] = { csl: 'labels' }
  await compile(of)
  of.styles['labels'] = xml.replace('</info>', '<summary>Changed</summary></info>')
  expect((await compile(of)).made).toBe(1)
})

test('other code compiles all again', async () => {
  await compile(content(), { cacheDir, codeDigest: 'a' })
  expect((await compile(content(), { cacheDir, codeDigest: 'b' })).made).toBe(3)
})

describe('a damaged entry is made again, and a line says so', () => {
  const files = (ending: string) =>
    readdirSync(cacheDir)
      .filter((name) => name.endsWith(ending))
      .map((name) => join(cacheDir, name))
  test.each([
    ['cut-off facts', '.json', (file: string) => truncateSync(file, 100)],
    ['empty facts', '.json', (file: string) => truncateSync(file, 0)],
    ['changed code', '.js', (file: string) => writeFileSync(file, 'return () => "other"')],
    ['cut-off code', '.js', (file: string) => truncateSync(file, 40)],
    ['missing code', '.js', (file: string) => rmSync(file)],
  ])('%s', async (_, ending, damage) => {
    const first = await compile(content())
    for (const file of files(ending)) damage(file)
    expect((await compile(content())).texts).toEqual(first.texts)
    expect(reports).toHaveLength(3)
    expect(reports[0]).toMatch(/^The compiled text \w+ in .* is damaged, so it is made again\.$/)
    reports = []
    expect(await compile(content())).toEqual({ made: 0, texts: first.texts })
    expect(reports).toEqual([])
  })
})

test('entries have no paths or times of this machine, so another folder takes them', async () => {
  await compile(content())
  const all = readdirSync(cacheDir).map((name) => readFileSync(join(cacheDir, name), 'utf8'))
  expect(all.join('')).not.toContain('/content/')
})

test('entries that are no longer used are removed, except for as many as are used', async () => {
  const of = content()
  for (let edit = 0; edit < 12; edit += 1) {
    of.bodies['one'] = `Edit ${edit}.\n`
    await compile(of)
    const longAgo = Date.now() / 1000 - 2 * 60 * 60
    for (const name of readdirSync(cacheDir)) utimesSync(join(cacheDir, name), longAgo, longAgo)
  }
  expect(readdirSync(cacheDir)).toHaveLength(2 * 2 * 3)
})

test('workers compile to the same bytes as one process', { timeout: 120_000 }, async () => {
  const of = content()
  of.outcomes['growth'] = [{ name: 'Height', sources: ['costa2019'] }]
  for (let index = 0; index < 160; index += 1)
    of.bodies[`more-${index}`] =
      `<Outcomes claim="growth" />\n\nTrees ${index} grow [@smith2020; @lee2021, p. ${index + 1}].\n`
  const alone = await compile(of, {})
  expect(await compile(of, { workers: 2 })).toEqual(alone)
})

test(
  'a text that does not compile in a worker stops the build with its place',
  { timeout: 120_000 },
  async () => {
    const of = content()
    for (let index = 0; index < 160; index += 1) of.bodies[`more-${index}`] = `Text ${index}.\n`
    of.bodies['wrong'] = 'Trees grow [@nobody2020].\n'
    await expect(compile(of, { workers: 2 })).rejects.toMatchObject({ line: 1, column: 13 })
  },
)

describe('texts that are compiled ahead', { timeout: 120_000 }, () => {
  /** Changes a publication that was compiled before, and compiles it ahead. */
  async function ahead(edit: (of: Content) => void, compiler?: Compiler, bodies = {}) {
    const of = content()
    of.frontMatter['plain'] = { nocite: ['@*'] }
    Object.assign(of.bodies, bodies)
    await compile(of)
    edit(of)
    const { publication, site } = publish(of)
    return {
      of,
      ahead: compileAhead(publication, {
        ...{ site, cacheDir, codeDigest: '', today: '2026-01-01' },
        compiler,
      }),
    }
  }

  test.each([
    ['a text', 1, ({ bodies }: Content) => (bodies['one'] = 'Trees fall [@lee2021].\n')],
    ['a text that lists all', 0, ({ bodies }: Content) => (bodies['plain'] = 'Ask us.\n')],
    ['a draft', 0, ({ frontMatter }: Content) => (frontMatter['one'] = { draft: true })],
    ['nothing', 0, () => undefined],
  ])('have the same bytes: %s is changed', async (_what, ready, edit) => {
    const { of, ahead: found } = await ahead(edit, startCompiler())
    expect((await found.compiled).size).toBe(ready)
    const compiled = await compile(of, { cacheDir, ahead: found })
    expect(compiled.texts).toEqual((await compile(of, {})).texts)
  })

  test.each([
    [3, 0],
    [4, 4],
  ])('are enough for a thread: of %i, it compiles %i', async (count, compiled) => {
    const names = Array.from({ length: 10 }, (_, index) => `more-${index}`)
    const texts = (word: string, some: readonly string[]) =>
      Object.fromEntries(some.map((name) => [name, `Trees ${word}, says ${name}.\n`]))
    const { of, ahead: found } = await ahead(
      ({ bodies }) => Object.assign(bodies, texts('fall', names.slice(0, count))),
      undefined,
      texts('grow', names),
    )
    expect((await found.compiled).size).toBe(compiled)
    const { texts: warm } = await compile(of, { cacheDir, ahead: found })
    expect(warm).toEqual((await compile(of, {})).texts)
  })

  test('end a thread that was started before, if none has changed', async () => {
    let isStopped = false
    const stop = () => (isStopped = true)
    const run = () => Promise.reject(new Error('Nothing is to be compiled.'))
    const { ahead: found } = await ahead(() => undefined, { run, stop })
    expect((await found.compiled).size).toBe(0)
    expect(isStopped).toBe(true)
  })

  test('are few', async () => {
    const { ahead: found } = await ahead(({ titles }) => {
      titles['smith2020'] = titles['lee2021'] = 'Other'
    })
    expect((await found.compiled).size).toBe(0)
  })

  test('are compiled again and reported if they do not compile', async () => {
    const { of, ahead: found } = await ahead(
      ({ bodies }) => (bodies['one'] = '[@nobody2020]\n'),
      startCompiler(),
    )
    await expect(compile(of, { cacheDir, ahead: found })).rejects.toMatchObject({ line: 1 })
  })
})
