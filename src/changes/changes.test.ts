import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { compareSites } from './compare-sites.ts'
import { readPage, readPublishedSite } from './published-site.ts'
import { escapeMarkdown, summarizeChanges } from './summary.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay changes '))
afterAll(() => rmSync(folder, { recursive: true }))

const html = (title: string, text: string, rest = '') =>
  `<!DOCTYPE html><html lang="en"><head><title>${title} – Site</title>${rest}</head><body><header>Menu</header><main><h1>${title}</h1><p>${text}</p></main></body></html>`

let sites = 0

/** Writes a site and reads it. */
function site(files: Record<string, string>) {
  sites += 1
  const directory = join(folder, String(sites))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), content)
  }
  return readPublishedSite(directory, Object.keys(files))
}

const review = (article: string, id: string, verdict: string, certainty = 'Low') => ({
  item: {
    '@type': 'ClaimReview',
    '@id': `https://a.example/articles/${article}/#review-${id}`,
    claimReviewed: `Claim ${id}`,
    reviewRating: { name: verdict, alternateName: verdict },
    keywords: { name: certainty },
  },
})
const data = (...reviews: object[]) => JSON.stringify({ dataFeedElement: reviews })

describe('the changes of a site', () => {
  const before = site({
    'index.html': html('Home', 'Old'),
    'articles/a/index.html': html('A?', 'No.'),
    'articles/b/index.html': html('B?', 'No.'),
    'articles/gone/index.html': html('Gone?', 'Yes.'),
    'claims/x/index.html': html('Claim x', 'False'),
    'about/index.html': html('About', 'Us'),
    'data/claims.json': data(
      review('a', 'x', 'False'),
      review('b', 'x', 'False'),
      review('b', 'old', 'Mixed'),
    ),
    'corrections/feed.json': JSON.stringify({
      items: [{ id: '1', title: 'Update: A?', summary: 'S.' }],
    }),
  })
  const after = site({
    'index.html': html('Home', 'New'),
    'articles/a/index.html': html('A?', 'Perhaps.'),
    'articles/b/index.html': html('B?', 'No.', '<meta name="x" content="y">'),
    'articles/new/index.html': html('New?', 'Yes.'),
    'articles/gone/index.html': html(
      'Gone',
      '',
      '<meta http-equiv="refresh" content="0; url=/articles/new/">',
    ),
    'articles/page/2/index.html': html('Articles', '…'),
    'claims/x/index.html': html('Claim x', 'Mixed'),
    'references/r/index.html': html('R', '…'),
    'data/claims.json': data(
      review('a', 'x', 'Mixed', 'Moderate'),
      review('b', 'x', 'Mixed', 'Moderate'),
      review('b', 'young', 'True'),
      { item: { '@type': 'MediaReview', '@id': 'https://a.example/articles/b/#media-review-x' } },
    ),
    'corrections/feed.json': JSON.stringify({
      items: [
        { id: '2', title: 'Change of verdict: A?', summary: 'A new trial.' },
        { id: '1', title: 'Update: A?', summary: 'S.' },
      ],
    }),
  })
  const changes = compareSites(before, after)

  test('are its pages, by their words', () => {
    expect(changes).toEqual({
      added: [
        { path: 'articles/new/', title: 'New?', isRedirect: false },
        { path: 'references/r/', title: 'R', isRedirect: false },
      ],
      changed: [
        { path: 'articles/a/', title: 'A?', isRedirect: false },
        { path: 'claims/x/', title: 'Claim x', isRedirect: false },
        { path: 'articles/gone/', title: 'Gone', isRedirect: true },
      ],
      removed: [{ path: 'about/', title: 'About', isRedirect: false }],
      lists: 2,
      unseen: 1,
      verdicts: [
        {
          claim: 'Claim x',
          before: { verdict: 'False', certainty: 'Low' },
          after: { verdict: 'Mixed', certainty: 'Moderate' },
        },
        { claim: 'Claim young', after: { verdict: 'True', certainty: 'Low' } },
        { claim: 'Claim old', before: { verdict: 'Mixed', certainty: 'Low' } },
      ],
      revisions: [{ title: 'Change of verdict: A?', summary: 'A new trial.' }],
    })
  })

  test('are summarised in Markdown', () => {
    expect(summarizeChanges(changes)).toBe(`## Changes on the site

2 new pages, 3 changed, 1 removed. Also changed: 2 lists of pages and 1 page in which no text changes.

### Verdicts

| Claim | Before | After |
| ----- | ------ | ----- |
| Claim x | **False** (certainty: Low) | **Mixed** (certainty: Moderate) |
| Claim young | – | **True** (certainty: Low) |
| Claim old | **Mixed** (certainty: Low) | – |

### Corrections and updates

- **Change of verdict: A?.** A new trial.

### New pages

- \`/articles/new/\` New?
- \`/references/r/\` R

### Changed pages

- \`/articles/a/\` A?
- \`/claims/x/\` Claim x
- \`/articles/gone/\`, which redirects

### Removed pages

- \`/about/\` About

Links to removed pages lead nowhere. If an article has a new address, add its old slug to \`aliases\`.
`)
  })

  test('are none between a site and itself', () => {
    expect(summarizeChanges(compareSites(after, after))).toBe(
      '## Changes on the site\n\nReaders will notice no change.\n',
    )
  })

  test('are shortened where there are many', () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`articles/a${at}/index.html`, html(`T${at}`, 'x')]),
    )
    const summary = summarizeChanges(compareSites(site({}), site(many)))
    expect(summary).toContain('200 new pages, 0 changed, 0 removed.')
    expect(summary).toContain('- … and 140 more')
    expect(summary.split('\n- ')).toHaveLength(62)
  })
})

test.each([
  ['<img src=x onerror=y> & co', String.raw`\<img src\=x onerror\=y\> &amp; co`],
  ['a | b `c` *d* _e_ [f](g)', String.raw`a \| b \`c\` \*d\* \_e\_ \[f\]\(g\)`],
  ['@someone and #12', '@\u2060someone and \\#\u206012'],
  ['https://a.example www.b.example', 'https\u2060://a.example www\u2060.b.example'],
  ['1. one\n2. two', String.raw`1\. one 2. two`],
  ['x'.repeat(400), `${'x'.repeat(299)}…`],
])('%j is escaped', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped)
})

test('a page without a main part is compared by all its words', () => {
  const page = (text: string) => readPage(`<!doctype html><title>T</title><body>${text}</body>`)
  expect(page('a').words).not.toBe(page('b').words)
  expect(page('a <b>c</b>').words).toBe(page('a\n<i>c</i>').words)
  expect(page('a').title).toBe('T')
})
