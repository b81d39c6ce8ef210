/** Citation keys with every character that is allowed: their pages, files, links and the servers. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn, type ChildProcess } from 'node:child_process'
import { gunzipSync } from 'node:zlib'

import { parseRssFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { project, publish, type Outcome } from './publish.ts'
import { authorsEnvironment } from './situation.ts'

interface Book {
  id: string
  title: string
}

let built: Outcome
let books: Book[]
beforeAll(async () => {
  built = await publish('keys')
  const odd = join(built.contentDir, 'references/odd.json')
  books = (JSON.parse(readFileSync(odd, 'utf8')) as Book[]).map(({ id, title }) => ({
    id: id.normalize('NFC'),
    title,
  }))
})

/** Returns the path of a source as the site writes it. */
function pathOf(key: string): string {
  return `/references/${key.split('/').map(encodeURIComponent).join('/')}`
}

function read(name: string): string {
  return readFileSync(join(built.outDir, name), 'utf8')
}

function page(name: string): Document {
  return parseHTML(read(`${name}/index.html`)).document
}

test('pass the check, the build and the inspection without warnings', () => {
  expect(built.output).not.toMatch(/WARN|warning|╰──/)
  expect(built.output).toContain('✓ Publish — dist')
  expect(built.code).toBe(0)
})

test('can be shown in code, also where the sentence or the heading is repeated', () => {
  const article = page('articles/keys')
  const text = (document: Document, selector: string) =>
    [...document.querySelectorAll(selector)].map((element) => element.textContent)
  expect(text(article, '#contents a')).toContain('How to write [@ash:2020]')
  expect(text(page('references/ash:2020'), 'q')).toContain(
    'Type [@ash:2020, p. 8], and readers see the number of its entry.',
  )
})

test('each have a page and three files with their own source', () => {
  for (const { id, title } of books) {
    const { document } = parseHTML(read(`references/${id}/index.html`))
    expect(document.querySelector('h1')?.textContent, id).toBe(title)
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      `https://minimal.example${pathOf(id)}/`,
    )
    const files = [...document.querySelectorAll('.file-links a')].map((link) =>
      link.getAttribute('href'),
    )
    for (const ending of ['bib', 'ris', 'json']) {
      expect(read(`references/${id}.${ending}`), id).toContain(title)
      expect(files, id).toContain(`${pathOf(id)}.${ending}`)
    }
    expect(JSON.parse(read(`references/${id}.json`))).toMatchObject([{ title }])
  }
})

test('are linked from citations to entries and back, and from entries to pages', () => {
  const document = page('articles/keys')
  const hrefOf = (link: Element | null | undefined) => link?.getAttribute('href') ?? ''
  for (const { id, title } of books) {
    const sentence = [...document.querySelectorAll('.prose p')].find(({ textContent }) =>
      textContent.startsWith(title.replace(' of the shelf', ' is cited')),
    )
    const link = sentence?.querySelector('a[role=doc-biblioref]')
    const entry = document.getElementById(decodeURIComponent(hrefOf(link).slice(1)))
    expect(entry?.textContent, id).toContain(title)
    expect(entry?.querySelector(`a[href="${pathOf(id)}/"]`), id).not.toBeNull()
    const back = hrefOf(entry?.querySelector('a[role=doc-backlink]'))
    expect(document.getElementById(decodeURIComponent(back.slice(1))), id).not.toBeNull()
    const citing = page(`references/${id}`)
      .querySelector('section:has(> #cited), #cited')
      ?.closest('section')?.textContent
    expect(citing, id).toContain('Does every key work?')
  }
})

test('can be named in elements, claims and links in any Unicode form', () => {
  const document = page('articles/keys')
  const titleOf = (key: string) => books.find(({ id }) => id === key)?.title
  const hrefs = [...document.querySelectorAll('.prose a[role=doc-biblioref]')].map((link) =>
    link.getAttribute('href'),
  )
  const links = (key: string) => {
    const entry = [...document.querySelectorAll('[role=doc-bibliography] li')].find(
      ({ textContent }) => textContent.includes(titleOf(key) ?? key),
    )
    return hrefs.filter((href) => href === `#${entry?.id}`).length
  }
  // In its own sentence, and in a pull quote, a group or the evidence.
  expect(links('q:a<b>c&d$e+f~g_h')).toBe(2)
  expect(links('Knu+20')).toBe(2)
  expect(links('m\u00FCller1983')).toBe(3)
  const claim = page('claims/keys')
  for (const key of ['ash:2020', 'x<y', 'm\u00FCller1983', '_x_'])
    expect(claim.body.textContent).toContain(titleOf(key))
  expect(document.querySelector(`.prose a[href="${pathOf('m\u00FCller1983')}/"]`)).not.toBeNull()
})

test('are in the feed, the sitemap and the search index', () => {
  const [item] = parseRssFeed(read('rss.xml')).items?.filter(
    ({ title }) => title === 'Does every key work?',
  ) ?? [undefined]
  const sitemap = read('sitemap-0.xml')
  const fragments = join(built.outDir, 'pagefind/fragment')
  const found = readdirSync(fragments).map((name) =>
    gunzipSync(readFileSync(join(fragments, name))).toString('utf8'),
  )
  for (const { id, title } of books) {
    const address = `https://minimal.example${pathOf(id)}/`
    expect(item?.content?.encoded, id).toContain(`"${address}"`)
    expect(sitemap, id).toContain(`<loc>${address}</loc>`)
    expect(
      found.some(
        (text) => text.includes(JSON.stringify(`/references/${id}/`)) && text.includes(title),
      ),
      id,
    ).toBe(true)
  }
})

describe.each([
  ['preview', 'src/cli/preview.ts', /on (http:\/\/\S+)\n/],
  ['dev', 'src/cli/dev.ts', /Local\s+(http:\/\/\S+?)\/?\n/],
])('npm run %s', (_name, script, ready) => {
  let child: ChildProcess
  let address: string
  beforeAll(async () => {
    child = spawn(
      process.execPath,
      ['--disable-warning=DEP0040', join(project, script), '--port', '45300'],
      {
        cwd: project,
        env: {
          ...authorsEnvironment(),
          CONTENT_DIR: built.contentDir,
          OUT_DIR: built.outDir,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let output = ''
    address = await new Promise<string>((resolve, reject) => {
      const look = (bytes: Buffer) => {
        output += bytes.toString()
        const found = ready.exec(output)?.[1]
        if (found !== undefined) resolve(found.replace('localhost', '127.0.0.1'))
      }
      child.stdout?.on('data', look)
      child.stderr?.on('data', look)
      child.on('close', () => {
        reject(new Error(output))
      })
    })
  })
  afterAll(() => {
    child.kill('SIGKILL')
  })

  test('serves the page and the files of every key, escaped or not', async () => {
    const types: Record<string, RegExp> = {
      '/': /^text\/html/,
      '.bib': /^application\/x-bibtex/,
      '.ris': /^application\/x-research-info-systems/,
      '.json': /^application\/(?:json|vnd\.citationstyles\.csl\+json)/,
    }
    for (const { id, title } of books) {
      for (const path of new Set([pathOf(id), encodeURI(`/references/${id}`)])) {
        for (const [ending, type] of Object.entries(types)) {
          const response = await fetch(address + path + ending, { redirect: 'manual' })
          expect(response.status, path + ending).toBe(200)
          expect(response.headers.get('content-type'), path + ending).toMatch(type)
          expect(await response.text(), path + ending).toContain(title)
        }
      }
    }
  })
})

test('no file of the site has an escaped name', () => {
  const names = readdirSync(built.outDir, { recursive: true }) as string[]
  expect(names.filter((name) => name.includes('%'))).toEqual([])
  expect(existsSync(join(built.outDir, 'references/ash:2020.bib'))).toBe(true)
})
