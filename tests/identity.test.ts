/** A publication with a name, a look and files of its own, in another language and below a path. */

import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'

import { filesOf, fixtures, freshFolder, layOut, publish, run, type Outcome } from './publish.ts'

let built: Outcome
let site: Map<string, string>
beforeAll(async () => {
  built = await publish('identity')
  expect(built.code, built.output).toBe(0)
  site = filesOf(built.outDir)
})

function page(name: string): Document {
  return parseHTML(readFileSync(join(built.outDir, name), 'utf8')).document
}

const labelsIn = (selector: string) =>
  [...page('index.html').querySelectorAll(selector)].map(({ textContent }) => textContent.trim())

test('the header and the footer have the links of the publication', () => {
  expect(labelsIn('header nav a')).toEqual([
    'Faktenchecks',
    'Methodik',
    'Über uns',
    'Behauptungen',
    'Spenden',
    'Suche',
  ])
  expect(labelsIn('footer nav a').slice(0, 2)).toEqual(['Methodik', 'Über uns'])
  expect(page('index.html').querySelector('footer')?.textContent).toContain('Sitz in Kiel')
})

test('pages show its logo, which says its name, and name its icons', () => {
  const [light, dark] = page('methodik/index.html').querySelectorAll('header img')
  expect(light?.getAttribute('src')).toBe('/pruefung/logo.svg')
  expect(light?.getAttribute('alt')).toBe('Prüfstelle Nord')
  expect(dark?.getAttribute('src')).toBe('/pruefung/logo-dark.svg')
  const icons = [...page('index.html').querySelectorAll('link[rel~=icon], link[rel=manifest]')]
  for (const icon of icons) {
    const name = icon.getAttribute('href')?.replace('/pruefung/', '') ?? ''
    expect(site.has(name), name).toBe(true)
  }
  expect(site.get('favicon.ico')?.slice(0, 4)).toBe('\0\0\u0001\0')
})

test('pages that are not fact-checks have its picture, and fact-checks have their own', () => {
  const pictureOf = (name: string) =>
    page(name).querySelector('meta[property="og:image"]')?.getAttribute('content')
  expect(pictureOf('ueber-uns/index.html')).toBe('https://nord.example/pruefung/social-picture.png')
  expect(pictureOf('articles/tee/index.html')).toBe(
    'https://nord.example/pruefung/articles/tee/social.png',
  )
})

test('fact-checks link to its methodology, whatever that is called', () => {
  const links = [...page('articles/tee/index.html').querySelectorAll('.imprint a')]
  expect(links.map((link) => link.getAttribute('href'))).toContain('/pruefung/methodik/')
})

test('pages have its accent and typefaces, and no others are loaded', () => {
  const html = readFileSync(join(built.outDir, 'index.html'), 'utf8')
  expect(html).toContain('--accent:light-dark(#b3261e,')
  expect(html).toContain('Source Sans')
  expect(html).not.toContain('Source Serif')
})

test('its own files are at the root of the site, hidden ones too', () => {
  for (const name of ['.well-known/security.txt', 'presse/mappe.txt'])
    expect(site.get(name)).toBe(
      readFileSync(join(fixtures, 'identity/content/public', name), 'latin1'),
    )
})

test('nothing names another publication', () => {
  const texts = [...site].filter(([name]) => /\.(?:html|xml|txt|json|webmanifest)$/.test(name))
  const others = texts.filter(([, text]) => /assay\.example|Assay desk|\bAssay\b/.test(text))
  expect(others.map(([name]) => name)).toEqual([])
})

describe('a file of its own', () => {
  test.each(['methodik/index.html', 'favicon.ico', 'pagefind/pagefind.js'])(
    'cannot be %s',
    async (name) => {
      const folder = layOut('identity', freshFolder())
      const file = join(folder, 'content/public', name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, 'Ours.')
      const { code, output } = await run('check', folder)
      expect(code).toBe(1)
      expect(output).toContain('public-file-is-free')
    },
  )
})

test('a site of two lines asks its readers for nothing', async () => {
  const folder = freshFolder()
  mkdirSync(join(folder, 'content'))
  appendFileSync(join(folder, 'content/site.yaml'), 'name: New\nurl: https://new.example/\n')
  const { code, output, outDir } = await run('build', folder)
  expect(code, output).toBe(0)
  const html = readFileSync(join(outDir, 'index.html'), 'utf8')
  expect(html).toContain('No fact-checks have been published yet.')
  expect(html).not.toMatch(/npm|content\//)
  expect(parseHTML(html).document.querySelector('nav')).toBeNull()
  expect(existsSync(join(outDir, 'favicon.svg'))).toBe(true)
})
