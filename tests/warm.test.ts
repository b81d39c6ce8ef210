/**
 * A build that uses the results of earlier ones has the same bytes as one that makes everything anew.
 *
 * The changes are made one after another to one publication. After each, both kinds of builds are compared.
 */

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import {
  differences,
  filesOf,
  fixtures,
  freshFolder,
  layOut,
  run,
  type Outcome,
} from './publish.ts'

let folder: string
let anew: ChildProcess
/** What that process has printed during its last build. */
let printedAnew = ''
let variables: Record<string, string> = { SOURCE_DATE_EPOCH: '1722470400' }

beforeAll(async () => {
  folder = layOut('elements', freshFolder())
  const layers = {
    live: ['articles/charted', 'pages', 'references', 'styles'],
    changing: ['articles', 'claims', 'people', 'references', 'topics'],
  }
  for (const [layer, parts] of Object.entries(layers)) {
    for (const part of parts)
      cpSync(join(fixtures, layer, 'content', part), at(part), { recursive: true })
  }
  // Texts name what is retracted; the changes below do not rewrite them.
  appendFileSync(
    at('site.yaml'),
    'rules: { retraction-is-named: off, retracted-is-no-evidence: off }\n',
  )
  anew = fork(join(import.meta.dirname, 'anew.ts'), {
    execArgv: ['--disable-warning=DEP0040'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [anew.stdout, anew.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printedAnew += text
    })
  const built = await buildBoth()
  expect(built.code, built.output).toBe(0)
})
afterAll(() => {
  anew.kill()
})

/** Returns the absolute path of a file of the content. */
function at(name: string): string {
  return join(folder, 'content', name)
}

/** Replaces words in a file of the content. */
function edit(name: string, words: string | RegExp, others: string): void {
  const before = readFileSync(at(name), 'utf8')
  const after = before.replace(words, others)
  if (after === before) throw new Error(`${name} does not contain ${String(words)}.`)
  writeFileSync(at(name), after)
}

/** Builds twice: into `dist` with what earlier builds kept, and into `anew` without. */
async function buildBoth(): Promise<Outcome> {
  printedAnew = ''
  anew.send({
    ...variables,
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'anew'),
  })
  const [outcome, [isPublished]] = await Promise.all([
    run('build', folder, { variables }),
    once(anew, 'message') as Promise<[boolean]>,
  ])
  expect(isPublished, printedAnew).toBe(true)
  return outcome
}

/** Returns the names of files that the two builds did not make alike. */
function differencesOfBoth(): string[] {
  return differences(filesOf(join(folder, 'dist')), filesOf(join(folder, 'anew')))
}

/** A reference, as a record of its own. */
const reference = (title: string) =>
  `type: article-journal\ntitle: ${title}\nauthor:\n  - { family: Smith, given: Zoe }\nissued: 2020\ncontainer-title: Journal of Tests\n`

/** A logo of some width. */
const logo = (width: number, colour = 'blue') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 40"><rect width="${width}" height="40" fill="${colour}"/></svg>`

/** The changes, each of them to what the ones before it have left. */
const changes: [title: string, change: () => void][] = [
  [
    'a paragraph is added to a text',
    () => {
      appendFileSync(at('articles/short.mdx'), '\nIt was asked again.\n')
    },
  ],
  [
    'a text cites one more source',
    () => {
      appendFileSync(at('articles/short.mdx'), '\nIt was answered [@trials; @retracted2019].\n')
    },
  ],
  [
    'a reference gets another title',
    () => edit('references/smith2020.yaml', 'A study of something', 'A study of *something* else'),
  ],
  [
    'a reference is retracted',
    () => {
      appendFileSync(
        at('references/jones2021.yaml'),
        'health:\n  kind: retracted\n  date: 2024-05-01\n',
      )
    },
  ],
  [
    'a reference is no longer retracted',
    () => edit('references/jones2021.yaml', 'kind: retracted', 'kind: corrected'),
  ],
  [
    'a reference in a BibTeX file gets another author',
    () => edit('references/library.bib', 'Doe, Jo', 'Smith, Ann'),
  ],
  ['a claim gets another statement', () => edit('claims/tea-is-wet.yaml', 'is wet', 'is very wet')],
  [
    'a claim gets another rating',
    () => edit('claims/tea-is-wet.yaml', 'rating: right', 'rating: blended'),
  ],
  [
    'a study is added to the evidence of a claim',
    () => {
      appendFileSync(
        at('claims/tea-warms.yaml'),
        '  - reference: retracted2019\n    design: Case series\n    designKind: case-series\n    finding: harm\n    summary: It burnt [@notice2023].\n',
      )
    },
  ],
  [
    'a study is taken out of the evidence of a claim',
    () => edit('claims/tea-cures.yaml', /\n {2}- reference: jones2021[^]*?(?=\n {2}- )/, ''),
  ],
  [
    'a topic gets another name',
    () => edit('topics/drinks.yaml', 'Hot and cold drinks', 'Drinks of any kind'),
  ],
  ['a rating gets another label', () => edit('ratings/open.yaml', 'label: Open', 'label: Unknown')],
  [
    'a rating gets another place on the scale',
    () => edit('ratings/steeped.yaml', 'order: 6', 'order: 9'),
  ],
  [
    'a rating gets another tone',
    () => edit('ratings/steeped.yaml', 'tone: misleading', 'tone: unproven'),
  ],
  ['a person gets another name', () => edit('people/ada.yaml', 'Ada Li', 'Ada Lin')],
  ['a person gets another text', () => edit('people/ada.yaml', 'drinks tea', 'drinks no tea')],
  [
    'a draft is published, with all that only it uses',
    () => edit('articles/planned/index.mdx', 'draft: true\n', ''),
  ],
  [
    'it becomes a draft again',
    () => edit('articles/planned/index.mdx', '---\n\n## The', 'draft: true\n---\n\n## The'),
  ],
  [
    'the publication gets another name',
    () => edit('site.yaml', 'name: Elements', 'name: Compounds'),
  ],
  [
    'the publication gets another description',
    () => edit('site.yaml', 'What every element', 'How every element'),
  ],
  [
    'the publication gets another citation style',
    () => {
      appendFileSync(at('site.yaml'), 'csl: apa\n')
    },
  ],
  [
    'a second work by an author in a year changes how the first is printed',
    () => {
      writeFileSync(at('references/twin2020.yaml'), reference('A twin'))
      appendFileSync(at('articles/short.mdx'), '\nThere is a twin [@twin2020].\n')
    },
  ],
  [
    'the publication gets another language',
    () => edit('site.yaml', 'language: en-GB', 'language: de'),
  ],
  ['it gets a citation style of its own', () => edit('site.yaml', 'csl: apa', 'csl: house')],
  [
    'a citation style of the publication changes',
    () => edit('styles/house.csl', 'prefix="{" suffix="}"', 'prefix="(" suffix=")"'),
  ],
  [
    'a citation style is added, and an article uses it',
    () => {
      cpSync(at('styles/house.csl'), at('styles/barn.csl'))
      edit('styles/barn.csl', '<id>house</id>', '<id>barn</id>')
      edit('styles/barn.csl', 'prefix="("', 'prefix="["')
      edit('articles/served/index.mdx', 'csl: apa', 'csl: barn')
    },
  ],
  [
    'the address of the publication gets a path',
    () => edit('site.yaml', 'elements.example\n', 'elements.example/checks/\n'),
  ],
  [
    'an article lists the whole library',
    () => edit('articles/short.mdx', 'topics: [testing]', "topics: [testing]\nnocite: '@*'"),
  ],
  [
    'a source is added to the whole library',
    () => {
      writeFileSync(at('references/alone2024.yaml'), reference('Cited by nobody'))
    },
  ],
  ['a source is deleted', () => rmSync(at('references/alone2024.yaml'))],
  [
    'an article is added, which changes what is related and what comes next',
    () => {
      cpSync(at('articles/short.mdx'), at('articles/added.mdx'))
      edit('articles/added.mdx', 'Is this short?', 'Is this added?')
      edit('articles/added.mdx', '[testing]', '[drinks]')
      edit('articles/added.mdx', '2024-05-06', '2024-05-08')
    },
  ],
  ['an article is renamed', () => renameSync(at('articles/added.mdx'), at('articles/renamed.mdx'))],
  [
    'an article gets an alias',
    () => edit('articles/renamed.mdx', 'authors:', 'aliases: [added]\nauthors:'),
  ],
  [
    'an article is corrected',
    () =>
      edit(
        'articles/renamed.mdx',
        'authors:',
        'revisions:\n  - { date: 2024-05-20, kind: correction, summary: It was not added. }\nauthors:',
      ),
  ],
  [
    'an article is withdrawn',
    () => edit('articles/renamed.mdx', 'kind: correction', 'kind: withdrawal'),
  ],
  ['an article is deleted', () => rmSync(at('articles/renamed.mdx'))],
  [
    'a response is changed',
    () => edit('responses/everything/2024-05-10-late.md', 'They were small', 'They were *tiny*'),
  ],
  [
    'a response is added to another article',
    () =>
      cpSync(at('responses/everything/2024-05-08-jo-doe.md'), at('responses/short/2024-05-09.md')),
  ],
  ['a number in a chart is changed', () => edit('articles/everything/cups.yaml', '3 }', '4 }')],
  [
    'a number in the file of a chart is changed',
    () => edit('articles/charted/rows.csv', 'Tea,3', 'Tea,9'),
  ],
  [
    'a chart gets another title',
    () => edit('articles/everything/price.yaml', 'Tea grows dearer', 'Tea grows cheaper'),
  ],
  [
    'a picture is replaced under its name',
    () => cpSync(at('articles/planned/awake.png'), at('articles/charted/picture.png')),
  ],
  [
    'a picture is taken out of a text',
    () => edit('articles/charted/index.mdx', '![A picture of nothing](./picture.png)\n', ''),
  ],
  [
    'a file for readers is changed',
    () => edit('articles/served/cups.csv', 'Evening,2', 'Evening,5'),
  ],
  ['a text of a page is changed', () => edit('pages/method.mdx', 'about it', 'a lot about it')],
  ['a page gets another title', () => edit('pages/method.mdx', 'How we work', 'Methods')],
  ['a page is renamed', () => renameSync(at('pages/method.mdx'), at('pages/methods.mdx'))],
  ['a letter is used that no font had yet', () => edit('pages/methods.mdx', 'lot', 'łot')],
  [
    'an article under embargo is added, with a claim that only it checks',
    () => {
      writeFileSync(
        at('articles/later.mdx'),
        '---\ntitle: Does tea help later?\ndescription: Nobody has asked yet, so nobody knows whether it helps.\npublished: 2024-08-02\npublishAt: 2024-08-02\nauthors: [ada]\ntopics: [drinks]\nclaims: [tea-helps-later]\n---\n\nNobody has asked [@smith2020].\n',
      )
      writeFileSync(
        at('claims/tea-helps-later.yaml'),
        'statement: Tea helps later\nrating: open\ncertainty: none\nrationale: Nobody has asked.\n',
      )
    },
  ],
  [
    'the day comes on which its embargo ends',
    () => {
      variables = { SOURCE_DATE_EPOCH: '1722556800' }
    },
  ],
  [
    'the day passes on which a review is due',
    () => {
      variables = { SOURCE_DATE_EPOCH: '1735000000' }
    },
  ],
  [
    'the publication gets a logo and a file of its own',
    () => {
      mkdirSync(at('identity'))
      mkdirSync(at('public'))
      writeFileSync(at('identity/logo.svg'), logo(120))
      writeFileSync(at('public/kit.txt'), 'A kit.\n')
      appendFileSync(at('site.yaml'), 'logo: logo.svg\n')
    },
  ],
  ['the logo is drawn anew', () => writeFileSync(at('identity/logo.svg'), logo(120, 'red'))],
  ['the logo is wider', () => writeFileSync(at('identity/logo.svg'), logo(160, 'red'))],
  [
    'the publication gets an accent and other typefaces',
    () => {
      appendFileSync(at('site.yaml'), "accent: '#b3261e'\ntypefaces: source-sans\n")
    },
  ],
  [
    'the publication gets a navigation of its own',
    () => {
      appendFileSync(at('site.yaml'), 'navigation: [references, claims]\n')
    },
  ],
  [
    'the site gets a page for designers',
    () => {
      // Its examples link to the root of the site.
      edit('site.yaml', '/checks/', '/')
      variables = { ...variables, STYLE_GUIDE: '1' }
    },
  ],
]

test('a build with nothing to do ends at once, and one after a paragraph renders few files', async () => {
  const nothing = await run('build', folder, { variables, ownProcess: true })
  expect(nothing.printed).toMatch(/^✓ Check .*\n✓ Site — .*dist is up to date .*\n$/)
  appendFileSync(at('articles/drinks.mdx'), '\nOf all drinks.\n')
  const { printed } = await buildBoth()
  expect(differencesOfBoth()).toEqual([])
  const [, rendered, unchanged] = /Pages — (\d+) files?, (\d+) unchanged/.exec(printed) ?? []
  expect(Number(rendered)).toBeLessThan(Number(unchanged) / 3)
})

test.each(['index.html', 'llms.txt', 'favicon.svg', 'pagefind/pagefind-entry.json'])(
  'if somebody edits or deletes %s in the output folder, the next build restores it',
  async (name) => {
    for (const meddle of [appendFileSync, (file: string) => rmSync(file)]) {
      const before = filesOf(join(folder, 'dist'))
      meddle(join(folder, 'dist', name), 'x')
      const { code, output } = await run('build', folder, { variables })
      expect(code, output).toBe(0)
      expect(differences(filesOf(join(folder, 'dist')), before)).toEqual([])
    }
  },
)

test('an edit of a style sheet in the output folder does not reach the next build', async () => {
  const before = filesOf(join(folder, 'dist'))
  const sheet = [...before.keys()].find((name) => name.endsWith('.css')) ?? ''
  appendFileSync(join(folder, 'dist', sheet), 'body { display: none }')
  await run('build', folder, { variables })
  expect(differences(filesOf(join(folder, 'dist')), before)).toEqual([])
})

test.each([0, 20, 60, 110, 180])(
  'a build that is killed after %i writes leaves nothing wrong to the next one',
  async (killAfterWrites) => {
    edit('articles/short.mdx', '## The answer', `## The answer, ${killAfterWrites}`)
    await run('build', folder, { variables, kill: { killAfterWrites } })
    await buildBoth()
    expect(differencesOfBoth()).toEqual([])
  },
)

describe('a build has the bytes of one that makes everything anew after', () => {
  test.each(changes)('%s', async (_, change) => {
    change()
    const { code, output } = await buildBoth()
    expect(code, output).toBe(0)
    expect(differencesOfBoth()).toEqual([])
  })
})

test('a new process finds what another one kept', async () => {
  const { code, output, printed } = await run('build', folder, { variables, ownProcess: true })
  expect(code, output).toBe(0)
  // A site with warnings is not up to date, so that they are shown again.
  expect(printed).toMatch(/dist is up to date|Pages — 0 files, \d+ unchanged/)
})
