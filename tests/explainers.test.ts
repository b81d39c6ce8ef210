/** Explainers: how articles without a claim are shown, listed and linked. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'

import { publish } from './publish.ts'

const trials = 'What is a <randomised> trial & a "control"?'

let site: string
beforeAll(async () => {
  const built = await publish('explainers')
  expect(built.code, built.output).toBe(0)
  site = built.outDir
})

function read(path: string): string {
  return readFileSync(join(site, path), 'utf8')
}

function page(path: string) {
  return parseHTML(read(join(path, 'index.html'))).document
}

/** Returns the texts of the elements that match, each on one line. */
function texts(path: string, selector: string): string[] {
  return [...page(path).querySelectorAll(selector)].map(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' ').trim(),
  )
}

describe('an explainer', () => {
  test('is called one, has no verdict and no review, and lists the fact-checks that it is background for', () => {
    expect(texts('articles/trials', '.article-head .label')).toEqual(['Explainer'])
    expect(texts('articles/trials', '.verdict-box')).toEqual([])
    expect(read('articles/trials/index.html')).not.toContain('ClaimReview')
    expect(texts('articles/trials', '[aria-labelledby=background-for] .row-title')).toEqual([
      'Does tea relieve headaches?',
    ])
    expect(texts('articles/trials', '[aria-labelledby=background-for] .verdict-word')).toEqual([
      'Rather doubtful',
    ])
    expect(texts('articles/trials', 'h2')).toContain('Cite this explainer')
    expect(texts('articles/trials', '[aria-labelledby=related-checks] .row-title')).toEqual([
      'Is this short?',
      'Was ist Zufall?',
    ])
  })

  test('is named in its own language', () => {
    expect(texts('articles/zufall', '.article-head .label')).toEqual(['Hintergrund'])
    expect(texts('articles/zufall', '[aria-labelledby=background-for] .row-title')).toEqual([
      'Does tea relieve headaches?',
    ])
  })

  test('is marked in lists, and apart from fact-checks on the page of a topic', () => {
    const kinds = texts('articles', '.row').filter((row) => row.startsWith('Explainer'))
    expect(kinds).toHaveLength(3)
    expect(texts('topics/testing', 'main > .rows .row-title, main > * > .rows .row-title')).toEqual(
      expect.arrayContaining(['Does tea relieve headaches?', 'Does milk relieve headaches?']),
    )
    expect(texts('topics/testing', '[aria-labelledby=explainers] .row-title')).toEqual([
      'Is this short?',
      trials,
      'Was ist Zufall?',
    ])
    expect(texts('', '.topics .count')).toEqual(['2 fact-checks, 3 explainers'])
  })

  test('is called one in llms.txt', () => {
    expect(read('llms.txt').match(/: Explainer\. /g)).toHaveLength(3)
  })

  test('is a kind of its own in the search, and a category in feeds', () => {
    const kind = (path: string) =>
      page(path).querySelector('meta[name="assay:type"]')?.getAttribute('content')
    expect(['articles/trials', 'articles/tea'].map(kind)).toEqual(['Explainer', 'Article'])
    const { items } = JSON.parse(read('feed.json')) as { items: { url: string; tags: string[] }[] }
    const tags: unknown = Object.fromEntries(
      items.map(({ url, tags }) => [url.split('/').at(-2), tags]),
    )
    expect(tags).toEqual({
      short: ['Explainer', 'Testing'],
      trials: ['Explainer', 'Testing'],
      tea: ['Testing'],
      milk: ['Testing'],
      zufall: ['Hintergrund', 'Testing'],
    })
  })
})

describe('the background of a fact-check', () => {
  test('is its own and that of its claim', () => {
    expect(texts('articles/tea', '.background')).toEqual([
      `Background: Was ist Zufall? · ${trials} · Is this short?`,
    ])
    expect(page('articles/tea').querySelector('.background a[lang=de]')?.getAttribute('href')).toBe(
      '/articles/zufall/',
    )
    expect(texts('claims/tea-helps', '.background')).toEqual([
      `Background: ${trials} · Is this short?`,
    ])
  })

  test('is left out where a fact-check was withdrawn', () => {
    expect(texts('articles/milk', '.background')).toEqual([])
    expect(texts('articles/milk', '.article-head .label')).toEqual([])
  })

  test('is in the copies in Markdown', () => {
    expect(read('articles/tea/index.md')).toMatch(/^- Background: \[Was ist Zufall\?\]/m)
    expect(read('claims/tea-helps/index.md')).toMatch(/^- Background: \[What is a \\?<randomised/m)
    expect(read('articles/trials/index.md')).toMatch(/^- Explainer$/m)
  })
})
