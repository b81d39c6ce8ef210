/**
 * `npm run dev` follows every change: files are added, edited, broken, fixed, renamed and deleted on one server. It renders
 * pages with the code that a build has bundled, or compiles the code if there is no such bundle.
 */

import { spawn, type ChildProcess } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { openVocabulary, type WordFiles } from '../src/search/vocabulary.ts'
import type { Desk } from '../src/integrations/desk/desk.ts'
import { filesOf, freshFolder, layOut, project, run } from './publish.ts'
import { authorsEnvironment } from './situation.ts'
import { freePort } from './serve.ts'

let folder: string
let content: string
let server: ChildProcess
let origin: string
/** The path of the site in its address; empty if it has none. */
let base: string
let printed = ''
let variables: Record<string, string> = {}

/** Starts a server for the content. */
function serve(port: number, listen: (text: string) => void): ChildProcess {
  const child = spawn(
    process.execPath,
    ['--disable-warning=DEP0040', join(project, 'src/cli/dev.ts'), '--port', String(port)],
    {
      cwd: project,
      env: {
        ...authorsEnvironment(),
        CONTENT_DIR: content,
        OUT_DIR: join(folder, 'dist'),
        ...variables,
        ASTRO_DEV_BACKGROUND: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', listen)
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await ended
}

/** A record to add, and the pages that show it. */
interface Case {
  name: string
  file: string
  renamed: string
  /** Returns the file with the given words. */
  text: (words: string) => string
  /** The pages that show the words. */
  shown: string[]
  /** Its own page before and after its file is renamed. The page disappears with the file. */
  own?: [before: string, after: string]
}

const article = (title: string) => `---
title: ${title}
description: An article that is written while the site is open, and changes all the time.
published: 2024-05-07
authors: [desk]
topics: [testing]
---

## The answer

Nothing is known [@smith2020].
`

const cases: Case[] = [
  {
    name: 'an article',
    file: 'articles/fresh.mdx',
    renamed: 'articles/stale.mdx',
    text: article,
    shown: ['/', '/articles/', '/rss.xml'],
    own: ['/articles/fresh/', '/articles/stale/'],
  },
  {
    name: 'an article with a folder',
    file: 'articles/new/index.mdx',
    renamed: 'articles/deep/stale/index.mdx',
    text: article,
    shown: ['/articles/'],
    own: ['/articles/new/', '/articles/deep/stale/'],
  },
  {
    name: 'an article whose name has spaces',
    file: 'articles/fresh and new.mdx',
    renamed: 'articles/old news.mdx',
    text: article,
    shown: ['/articles/'],
    own: ['/articles/fresh%20and%20new/', '/articles/old%20news/'],
  },
  {
    name: 'an article whose name has letters in decomposed form',
    file: `articles/${'thé-vert'.normalize('NFD')}.mdx`,
    renamed: `articles/${'grüner-tee'.normalize('NFD')}.mdx`,
    text: article,
    shown: ['/articles/'],
    own: ['/articles/th%C3%A9-vert/', '/articles/gr%C3%BCner-tee/'],
  },
  {
    name: 'a page',
    file: 'pages/fresh.mdx',
    renamed: 'pages/stale.mdx',
    text: (words) => `---\ntitle: ${words}\ndescription: A page.\n---\n\nText [@jones2021].\n`,
    shown: ['/references/jones2021/'],
    own: ['/fresh/', '/stale/'],
  },
  {
    name: 'a claim',
    file: 'claims/fresh.yaml',
    renamed: 'claims/stale.yaml',
    text: (words) =>
      `statement: ${words}\nrating: right\ncertainty: high\nrationale: It was seen.\n`,
    shown: ['/claims/'],
    own: ['/claims/fresh/', '/claims/stale/'],
  },
  {
    name: 'a reference',
    file: 'references/fresh2020.yaml',
    renamed: 'references/stale2020.yaml',
    text: (words) => `type: book\ntitle: ${words}\nissued: 2020\n`,
    shown: ['/references/', '/data/references.bib'],
    own: ['/references/fresh2020/', '/references/stale2020/'],
  },
  {
    name: 'a BibTeX file',
    file: 'references/fresh.bib',
    renamed: 'references/stale.bib',
    text: (words) => `@book{bib2021, title={${words}}, year={2021}}\n`,
    shown: ['/references/'],
    own: ['/references/bib2021/', '/references/bib2021/'],
  },
  {
    name: 'a CSL-JSON file',
    file: 'references/fresh.json',
    renamed: 'references/stale.json',
    text: (words) => JSON.stringify([{ id: 'json2021', type: 'book', title: words }]),
    shown: ['/references/'],
    own: ['/references/json2021/', '/references/json2021/'],
  },
  {
    name: 'a search',
    file: 'searches/fresh.yaml',
    renamed: 'searches/stale.yaml',
    text: (words) =>
      `database: Register\ndescription: ${words}\nruns:\n  - { date: 2024-01-02, results: 3 }\n`,
    shown: ['/references/'],
    own: ['/references/fresh/', '/references/stale/'],
  },
  {
    name: 'a person',
    file: 'people/fresh.yaml',
    renamed: 'people/stale.yaml',
    text: (words) => `name: ${words}\n`,
    shown: [],
    own: ['/people/fresh/', '/people/stale/'],
  },
  {
    name: 'a topic',
    file: 'topics/fresh.yaml',
    renamed: 'topics/stale.yaml',
    text: (words) => `name: ${words}\n`,
    shown: [],
    own: ['/topics/fresh/', '/topics/stale/'],
  },
  {
    name: 'a rating',
    file: 'ratings/fresh.yaml',
    renamed: 'ratings/stale.yaml',
    text: (words) => `label: ${words}\ndefinition: Nobody knows.\norder: 9\ntone: unproven\n`,
    shown: [],
    own: ['/ratings/fresh/', '/ratings/stale/'],
  },
  {
    name: 'a response',
    file: 'responses/short/2024-05-08-fresh.md',
    renamed: 'responses/short/2024-05-08-stale.md',
    text: (words) => `---\nname: Jo Doe\ndate: 2024-05-08\n---\n\n${words}\n`,
    shown: ['/articles/short/'],
  },
]

describe.each([
  ['bundled code', true, '', {}],
  // With a path of its own and the style guide, no build has bundled this code.
  ['code that is compiled when it is used', false, '/compiled', { STYLE_GUIDE: '1' }],
])('with %s', (_, isBundled, path, more) => {
  beforeAll(async () => {
    folder = layOut('live', freshFolder())
    content = join(folder, 'content')
    moveSite(path)
    if (isBundled) expect((await run('build', folder)).code).toBe(0)
    printed = ''
    variables = more
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    server = serve(port, (text) => {
      printed += text
    })
    await vi.waitFor(() => expect(printed).toContain('watching for file changes'), 600_000)
    await everyPageStands()
    // Astro says so when it starts.
    expect(/astro\s+v\d/.test(printed)).toBe(!isBundled)
  }, 600_000)

  afterAll(() => stop(server))

  // Several at a time, so that changes also occur while the server handles others.
  describe('a record that is edited', () => {
    test.concurrent.each(cases)(
      '$name appears, goes while broken, comes back, moves, and goes',
      async (record) => {
        const { name, file, renamed, text, shown, own } = record
        const [before, after] = own ?? []
        const first = `The first words of ${name}`
        const second = `The second words of ${name}`
        const showing = (page: string | undefined, words: string) =>
          Promise.all([...shown, ...(page ? [page] : [])].map((each) => shows(each, words)))
        const gone = (page: string | undefined, words: string) =>
          Promise.all([...shown.map((each) => hides(each, words)), page && missing(page)])

        write(file, text(first))
        await showing(before, first)
        await everyPageStands()

        write(file, '---\n{ [')
        await gone(before, first)
        await everyPageStands()

        write(file, text(second))
        await showing(before, second)

        mkdirSync(dirname(join(content, renamed)), { recursive: true })
        renameSync(join(content, file), join(content, renamed))
        await showing(after, second)
        if (before && before !== after) await missing(before)

        rmSync(join(content, renamed))
        await gone(after, second)
        await everyPageStands()
      },
    )
  })

  /** Files that others need, and pages that show them. */
  describe('files that others need', () => {
    const charted = '/articles/charted/'

    test.each([
      [
        'a source',
        'references/smith2020.yaml',
        ['/articles/short/', charted, '/claims/tea-is-wet/'],
      ],
      ['a BibTeX file', 'references/library.bib', [charted, '/method/']],
      ['a claim', 'claims/tea-is-wet.yaml', [charted]],
      ['a rating', 'ratings/right.yaml', [charted, '/claims/tea-is-wet/']],
      ['a person', 'people/desk.yaml', [charted, '/']],
      ['a topic', 'topics/testing.yaml', [charted, '/articles/']],
      ['a chart', 'articles/charted/rows.yaml', [charted]],
      ['a table', 'articles/charted/rows.csv', [charted]],
      ['a picture', 'articles/charted/picture.png', [charted]],
      ['a citation style', 'styles/house.csl', [charted]],
      ['the site', 'site.yaml', ['/', charted]],
    ])('%s can be deleted or broken without a page failing', async (_name, file, needing) => {
      const sound = readFileSync(join(content, file))
      const sane = await states(needing)
      for (const change of [() => rmSync(join(content, file)), () => write(file, '---\n{ [')]) {
        const before = await states(needing)
        const errors = count(printed, 'error:')
        change()
        await until(async () => {
          const isFollowed = count(printed, 'error:') > errors || (await states(needing)) !== before
          expect(isFollowed).toBe(true)
        })
        await everyPageStands()
        for (const page of needing) expect((await get(page)).status, page).toBe(200)
      }
      writeFileSync(join(content, file), sound)
      await until(async () => expect((await states(needing)) === sane).toBe(true))
    })

    test('an edited source updates the texts that cite it', async () => {
      replace('references/smith2020.yaml', 'A study of something', 'A study of another thing')
      await shows('/articles/short/', 'A study of another thing')
      replace('references/smith2020.yaml', 'A study of another thing', 'A study of something')
      await shows('/articles/short/', 'A study of something')
    })

    test('an edited table updates the chart and its data', async () => {
      replace('articles/charted/rows.csv', 'Coffee', 'Cocoa')
      await shows(charted, 'Cocoa')
      await shows('/articles/charted/rows.csv', 'Cocoa')
      replace('articles/charted/rows.csv', 'Cocoa', 'Coffee')
      await hides(charted, 'Cocoa')
    })

    test('an edited citation style updates the texts that use it', async () => {
      await shows(charted, '{')
      replace('styles/house.csl', 'prefix="{"', 'prefix="«"')
      await shows(charted, '«')
      replace('styles/house.csl', 'prefix="«"', 'prefix="{"')
      await hides(charted, '«')
    })

    test('a replaced picture with the same name is shown, and browsers request it', async () => {
      const file = join(content, 'articles/charted/picture.png')
      const shown = async () =>
        /<img[^>]* src="([^"]*\/_astro\/[^"]*)"/.exec((await get(charted)).text)?.[1] ?? ''
      const before = await shown()
      expect(before).not.toBe('')
      const sound = readFileSync(file)
      const background = { r: 200, g: 30, b: 30 }
      await sharp({ create: { width: 333, height: 222, channels: 3, background } })
        .png()
        .toFile(file)
      await shows(charted, 'width="333"')
      // Browsers keep a picture for as long as it has the same address.
      const after = await shown()
      expect(after).not.toBe(before)
      const response = await fetch(origin + after)
      expect(response.status).toBe(200)
      const { width, height } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
      expect({ width, height }).toEqual({ width: 333, height: 222 })
      writeFileSync(file, sound)
      await hides(charted, 'width="333"')
    })
  })

  describe('the site', () => {
    test('a changed name appears on every page', async () => {
      replace('site.yaml', 'Minimal', 'The Daily Kettle')
      for (const page of ['/', '/articles/short/', '/claims/', '/rss.xml'])
        await shows(page, 'The Daily Kettle')
    })

    test('a broken file is reported, and the last valid settings stay', async () => {
      const sound = readFileSync(join(content, 'site.yaml'), 'utf8')
      write('site.yaml', `${sound}nmae: A mistake\n`)
      await until(() => expect(printed).toContain('`nmae` is not a field of the site'))
      await shows('/', 'The Daily Kettle')
      write('site.yaml', `${sound}funding: A teapot\n`)
      await until(() => expect(printed).toMatch(/All problems fixed\.\n\s*$/m))
      await everyPageStands()
      write('site.yaml', sound)
    })

    test('another accent and other typefaces are shown, and their fonts are served', async () => {
      const sound = readFileSync(join(content, 'site.yaml'), 'utf8')
      write('site.yaml', `${sound}accent: '#b3261e'\ntypefaces: source-sans\n`)
      await shows('/', '--accent:light-dark(#b3261e,')
      const { text: html } = await get('/')
      const fonts = [...html.matchAll(/<link rel="preload" href="([^"]+\.woff2)"/g)]
      expect(fonts).toHaveLength(1)
      const font = await get(fonts[0]?.[1] ?? '')
      expect([font.status, font.text.slice(0, 4)]).toEqual([200, 'wOF2'])
      write('site.yaml', sound)
      await shows('/', '"Source Serif"')
    })

    test('a changed language or address changes every page', async () => {
      const sound = readFileSync(join(content, 'site.yaml'), 'utf8')
      write('site.yaml', `${sound}language: de\n`)
      moveSite('/checks')
      await shows('/articles/short/', '<html lang="de"')
      await shows('/', 'href="/checks/articles/short/"')

      write('articles/after.mdx', article('Written after the start'))
      await shows('/articles/after/', 'Written after the start')
      rmSync(join(content, 'articles/after.mdx'))
      await missing('/articles/after/')

      base = path
      write('site.yaml', sound)
      await shows('/articles/short/', '<html lang="en"')
      await everyPageStands()
    })
  })

  test('the search finds what is written now, and forgets what is deleted', async () => {
    expect(await searchKnows('zebrafinch')).toBe(false)
    write('articles/short/finch.mdx', article('The zebrafinch sings'))
    await until(async () => expect(await searchKnows('zebrafinch')).toBe(true))
    rmSync(join(content, 'articles/short/finch.mdx'))
    await until(async () => expect(await searchKnows('zebrafinch')).toBe(false))
  })

  describe('the bar', () => {
    /** Returns what the bar shows on a page, once the content is checked. */
    const desk = async (page: string) => {
      let shown: Partial<Desk> = {}
      await until(async () => {
        shown = JSON.parse(
          (await get(`/@assay/desk.json?path=${encodeURIComponent(base + page)}`)).text,
        ) as Desk
        expect(shown.problems).toBeDefined()
      })
      return shown
    }

    test('is added to each page, and its script is compiled', async () => {
      for (const page of ['/', '/articles/short/']) {
        const { text: html } = await get(page)
        expect(html).toMatch(isBundled ? /src="\/@assay\/desk\.ts"/ : /astro:scripts\/page\.js/)
      }
      const { status, text: script } = await get('/@assay/desk.ts')
      expect(status).toBe(200)
      expect(script).toContain('customElements.define')
      expect(script).not.toContain('import type')
    })

    test('has the problems of a page, which go when they are fixed', async () => {
      expect(await desk('/articles/short/')).toMatchObject({ problems: [], dated: [], uncited: [] })
      const file = 'articles/desk/index.mdx'
      const text = article('A page with a bar').replace(
        'topics: [testing]',
        'topics: [testing]\nclaims: [tea-is-wet]\ndraft: true',
      )
      write(file, `${text}\n<Dated as="2020-01-02">Ten</Dated> [@nobody2020].\n`)
      await until(async () => expect((await desk('/articles/desk/')).problems).toHaveLength(2))
      const shown = await desk('/articles/desk/')
      expect(shown.withheld).toBe('Draft')
      expect(shown.dated).toMatchObject([{ date: '2020-01-02', words: 'Ten', isOld: true }])
      expect(shown.source?.open).toBe(`${join(content, file)}:2:1`)
      const [problem] = shown.problems?.filter(({ severity }) => severity === 'error') ?? []
      expect(problem).toMatchObject({ rule: 'citation-resolves' })
      expect(problem?.place.open).toMatch(/articles\/desk\/index\.mdx:\d+:\d+$/)
      expect((await desk('/articles/short/')).elsewhere).toMatchObject({ errors: 1 })

      printed = ''
      write(file, `${text.replace(' [@smith2020]', '')}\n<Dated as="2020-01-02">Ten</Dated>.\n`)
      await until(() => expect(printed).toContain('✓ Fixed in '))
      expect(printed).toMatch(
        /✓ Fixed in \S+articles\/desk\/index\.mdx: No reference or search has the key `nobody2020`/,
      )
      await until(async () => expect((await desk('/articles/desk/')).problems).toHaveLength(1))
      expect((await desk('/articles/desk/')).uncited).toMatchObject([
        { key: 'smith2020', claim: 'tea-is-wet' },
      ])
      await until(async () =>
        expect((await desk('/articles/desk/')).text?.words).toBeGreaterThan(5),
      )
      rmSync(join(content, 'articles/desk'), { recursive: true })
      await until(async () => expect((await desk('/articles/desk/')).source).toBeUndefined())
    })

    test('is in no built site', () => {
      if (!isBundled) return
      const files = filesOf(join(folder, 'dist'))
      expect(files.size).toBeGreaterThan(20)
      for (const [name, text] of files) expect(text, name).not.toMatch(/assay-desk|@assay\/desk/)
    })
  })

  test('many simultaneous changes are handled together', async () => {
    rmSync(join(content, 'articles/short.mdx'))
    write('claims/many.yaml', cases[5]?.text('One of many') ?? '')
    mkdirSync(join(content, 'articles/short'), { recursive: true })
    for (let number = 0; number < 20; number += 1)
      write(`articles/short/part-${number}.mdx`, article(`Part ${number} of many`))
    cpSync(join(content, 'articles/charted'), join(content, 'articles/copied'), { recursive: true })
    await shows('/articles/short/part-19/', 'Part 19 of many')
    await shows('/articles/copied/', 'More tea is drunk')
    await shows('/claims/many/', 'One of many')
    await missing('/articles/short/')
    await everyPageStands()
  })

  test('a second server for the same content does not disturb the first', async () => {
    let output = ''
    const second = serve(await freePort(), (text) => {
      output += text
    })
    try {
      await vi.waitFor(() => expect(output).toContain('watching for file changes'), 600_000)
      write('articles/both.mdx', article('Written for both'))
      await shows('/articles/both/', 'Written for both')
    } finally {
      await stop(second)
    }
  })

  test('content that was moved away and back is still watched', async () => {
    const away = `${content}-away`
    const before = printed.length
    renameSync(content, away)
    await missing('/articles/charted/')
    await everyPageStands()
    expect(existsSync(content)).toBe(false)
    renameSync(away, content)
    await shows('/articles/charted/', 'More tea is drunk')
    write('articles/later.mdx', article('Written later'))
    await shows('/articles/later/', 'Written later')
    expect(printed.slice(before)).not.toMatch(/^ +at /m)
  })
})

/** Waits until a condition is true, for as long as a change can take on a busy machine. */
async function until(holds: () => unknown): Promise<void> {
  await vi.waitFor(holds, { timeout: 300_000, interval: 100 })
}

/** Moves the site to another path, in its settings and in the addresses that are asked for. */
function moveSite(path: string): void {
  base = path
  const settings = readFileSync(join(content, 'site.yaml'), 'utf8')
  write('site.yaml', settings.replace(/^(url: https:\/\/[^/\n]+).*$/m, `$1${path}/`))
}

/** Returns the address of a page, whose path may have that of the site before it. */
function addressOf(page: string): string {
  return origin + (page.startsWith(`${base}/`) ? '' : base) + page
}

async function get(page: string): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(addressOf(page), { redirect: 'manual' })
    return { status: response.status, text: await response.text() }
  } catch {
    // The server is restarting.
    return { status: 0, text: '' }
  }
}

/** Opens the search and returns whether a page has a word. */
async function searchKnows(word: string): Promise<boolean> {
  expect((await get('/pagefind/pagefind-entry.json')).status).toBe(200)
  const load = async (name: string) => (await get(`/pagefind/words/en/${name}`)).text
  const files = JSON.parse(await load('index.json')) as WordFiles
  return (await openVocabulary(files, (name) => load(`${name}.txt`)).get(word)) !== undefined
}

/** Waits until a page shows the given words. */
async function shows(page: string, words: string): Promise<void> {
  await until(async () => {
    const { status, text } = await get(page)
    expect([page, status, text.includes(words) ? words : text.length]).toEqual([page, 200, words])
  })
}

/** Waits until a page no longer shows the given words. */
async function hides(page: string, words: string): Promise<void> {
  await until(async () => {
    const { status, text } = await get(page)
    expect([page, status, text.includes(words) ? words : '']).toEqual([page, 200, ''])
  })
}

/** Waits until a page no longer exists. */
async function missing(page: string): Promise<void> {
  await until(async () => expect([page, (await get(page)).status]).toEqual([page, 404]))
}

/** Returns the current state of pages. */
async function states(pages: readonly string[]): Promise<string> {
  return JSON.stringify(await Promise.all(pages.map(get)))
}

/** Expects that no page fails or is incomplete. */
async function everyPageStands(): Promise<void> {
  const pages = ['/', '/articles/short/', '/articles/charted/', '/method/', '/claims/tea-is-wet/']
  for (const page of [...pages, '/references/', '/rss.xml']) {
    const { status, text } = await get(page)
    expect([200, 404], `${page}: ${status}\n${text.slice(0, 2000)}`).toContain(status)
    expect(text.trimEnd().slice(-9), page).toMatch(/<\/(?:html|rss)>$/)
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(content, file)), { recursive: true })
  writeFileSync(join(content, file), text)
}

function replace(file: string, from: string, to: string): void {
  const text = readFileSync(join(content, file), 'utf8')
  expect(text).toContain(from)
  write(file, text.replaceAll(from, to))
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}
