/** Compares the list of addresses with the routes of the site. */

import { globSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { RuleContext } from './rule.ts'

import type { SourceText } from '../publication/source.ts'
import { addressesOf } from './addresses.ts'
import { checkFiles, type Files } from './cases/check-files.ts'
import { inspectText } from './text.ts'

const source = join(import.meta.dirname, '..')

/**
 * For every route, addresses that it makes of the publication below; none for the further pages of lists and the archives
 * of feeds, whose entries move to other pages, so that authors cannot link to them.
 */
const routes: Record<string, string[]> = {
  '404.astro': ['/404.html'],
  '[...page].astro': ['/about/', '/help/letters/'],
  'archive/[archive]/[file].ts': [],
  'articles/[...chart].csv.ts': ['/articles/cells/growth.csv'],
  'articles/[...slug].astro': ['/articles/cells/', '/articles/2020/hips/'],
  'articles/[...slug]/cite.[format].ts': ['/articles/cells/cite.ris'],
  'articles/[...slug]/index.md.ts': ['/articles/2020/hips/index.md'],
  'articles/[...slug]/leaflet.astro': ['/articles/cells/leaflet/'],
  'articles/[...slug]/references.[format].ts': ['/articles/2020/hips/references.bib'],
  'articles/index.astro': ['/articles/'],
  'articles/page/[page].astro': [],
  'atom.xml.ts': ['/atom.xml'],
  'claimants/[...id].astro': ['/claimants/clinics/'],
  'claimants/[...id]/archive/[archive]/[file].ts': [],
  'claimants/[...id]/atom.xml.ts': ['/claimants/clinics/atom.xml'],
  'claimants/[...id]/feed.json.ts': ['/claimants/clinics/feed.json'],
  'claimants/[...id]/page/[page].astro': [],
  'claimants/[...id]/rss.xml.ts': ['/claimants/clinics/rss.xml'],
  'claimants/index.astro': ['/claimants/'],
  'claimants/page/[page].astro': [],
  'claims/[...id].astro': ['/claims/it-works/'],
  'claims/[...id]/card.astro': ['/claims/it-works/card/'],
  'claims/[...id]/evidence.csv.ts': ['/claims/it-works/evidence.csv'],
  'claims/[...id]/index.md.ts': ['/claims/it-works/index.md'],
  'claims/[...id]/outcomes.csv.ts': ['/claims/it-works/outcomes.csv'],
  'claims/[...id]/oembed.json.ts': ['/claims/it-works/oembed.json'],
  'claims/index.astro': ['/claims/'],
  'claims/page/[page].astro': [],
  'corrections.astro': ['/corrections/'],
  'corrections/archive/[archive]/[file].ts': [],
  'corrections/atom.xml.ts': ['/corrections/atom.xml'],
  'corrections/feed.json.ts': ['/corrections/feed.json'],
  'corrections/page/[page].astro': [],
  'corrections/rss.xml.ts': ['/corrections/rss.xml'],
  'data/[...file].ts': [
    '/data/claims.csv',
    '/data/datapackage.json',
    '/data/schemas/verdicts.json',
  ],
  'data/index.astro': ['/data/'],
  'data/references.[format].ts': ['/data/references.json'],
  'digest/[month].ts': ['/digest/2022-06/', '/digest/latest/'],
  'digest/[month].txt.ts': ['/digest/2022-06.txt', '/digest/latest.txt'],
  'digest/index.astro': ['/digest/'],
  'feed.json.ts': ['/feed.json'],
  'feeds.astro': ['/feeds/'],
  'index.astro': ['/'],
  'languages/[id].astro': ['/languages/en/', '/languages/de/'],
  'languages/[id]/[file].ts': ['/languages/de/rss.xml', '/languages/en/feed.json'],
  'languages/[id]/archive/[archive]/[file].ts': [],
  'languages/[id]/page/[page].astro': [],
  'llms-full.txt.ts': ['/llms-full.txt'],
  'llms.txt.ts': ['/llms.txt'],
  'opensearch.xml.ts': ['/opensearch.xml'],
  'people/[...id].astro': ['/people/desk/'],
  'people/[...id]/page/[page].astro': [],
  'ratings/[...id].astro': ['/ratings/false/'],
  'ratings/[...id]/page/[page].astro': [],
  'references/[...key].astro': [
    '/references/smith2020/',
    '/references/pubmed2022/',
    '/references/10.1000/sch%C3%B6n/',
  ],
  'references/[...key].bib.ts': ['/references/smith2020.bib'],
  'references/[...key].json.ts': ['/references/10.1000/sch%C3%B6n.json'],
  'references/[...key].ris.ts': ['/references/pubmed2022.ris'],
  'references/index.astro': ['/references/'],
  'references/page/[page].astro': [],
  'robots.txt.ts': ['/robots.txt'],
  'site.webmanifest.ts': ['/site.webmanifest'],
  'rss.xml.ts': ['/rss.xml'],
  'search.astro': ['/search/'],
  'search/synonyms.json.ts': ['/search/synonyms.json'],
  'topics/[...id].astro': ['/topics/pain/'],
  'topics/[...id]/archive/[archive]/[file].ts': [],
  'topics/[...id]/atom.xml.ts': ['/topics/pain/atom.xml'],
  'topics/[...id]/feed.json.ts': ['/topics/pain/feed.json'],
  'topics/[...id]/page/[page].astro': [],
  'topics/[...id]/rss.xml.ts': ['/topics/pain/rss.xml'],
}

const files: Files = {
  'site.yaml': `name: Assay
url: https://example.org/checks/
disclaimer: This is no medical advice.
licence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }
contact: { email: desk@example.org }
`,
  'claimants/clinics.yaml': 'name: The clinics\n',
  'claims/it-works.yaml': `statement: It works
claimants: [{ claimant: clinics }]
rating: unproven
certainty: low
rationale: Too few.
evidence: [{ reference: smith2020, finding: mixed }]
outcomes: [{ name: Pain, meaning: It helps a little., sources: [smith2020] }]
`,
  'articles/cells.mdx': null,
  'articles/cells/index.mdx': {
    fields: `claims: [it-works]
aliases: [old-cells, /checks/2019/cells/, /checks/2019/über.html, /other/, /checks/old.php]
reviewers: [desk]
disclosures: { funding: None. }
revisions:
  - { date: 2022-06-01, kind: verdict-change, summary: More., from: 'false', to: unproven }
`,
    body: 'As found [@smith2020].\n\n<Chart src="./growth.yaml" />',
  },
  'articles/cells/growth.yaml': `kind: bars
title: A
unit: B
rows: [{ label: a, value: 1 }]
`,
  'articles/2020/hips.mdx': {
    body: `## Hips -- *“old”* [@smith2020] \`code\`[^n]

## References

## Hips

<h2 id="own">Own</h2>

<SearchRecord id="pubmed2022" />

<Disclaimer />

> ### Quoted

[^n]: A note.`,
  },
  'articles/draft.mdx': { fields: 'draft: true\nlanguage: fr\n' },
  'articles/knie.mdx': { fields: 'language: de\n' },
  'responses/2020/hips/ada.md': '---\nname: Ada\ndate: 2022-06-01\n---\n\nNo.\n',
  'pages/help/letters.mdx': `---
title: Letters
description: How to write us a letter, and what we do with those that we get.
---
`,
  'references/10.1000/schön.yaml': `type: book
title: On beauty
author: [{ literal: Society }]
issued: 1999
publisher: The Press
ISBN: 978-0-306-40615-7
background: true
`,
}

function addressesIn(files: Files) {
  const { validated } = checkFiles(files)
  const checked = {
    ...validated,
    articles: validated.articles.map(inspected),
    pages: validated.pages.map(inspected),
    publication: { sources: new Map(), files: new Set() },
  }
  return addressesOf(checked as unknown as RuleContext)
}

function inspected<Text extends { record: SourceText }>(text: Text) {
  return { ...text, found: inspectText(text.record, () => true) }
}

const addresses = addressesIn(files)

test('every route is known', () => {
  const found = globSync('**/[!_]*.{astro,ts}', { cwd: join(source, 'pages') })
  expect(found.sort()).toEqual(Object.keys(routes).sort())
})

test('the pictures that a build draws beside the routes are known', () => {
  expect(addresses.has('/articles/cells/social.png')).toBe(true)
})

test.each(Object.entries(routes))('the addresses that %s makes are known', (_route, made) => {
  expect(made.filter((address) => !addresses.has(address))).toEqual([])
})

test('the picture of an article, which no route makes, is known', () => {
  expect(addresses.has('/articles/cells/social.png')).toBe(true)
})

test('a language in which only a draft is written has no pages', () => {
  expect(addresses.has('/languages/fr/')).toBe(false)
})

test('an old address is known where the site has a page that redirects', () => {
  const old = ['/articles/old-cells/', '/2019/cells/', '/2019/%C3%BCber.html']
  expect(old.filter((address) => !addresses.has(address))).toEqual([])
  // Outside the site, and of a file that is no page.
  expect(addresses.has('/other/')).toBe(false)
  expect(addresses.has('/old.php')).toBe(false)
})

test('there are no others of the records', () => {
  const pages = [...addresses.keys()].filter((address) => /^\/(?:articles|claims)\//.test(address))
  expect(pages.filter((address) => address.endsWith('/'))).toEqual([
    '/articles/',
    '/claims/',
    '/claims/it-works/',
    '/claims/it-works/card/',
    '/articles/2020/hips/',
    '/articles/cells/',
    '/articles/cells/leaflet/',
    '/articles/draft/',
    '/articles/knie/',
    '/articles/old-cells/',
  ])
})

test('what belongs to a draft says so', () => {
  const drafts = [...addresses]
    .filter(([, { unpublished }]) => unpublished)
    .map(([address]) => address)
  expect(drafts).toContain('/articles/draft/')
  expect(drafts.every((address) => address.startsWith('/articles/draft/'))).toBe(true)
})

describe('the anchors on a page', () => {
  test('are its headings, notes and elements', () => {
    expect([...(addresses.get('/articles/2020/hips/')?.anchors() ?? [])]).toEqual([
      'hips--old-code',
      'user-content-fnref-n',
      'references-1',
      'hips',
      'quoted',
      'footnote-label',
      'user-content-fn-n',
      'own',
    ])
  })

  test('are not known where the text cannot be read, and where there is no page', () => {
    const broken = addressesIn({ 'articles/cells.mdx': { body: '{' } })
    expect(broken.get('/articles/cells/')?.anchors()).toBeUndefined()
    expect(addresses.get('/rss.xml')?.anchors()).toBeUndefined()
  })
})
