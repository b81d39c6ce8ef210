/** Everything that authors can write, on one page of a publication, and revisions, old addresses and withdrawals. */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { HtmlValidate } from 'html-validate'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'

import conformance from '../.htmlvalidate.mjs'
import { components } from '../src/markdown/vocabulary.ts'
import { fixtures, shared, type Outcome } from './publish.ts'

let built: Outcome
let body: Element
beforeAll(async () => {
  built = await shared('elements')
  expect(built.output).toContain('✓ Publish')
  body = page('articles/everything').querySelector('.prose') as Element
})

function page(path: string): Document {
  return parseHTML(readFileSync(join(built.outDir, path, 'index.html'), 'utf8')).document
}

/** Returns the text of an element with collapsed white space. */
function text(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}

test('the page shows every element', () => {
  const source = readFileSync(
    join(fixtures, 'elements/content/articles/everything/index.mdx'),
    'utf8',
  )
  const missing = Object.keys(components).filter((name) => !source.includes(`<${name}`))
  expect(missing).toEqual([])
})

test('no element is left as source text', () => {
  expect(text(body)).not.toMatch(/<\/?[A-Z]\w+|\[object Object\]|\bundefined\b/)
})

test('every page conforms to the HTML standard', async () => {
  const pages = globSync('**/*.html', { cwd: built.outDir })
  const { results } = await new HtmlValidate(conformance).validateMultipleFiles(
    pages.map((name) => join(built.outDir, name)),
  )
  expect(pages).toContain('articles/everything/index.html')
  expect(
    results.flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, column, ruleId, message }) =>
          `${relative(built.outDir, filePath)}:${line}:${column} ${ruleId}: ${message}`,
      ),
    ),
  ).toEqual([])
})

describe('the cover of an article', () => {
  const isDrawn = (image: Element | null | undefined) =>
    existsSync(join(built.outDir, image?.getAttribute('src') ?? 'none'))

  test('is below its verdict, with its alternative text and its caption', () => {
    const cover = page('articles/everything').querySelector('.cover')
    expect(isDrawn(cover?.querySelector('img'))).toBe(true)
    expect(cover?.querySelector('img')?.getAttribute('alt')).toBe('A surface of one colour')
    expect(text(cover?.querySelector('figcaption'))).toContain('The cover of a test publication.')
  })

  test.each(['articles', 'topics/testing', ''])('is in the list of articles at /%s', (path) => {
    const title = page(path).querySelector('a[href$="/articles/everything/"]')
    const listed = title?.closest('.row, .lead')?.querySelector('img')
    expect(isDrawn(listed)).toBe(true)
  })

  test('replaces the drawing of the evidence there', () => {
    const drawings = (title: string) => {
      const link = page('articles').querySelector(`a[href$="/articles/${title}/"]`)
      const row = link?.closest('.row')
      return ['.row-cover', '.evidence-strip'].map((each) => row?.querySelectorAll(each).length)
    }
    expect(drawings('everything')).toEqual([1, 0])
    expect(drawings('drinks')[0]).toBe(0)
    expect(drawings('drinks')[1]).toBeGreaterThan(0)
  })
})

describe('a verdict', () => {
  const box = (path: string) => page(path).querySelector('.verdict-box')

  test('is at the top, with its scale, certainty and dates', () => {
    const top = box('articles/everything')
    expect(text(top?.querySelector('.claim-statement'))).toBe('Tea “cures” colds')
    expect(text(top?.querySelector('.claimants'))).toBe('A maker of tea · On its packets, May 2023')
    expect([...(top?.querySelectorAll('.on-scale li') ?? [])].map(text)).toEqual([
      'Wrong',
      'Not borne out',
      'Blended',
      'Right',
    ])
    expect([...(top?.querySelectorAll('.off-scale li') ?? [])].map(text)).toEqual([
      'Open',
      'Misleading',
    ])
    expect(text(top?.querySelector('[aria-current]'))).toBe('Open')
    expect(text(top)).toContain('Nobody knows yet.')
    expect(text(top)).toContain('There is one small study, and nobody was blinded.')
    const days = [...(top?.querySelectorAll('time') ?? [])].map((time) => time.dateTime)
    expect(days).toEqual(['2024-04-30', '2024-06-01'])
  })

  test('can be shown in the text again', () => {
    expect(text(body.querySelector('.verdict-box .claim-statement'))).toBe('Tea “cures” colds')
  })
})

test('evidence is a table with a caption and one row per study, each linked to its citation', () => {
  const table = body.querySelector('.evidence-table')
  expect(text(table?.querySelector('caption'))).toBe(
    'Table 1. The 3 sources used for the verdict on “Tea “cures” colds”',
  )
  expect([...(table?.querySelectorAll('thead th[scope=col]') ?? [])]).toHaveLength(5)
  const rows = [...(table?.querySelectorAll('tbody tr') ?? [])]
  expect(rows.map((row) => text(row.querySelector('.study-name')))).toEqual([
    'Smith, 2020 (1)',
    'Jones, 2021 (2)',
    'Register of Trials, 2024 (3)',
  ])
  for (const row of rows)
    expect(row.querySelector('th[scope=row] a')?.getAttribute('href')).toMatch(/^#/)
  expect(text(rows[0])).toContain('Half felt better (2).')
  expect(text(rows[0])).toContain('Funded by: A maker of tea')
})

test('a search shows its database, strategy, filters and runs, and a link to run it again', () => {
  const record = body.querySelector('.search-record')
  for (const words of ['Register of Trials', 'tea AND colds', 'Adults, Status: completed'])
    expect(text(record)).toContain(words)
  expect(text(record?.querySelector('.runs'))).toMatch(
    /^4 March 2024, 15 records ?The register had been rebuilt\. ?5 January 2023, 12 records$/,
  )
  expect(record?.querySelector('.search-again a')?.getAttribute('href')).toBe(
    'https://register.example/search?q=tea',
  )
  expect(record?.querySelector('svg')).not.toBeNull()
})

test('a dated fact shows its date if the sentence does not', () => {
  expect([...body.querySelectorAll('.dated')].map(text)).toEqual([
    '15 trials (as of 4 March 2024)',
    '12 trials',
  ])
})

test('a figure has its picture in several sizes, alternative text, caption and credit', () => {
  const figure = body.querySelector('.figure')
  const image = figure?.querySelector('img')
  expect(image?.getAttribute('alt')).toBe('A green [knee] with *nothing* on it @nobody')
  expect(Number(image?.getAttribute('width'))).toBeGreaterThan(0)
  expect(image?.getAttribute('srcset')?.split(', ').length).toBeGreaterThan(1)
  expect(existsSync(join(built.outDir, image?.getAttribute('src') ?? 'none'))).toBe(true)
  expect(text(figure?.querySelector('figcaption'))).toMatch(
    /^Figure 1\. A knee, and a citation \(2\)\. ?Photograph: nobody$/,
  )
})

test('the disclaimer is shown once', () => {
  expect(
    text(page('articles/everything').querySelector('main')).split('This is no advice.'),
  ).toHaveLength(2)
  expect(
    text(page('articles/withdrawn').querySelector('main')).split('This is no advice.'),
  ).toHaveLength(2)
})

describe('changes', () => {
  test('appear at the top if they are important, and all of them at the end', () => {
    const document = page('articles/everything')
    const notices = [...document.querySelectorAll('.article-answer .notice')].map(text)
    expect(notices).toEqual([
      'Corrected 1 July 2024. A number was wrong.',
      'Verdict changed 1 June 2024. The second study was withdrawn.',
      expect.stringMatching(/^Review overdue We planned to review .* by 1 December 2024/),
    ])
    const history = [...document.querySelectorAll('.imprint .history > li')].map(text)
    expect(history).toHaveLength(3)
    expect(history[1]).toMatch(/From Right to Open$/)
  })

  test('are listed newest first', () => {
    const listed = [...page('corrections').querySelectorAll('.history > li')].map(text)
    expect(listed.map((change) => /^\d+ \w+ \d+/.exec(change)?.[0])).toEqual([
      '1 July 2024',
      '1 June 2024',
      '9 May 2024',
      '5 May 2024',
    ])
  })

  test('of the verdict make up the history of the claim', () => {
    expect(text(page('claims/tea-cures').querySelector('.history'))).toMatch(
      /1 June 2024 ?From Right to Open ?The second study was withdrawn\./,
    )
  })
})

test('references to figures and tables are their numbers, also in feeds and copies', () => {
  const links = ['cups', 'studies', 'map'].map((id) => {
    const figure = page('articles/everything').getElementById(id)
    return [
      text(body.querySelector(`a[href="#${id}"]`)),
      text(figure?.querySelector('.picture-title, caption')).slice(0, 9),
    ]
  })
  expect(links).toEqual([
    ['Figure 2', 'Figure 2.'],
    ['Table 1', 'Table 1. '],
    ['Figure 5', 'Figure 5.'],
  ])
  const copy = readFileSync(join(built.outDir, 'articles/everything/index.md'), 'utf8')
  const address = 'https://elements.example/articles/everything/'
  expect(copy).toContain(`[Figure\u00a02](${address}#cups)`)
  expect(copy).toContain('**Figure\u00a02. ')
  const feed = readFileSync(join(built.outDir, 'atom.xml'), 'utf8')
  expect(feed).toContain(`href="${address}#map"`)
  expect(feed).toMatch(/Figure\u00a05\. /)
})

test('formulas are MathML on the page, and TeX elsewhere', () => {
  const formulas = [...body.querySelectorAll('math')].map((math) => math.getAttribute('alttext'))
  expect(formulas).toHaveLength(4)
  expect(formulas[1]).toBe('I^2 = \\frac{Q - df}{Q} < 1')
  expect(body.querySelector('.formula math')?.getAttribute('display')).toBe('block')
  expect(text(body)).toContain('a cup costs $5 to $6.')
  expect(body.querySelector('h2 math')?.parentElement?.id).toBe('formulas-with-i2')
  expect(page('articles/everything').querySelector('link[href*="mathematics"]')).not.toBeNull()
  expect(page('articles/drinks').querySelector('link[href*="mathematics"]')).toBeNull()
  const copy = readFileSync(join(built.outDir, 'articles/everything/index.md'), 'utf8')
  expect(copy).toContain('$I^2 = \\frac{Q - df}{Q} < 1$')
  expect(copy).toMatch(/^\$\$\\begin\{aligned\}\n/m)
  const feed = readFileSync(join(built.outDir, 'feed.json'), 'utf8')
  expect(feed).toContain('<code dir=\\"ltr\\">I^2 = \\\\frac{Q - df}{Q} &#x3C; 1</code>')
  expect(feed).not.toContain('<math')
})

test('an old address redirects, and has a link', () => {
  for (const alias of ['all-elements', 'old/elements']) {
    const document = page(`articles/${alias}`)
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      'https://elements.example/articles/everything/',
    )
    expect(document.querySelector('meta[http-equiv=refresh]')?.getAttribute('content')).toBe(
      '0; url=/articles/everything/',
    )
    expect(document.querySelector('a')?.getAttribute('href')).toBe('/articles/everything/')
  }
})

test('a withdrawn fact-check says so at the top and reviews no claim', () => {
  const document = page('articles/withdrawn')
  expect(text(document.querySelector('.article-answer .notice'))).toBe(
    'Withdrawn 9 May 2024. We had confused tea and coffee.',
  )
  const data = (path: string) =>
    [...page(path).querySelectorAll('script[type="application/ld+json"]')]
      .map(({ textContent }) => textContent)
      .join()
  expect(data('articles/withdrawn')).not.toContain('ClaimReview')
  expect(data('articles/everything')).toContain('ClaimReview')
})

test('the style guide exists, but is not linked', () => {
  const style = page('style')
  expect(text(style.querySelector('h1'))).toBe('Style')
  expect(style.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex')
  expect(style.querySelector('[data-pagefind-body]')).toBeNull()
  const leading = globSync('**/*.{html,xml,txt}', { cwd: built.outDir }).filter((name) =>
    /["/]style\/["<)]/.test(readFileSync(join(built.outDir, name), 'utf8')),
  )
  expect(leading, 'its own page names its address').toEqual(['style/index.html'])
})
