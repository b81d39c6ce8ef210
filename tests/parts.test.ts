/**
 * Parts of a site that are made apart, each with caches of its own as on another machine, and joined with none, give the same
 * bytes as one build.
 */

import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import {
  differences,
  filesOf,
  fixtures,
  freshFolder,
  layOut,
  run,
  type Outcome,
} from './publish.ts'

const variables = { SOURCE_DATE_EPOCH: '1722470400' }

let folder: string
/** The site that one build makes. */
let whole: Map<string, string>
let parts: Outcome[]

/** Builds with caches of its own, and its output folder, below the folder of the publication. */
function build(name: string, args: string[] = [], ownProcess = false): Promise<Outcome> {
  const own = { OUT_DIR: join(folder, name), CACHE_DIR: join(folder, `caches/${name}`) }
  return run('build', folder, { args, variables: { ...variables, ...own }, ownProcess })
}

/** Makes a part in a process of its own, as on another machine. */
function makePart(name: string, part: string): Promise<Outcome> {
  return build(name, ['--part', part], true)
}

/** Joins parts without any caches, and checks that the site has the same bytes as that of one build. */
async function joinParts(
  name: string,
  folders: readonly string[],
  { site = whole, ownProcess = false } = {},
): Promise<Outcome> {
  const args = ['--join', ...folders.map((each) => join(folder, each))]
  const outcome = await build(name, args, ownProcess)
  expect(outcome.code, outcome.output).toBe(0)
  expect(differences(filesOf(join(folder, name)), site)).toEqual([])
  return outcome
}

/** Returns how many texts and files a build made, and how many it took. */
function countsOf({ printed }: Outcome): Record<string, string | undefined> {
  return Object.fromEntries(
    ['Parts', 'Texts', 'Pages'].map((stage) => [
      stage,
      new RegExp(`✓ ${stage} — (.*) \\(`).exec(printed)?.[1],
    ]),
  )
}

/** The files of the whole site that parts have: everything about one article, claim, source or page, except pages of sources. */
const isInAPart =
  /^(?:articles\/(?!page\/)[^/]+\/(?:index\.html|social\.png|(?:cite|references)\.\w+)|claims\/(?!page\/)[^/]+\/.*|references\/[^/]+\.(?:bib|json|ris)|about\/index\.html)$/

beforeAll(async () => {
  folder = layOut('elements', freshFolder())
  for (const part of ['articles/charted', 'pages', 'references', 'styles'])
    cpSync(join(fixtures, 'live/content', part), join(folder, 'content', part), { recursive: true })
  appendFileSync(
    join(folder, 'content/site.yaml'),
    'rules: { retraction-is-named: off, retracted-is-no-evidence: off }\n',
  )
  const one = await build('whole')
  expect(one.code, one.output).toBe(0)
  whole = filesOf(join(folder, 'whole'))
  parts = [await makePart('part-1', '1/2'), await makePart('part-2', '2/2')]
  for (const part of parts) expect(part.code, part.output).toBe(0)
})

describe('two parts', () => {
  test('are no sites', () => {
    for (const name of ['part-1', 'part-2']) {
      expect(readdirSync(join(folder, name)).sort()).toEqual([
        '.assay',
        'kept',
        'part.json',
        'record.json',
        'site',
      ])
      expect(readFileSync(join(folder, name, 'part.json'), 'utf8')).toContain('not a site')
    }
  })

  test('have every article, claim and export once', () => {
    const names = ['part-1', 'part-2'].map((name) => [
      ...filesOf(join(folder, name, 'site')).keys(),
    ])
    const pages = names.flat().filter((name) => !name.startsWith('pagefind/'))
    expect(names.every((each) => each.length > 10)).toBe(true)
    // The pages at old addresses are made when the parts are joined.
    const isOld = (name: string) => whole.get(name)?.includes('http-equiv="refresh"')
    expect(pages.filter((name) => isInAPart.test(name)).sort()).toEqual(
      [...whole.keys()].filter((name) => isInAPart.test(name) && !isOld(name)).sort(),
    )
  })

  test('give the same site as one build, of which only what shows many texts is made again', async () => {
    const counts = countsOf(await joinParts('site', ['part-1', 'part-2'], { ownProcess: true }))
    const made = parts.map((part) => Number.parseInt(countsOf(part)['Pages'] ?? '', 10))
    const texts = parts.map((part) => Number.parseInt(countsOf(part)['Texts'] ?? '', 10))
    const [, rendered = '', taken = ''] =
      /^(\d+) files, (\d+) unchanged$/.exec(counts['Pages'] ?? '') ?? []
    expect(counts['Parts']).toBe('2 of 2 used')
    expect(Number(taken)).toBe((made[0] ?? 0) + (made[1] ?? 0))
    expect(Number(rendered)).toBeLessThan(whole.size - Number(taken))
    expect(counts['Texts']).toBe(`0 texts, ${(texts[0] ?? 0) + (texts[1] ?? 0)} unchanged`)
  })

  test('can be joined a second time, which changes nothing', async () => {
    const { printed } = await joinParts('site', ['part-1', 'part-2'])
    expect(printed).toContain('is up to date')
  })

  test('are used as far as they are there and whole', async () => {
    for (const name of ['part-1', 'part-2'])
      cpSync(join(folder, name), join(folder, 'damaged', name), { recursive: true })
    const at = (name: string) => join(folder, 'damaged', name)
    const [page = '', other = ''] = [...filesOf(at('part-1/site')).keys()].filter((name) =>
      /^articles\/.*\/index\.html$/.test(name),
    )
    appendFileSync(at(`part-1/site/${page}`), '<!-- edited -->')
    rmSync(at(`part-1/site/${other}`))
    const [text = '', code = ''] = readdirSync(at('part-1/kept/compiled-texts')).filter((name) =>
      name.endsWith('.json'),
    )
    writeFileSync(at(`part-1/kept/compiled-texts/${text}`), 'broken')
    rmSync(at(`part-1/kept/compiled-texts/${code.replace('.json', '.js')}`))
    for (const name of ['records', 'texts', 'entries', 'inspections'])
      appendFileSync(at(`part-1/kept/${name}.pack`), 'broken')
    for (const name of readdirSync(at('part-1/kept/indexed-pages')))
      appendFileSync(at(`part-1/kept/indexed-pages/${name}`), 'broken')
    const part = filesOf(at('part-1'))
    const { output } = await joinParts('site-damaged', ['damaged/part-1', 'damaged/part-2'])
    expect(output).toMatch(/indexed-pages\/\S+ is damaged, so it is made again\.$/m)
    expect(differences(filesOf(at('part-1')), part)).toEqual([])
    expect(output).toContain('2 files of parts missing, damaged or outdated, and made here.')
    expect(output).toMatch(/Texts — 1 text, /)
  })

  test('are made again if what is known of their files cannot be read', async () => {
    const part = join(folder, 'unreadable/part-2')
    cpSync(join(folder, 'part-2'), part, { recursive: true })
    rmSync(join(part, 'record.json'))
    mkdirSync(join(part, 'record.json'))
    const { output } = await joinParts('site-unreadable', ['part-1', 'unreadable/part-2'])
    expect(output).toMatch(
      /^The file record\.json in `\S+` is missing or damaged\. Its files are made here\.$/m,
    )
  })

  test('can be joined without the others', async () => {
    const { output } = await joinParts('site-missing', ['part-2'])
    expect(output).toContain('There is no part 1/2. Its files are made here.')
    expect(output).toMatch(/\d+ files of parts missing, damaged or outdated, and made here\./)
  })

  test('give what one build gives after the content has changed', async () => {
    const drinks = join(folder, 'content/articles/drinks.mdx')
    appendFileSync(drinks, '\nMore was found later [@retracted2019].\n')
    const changed = await build('changed')
    expect(changed.code, changed.output).toBe(0)
    const site = filesOf(join(folder, 'changed'))
    const { output } = await joinParts('site-changed', ['part-1', 'part-2'], { site })
    expect(output).toMatch(/Texts — 1 text, /)
    expect(output).toMatch(/\d+ files of parts missing, damaged or outdated, and made here\./)
  })
})

describe('a build with parts is refused', () => {
  test.each([
    ['', 'A path after --join is empty. Pass the folders of the parts after it.'],
    ['nowhere', 'There is no folder `nowhere`. Pass the folders of the parts after --join.'],
    [
      'content',
      '`content` is not a part of a site: it has no valid part.json. Pass folders that npm run build -- --part has made.',
    ],
    [
      'part-1',
      '`part-1` is the output folder. Set OUT_DIR to another folder, which the site is written to.',
    ],
  ])('if one is %s', async (name, message) => {
    const { code, report } = await build('part-1', ['--join', name && join(folder, name)])
    expect(code).toBe(2)
    expect(report).toContain(message)
    expect(readdirSync(join(folder, 'part-1'))).toContain('part.json')
  })

  test('if it would replace a site with a part', async () => {
    const { code, report } = await build('whole', ['--part', '1/2'])
    expect(code).toBe(1)
    expect(report).toContain(
      'The output folder `whole` contains a site, and a part is not a site. Set OUT_DIR to another folder for the part.',
    )
    expect(differences(filesOf(join(folder, 'whole')), whole)).toEqual([])
  })
})
