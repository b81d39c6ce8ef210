/** The data of a built site for machines: in its pages, data files, feeds and the sitemap. */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

import { csvParse } from 'd3-dsv'
import { parseFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'

import { expand, schema } from './expand.ts'
import { shared, textsOf, wordsOf } from './publish.ts'

const address = 'https://verdicts.example/checks/'

let site: string
beforeAll(async () => {
  const built = await shared('verdicts')
  expect(built.code, built.output).toBe(0)
  site = built.outDir
})

describe('data in pages', () => {
  test('is JSON-LD with schema.org terms, one block per thing', async () => {
    const types = new Map<string, number>()
    for (const [name, html] of textsOf(site, '.html')) {
      for (const node of nodesIn(html)) {
        const [thing, ...others] = await expand(node)
        expect(others, name).toEqual([])
        expect(thing?.['@type'], name).toEqual([`${schema}${node['@type']}`])
        types.set(node['@type'], (types.get(node['@type']) ?? 0) + 1)
      }
    }
    // There is one review, because one of the two published articles with claims was withdrawn.
    expect(Object.fromEntries(types)).toMatchObject({
      ClaimReview: 1,
      Article: 3,
      WebSite: 1,
      Dataset: 2,
      Claim: 3,
      ProfilePage: 2,
    })
  })

  test('has the same text as the page, character by character', () => {
    const document = page('articles/tea')
    const shown = (selector: string) => document.querySelector(selector)?.textContent.trim()
    const [review, article] = ['ClaimReview', 'Article'].map((type) => node('articles/tea', type))
    expect(review).toMatchObject({
      url: document.querySelector('link[rel=canonical]')?.getAttribute('href'),
      claimReviewed: shown('.claim-statement'),
      reviewRating: {
        alternateName: shown('.verdict-box .verdict-word'),
        ratingExplanation: shown('.verdict-box .rationale'),
      },
      itemReviewed: {
        author: { name: document.querySelector('.claimants li')?.firstChild?.textContent?.trim() },
      },
    })
    expect(article).toMatchObject({
      headline: shown('h1'),
      description: shown('.standfirst'),
      datePublished: '2024-01-02',
      dateModified: '2024-03-04',
      correction: { text: 'It was one trial, not two.', datePublished: '2024-03-04' },
      publisher: { publishingPrinciples: `${address}methodology/` },
      citation: [{ '@id': `${address}references/smith2020/#source` }],
    })
    expect(node('references/smith2020', 'ScholarlyArticle')).toMatchObject({
      '@id': `${address}references/smith2020/#source`,
      name: page('references/smith2020').querySelector('h1')?.textContent.trim(),
      author: { name: 'Ann Smith' },
    })
    expect(review).toMatchObject({ claimReviewed: 'Tea “cures” everything & more' })
    expect(article).toMatchObject({ headline: 'Does tea "cure" <everything>?' })
  })

  test('describes a claim on its own page, and refers to its reviews only if it has a verdict', () => {
    const review = node('articles/tea', 'ClaimReview')
    const claim = node('claims/tea-cures', 'Claim')
    expect(claim).toMatchObject({
      '@id': (review?.['itemReviewed'] as Thing | undefined)?.['@id'],
      firstAppearance: { url: 'https://tea.example/offer', datePublished: '2023-05' },
      review: { '@id': review?.['@id'] },
    })
    expect(page('claims/tea-cures').querySelector('.occasion a')?.getAttribute('href')).toBe(
      'https://tea.example/offer',
    )
    const withdrawn = node('claims/tea-flies', 'Claim')
    expect(withdrawn).toMatchObject({ text: 'Tea flies' })
    expect(withdrawn).not.toHaveProperty('review')
    expect(node('claims/tea-cures', 'ClaimReview')).toBeUndefined()
  })

  test('describes the media that make a claim beside the review of the claim', () => {
    const review = node('articles/tea', 'MediaReview')
    expect(review).toMatchObject({
      associatedClaimReview: { '@id': node('articles/tea', 'ClaimReview')?.['@id'] },
      mediaAuthenticityCategory: 'EditedOrCroppedContent',
      originalMediaContextDescription: 'The full film shows "sleep" & <rest>, not tea.',
      itemReviewed: { interpretedAsClaim: { '@id': node('claims/tea-cures', 'Claim')?.['@id'] } },
    })
    for (const path of ['articles/tea', 'claims/tea-cures']) {
      const facts = page(path).querySelector('.media-facts')
      expect(facts?.textContent).toContain('Edited or cropped')
      expect(facts?.textContent).toContain('The full film shows "sleep" & <rest>, not tea.')
      expect(facts?.querySelectorAll('a')).toHaveLength(2)
    }
    expect(page('articles/tea').querySelectorAll('.media-facts')).toHaveLength(1)
  })

  test('leaves out withdrawn conclusions', () => {
    expect(node('articles/flying', 'ClaimReview')).toBeUndefined()
    expect(node('articles/flying', 'Article')).toMatchObject({
      creativeWorkStatus: 'Withdrawn',
      dateModified: '2023-04-05',
    })
    expect(tag('articles/flying', 'property', 'og:image:alt')).toEqual(['Withdrawn: Does tea fly?'])
  })

  test('has title, authors and date for Google Scholar', () => {
    const scholar = (name: string) => tag('articles/tea', 'name', `citation_${name}`)
    expect(scholar('title')).toEqual(['Does tea "cure" <everything>?'])
    expect(scholar('author')).toEqual(['Li, Ada', 'The desk'])
    expect(scholar('author_orcid')).toEqual(['https://orcid.org/0000-0002-1825-0097'])
    expect(scholar('publication_date')).toEqual(['2024/1/2'])
    expect(scholar('reference')).toEqual(['citation_doi=10.1000/tests.3.7'])
    for (const [name, html] of textsOf(site, '.html'))
      expect(html.slice(0, html.indexOf('</head>')), name).not.toMatch(
        /undefined|\bNaN\b|content=""/,
      )
  })

  test('refers to a picture that exists', async () => {
    const [image = ''] = tag('articles/tea', 'property', 'og:image')
    expect(image).toBe(`${address}articles/tea/social.png`)
    const { width, height } = await sharp(join(site, image.replace(address, ''))).metadata()
    expect(tag('articles/tea', 'property', 'og:image:width')).toEqual([String(width)])
    expect(tag('articles/tea', 'property', 'og:image:height')).toEqual([String(height)])
  })
})

describe('data files', () => {
  test('contain the same reviews, and all of them', async () => {
    const feed = json('data/claims.json') as {
      '@type': string
      sdLicense: string
      dataFeedElement: { dateModified: string; item: { claimReviewed: string } }[]
    }
    expect(feed).toMatchObject({
      '@type': 'DataFeed',
      sdLicense: 'https://creativecommons.org/licenses/by/4.0/',
      dateModified: '2024-03-04',
    })
    const claims = ['Tea “cures” everything & more', 'Tea is wet']
    const [tea, film, wet] = feed.dataFeedElement.map(({ item }) => item)
    expect([tea?.claimReviewed, wet?.claimReviewed]).toEqual(claims)
    expect({ '@context': 'https://schema.org', ...film }).toEqual(
      node('articles/tea', 'MediaReview'),
    )
    expect(csvParse(text('data/claims.csv').slice(1)).map(({ claim }) => claim)).toEqual(claims)
    expect(await expand(feed)).toHaveLength(1)
    expect(node('articles/tea', 'ClaimReview')).toEqual({
      '@context': 'https://schema.org',
      ...feed.dataFeedElement[0]?.item,
    })
  })

  test('are described in a data package, and are all in one archive', async () => {
    const { resources } = json('data/datapackage.json') as {
      resources: { path: string; jsonSchema?: string; schema?: { foreignKeys?: ForeignKey[] } }[]
    }
    const described = resources.flatMap(({ path, jsonSchema }) => [path, jsonSchema ?? []].flat())
    const archive = await fromBufferPromise(readFileSync(join(site, 'data/data.zip')))
    const names = []
    for await (const entry of archive.eachEntry()) {
      const unpacked = await buffer(await archive.openReadStreamPromise(entry))
      expect(unpacked.equals(readFileSync(join(site, 'data', entry.fileName)))).toBe(true)
      names.push(entry.fileName)
    }
    expect(names).toEqual([...described, 'datapackage.json'].sort())
    const table = (name: string) => csvParse(text(`data/${name}.csv`).slice(1))
    for (const { path, schema } of resources)
      for (const { fields, reference } of schema?.foreignKeys ?? []) {
        const known = table(reference.resource).map((row) => row[reference.fields[0] ?? ''])
        for (const row of table(path.replace('.csv', '')))
          expect(['', ...known]).toContain(row[fields[0] ?? ''])
      }
  })

  test('are described on a page that the footer links to', () => {
    const links = [...page('data').querySelectorAll('main a')].map((a) => a.getAttribute('href'))
    for (const name of [
      'claims.json',
      'claims.csv',
      'references.json',
      'references.bib',
      'references.ris',
      'evidence.csv',
      'outcomes.csv',
      'verdicts.csv',
      'verdicts.json',
      'identifiers.csv',
      'datapackage.json',
      'data.zip',
    ])
      expect(links).toContain(`/checks/data/${name}`)
    expect(page('').querySelector('footer a[href="/checks/data/"]')).not.toBeNull()
  })
})

describe('feeds', () => {
  const folders = ['', 'topics/testing/', 'corrections/']
  const files = ['rss.xml', 'atom.xml', 'feed.json']

  test.each(folders)('/%s has three that say the same', (folder) => {
    const [rss, atom, json] = files.map((file) => entriesOf(`${folder}${file}`))
    expect(atom).toEqual(rss)
    expect(json).toEqual(rss)
    expect(rss?.map(({ title }) => title)).toEqual(
      folder === 'corrections/'
        ? [
            'Correction: Does tea "cure" <everything>?',
            'Update: Does tea "cure" <everything>?',
            'Withdrawal: Does tea fly?',
          ]
        : ['Is this short?', 'Does tea "cure" <everything>?', 'Withdrawn: Does tea fly?'],
    )
  })

  test('keep a withdrawn fact-check, with a notice at the top', () => {
    const [entry] = entriesOf('atom.xml').filter(({ id }) => id.endsWith('/flying/'))
    expect(entry?.html).toMatch(
      /^<p><strong>Withdrawn, 5 April 2023\.<\/strong> The trial was made up\./,
    )
    expect(entry?.html).not.toContain('Plainly wrong')
  })

  test('give the date of the last change, from front matter', () => {
    expect(text('atom.xml')).toContain('<updated>2024-03-04T00:00:00.000Z</updated>')
    expect(text('feed.json')).toContain('"date_modified": "2023-04-05T00:00:00.000Z"')
  })

  test.each([
    ['', ''],
    ['topics/testing', 'topics/testing/'],
    ['corrections', 'corrections/'],
  ])('/%s links to its own feeds first, and to those of the site', (path, folder) => {
    const links = [...page(path).querySelectorAll('link[rel=alternate]')].map((link) => [
      link.getAttribute('type'),
      link.getAttribute('href'),
    ])
    const types = ['application/rss+xml', 'application/atom+xml', 'application/feed+json']
    const of = (where: string) => files.map((file, at) => [types[at], `/checks/${where}${file}`])
    expect(links).toEqual(folder === '' ? of('') : [...of(folder), ...of('')])
    for (const [, href] of links) expect(existsSync(join(site, (href ?? '').slice(8)))).toBe(true)
  })

  test('are all listed on the page of feeds', () => {
    const main = page('feeds').querySelector('main')
    const links = [...(main?.querySelectorAll('a') ?? [])].map((a) => a.getAttribute('href'))
    for (const folder of folders)
      for (const file of files) expect(links).toContain(`${address}${folder}${file}`)
  })
})

describe('the sitemap', () => {
  const entries = () => {
    const index = text('sitemap-index.xml')
    expect(index).toContain(`<loc>${address}sitemap-0.xml</loc>`)
    return new Map(
      [
        ...text('sitemap-0.xml').matchAll(/<url><loc>(.*?)<\/loc>(?:<lastmod>(.*?)<\/lastmod>)?/g),
      ].map(([, url = '', day]) => [url.replace(address, ''), day?.slice(0, 10)]),
    )
  }

  test('has every page except old addresses and the error page', () => {
    const pages = globSync('**/index.html', { cwd: site }).map((name) =>
      name.slice(0, -'index.html'.length),
    )
    expect(pages).toContain('articles/old-tea/')
    // The latest digest is there under its month too, cards belong to the pages of claims, and leaflets to articles.
    const unlisted =
      /^(?:articles\/old-tea|digest\/latest|claims\/.+\/card|articles\/.+\/leaflet)\/$/
    const found = pages.filter((path) => !unlisted.test(path)).sort()
    expect([...entries().keys()].sort()).toEqual(found)
  })

  test('gives the date of the last revision', () => {
    const days = entries()
    expect(days.get('articles/tea/')).toBe('2024-03-04')
    expect(days.get('articles/flying/')).toBe('2023-04-05')
    expect(days.get('claims/tea-cures/')).toBe('2024-03-04')
    // Nothing on this page has a date: it is as old as the publication.
    expect(days.get('methodology/')).toBe('2023-01-02')
    for (const [path, day] of days) expect(day, path).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  test('is named in robots.txt', () => {
    expect(text('robots.txt')).toContain(`Sitemap: ${address}sitemap-index.xml`)
  })
})

test('llms.txt lists fact-checks with verdicts, pages and data', () => {
  const lines = text('llms.txt').split('\n')
  expect(lines[0]).toBe('# Verdicts')
  expect(lines).toContainEqual(expect.stringContaining('Verdict: Rather doubtful.'))
  expect(lines).toContainEqual(expect.stringContaining('Withdrawn'))
  for (const [, url = ''] of text('llms.txt').matchAll(/\]\((https:\/\/verdicts[^)]+)\)/g)) {
    const path = url.replace(address, '')
    expect(existsSync(join(site, path.endsWith('/') ? `${path}index.html` : path)), url).toBe(true)
  }
})

test('a draft appears nowhere', () => {
  for (const ending of ['.html', '.xml', '.json', '.csv', '.txt', '.md'])
    for (const [name, content] of textsOf(site, ending))
      expect(content, name).not.toMatch(/still brewing|Only editors|brewing/)
  expect(existsSync(join(site, 'articles/brewing'))).toBe(false)
})

interface ForeignKey {
  fields: string[]
  reference: { resource: string; fields: string[] }
}

interface Thing {
  '@type': string
  [property: string]: unknown
}

function text(file: string): string {
  return readFileSync(join(site, file), 'utf8')
}

function json(file: string): unknown {
  return JSON.parse(text(file))
}

function page(path: string): Document {
  return parseHTML(text(join(path, 'index.html'))).document
}

function nodesIn(html: string): Thing[] {
  const { document } = parseHTML(html)
  return [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    ({ textContent }) => JSON.parse(textContent) as Thing,
  )
}

function node(path: string, type: string): Thing | undefined {
  return nodesIn(text(join(path, 'index.html'))).find((each) => each['@type'] === type)
}

function tag(path: string, attribute: 'name' | 'property', name: string): string[] {
  return [...page(path).querySelectorAll(`meta[${attribute}="${name}"]`)].map(
    (meta) => meta.getAttribute('content') ?? '',
  )
}

interface Entry {
  id: string
  title: string
  link: string
  summary: string
  html: string
  published: string
}

/** Returns the entries of a feed of any format in one form. */
function entriesOf(file: string): Entry[] {
  const { format, feed } = parseFeed(file.endsWith('.json') ? json(file) : text(file))
  const day = (date: string | undefined) => (date ? new Date(date).toISOString().slice(0, 10) : '')
  if (format === 'rss')
    return (feed.items ?? []).map((item) => ({
      id: item.guid?.value ?? '',
      title: item.title ?? '',
      link: item.link ?? '',
      summary: wordsOf(item.description ?? ''),
      html: item.content?.encoded ?? '',
      published: day(item.pubDate),
    }))
  if (format === 'atom')
    return (feed.entries ?? []).map((entry) => ({
      id: entry.id ?? '',
      title: entry.title?.value ?? '',
      link: entry.links?.[0]?.href ?? '',
      summary: entry.summary?.value ?? '',
      html: entry.content?.value ?? '',
      published: day(entry.published),
    }))
  if (format === 'json')
    return (feed.items ?? []).map((item) => ({
      id: item.id ?? '',
      title: item.title ?? '',
      link: item.url ?? '',
      summary: item.summary ?? '',
      html: item.content_html ?? '',
      published: day(item.date_published),
    }))
  throw new Error(`${file} is a feed of another kind: ${format}.`)
}
