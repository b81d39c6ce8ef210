/** Claimants and the places in which claims were made: pages, feeds, data and metadata. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { csvParse } from 'd3-dsv'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'

import { freshFolder, layOut, run } from './publish.ts'

let site: string
beforeAll(async () => {
  const folder = freshFolder()
  layOut('outcomes', folder)
  const outcome = await run('build', folder, { folder })
  expect(outcome.code, outcome.output).toBe(0)
  site = outcome.outDir
})

const read = (path: string) => readFileSync(join(site, path), 'utf8')
const page = (path: string) => parseHTML(read(`${path}/index.html`)).document
const words = (element: Element | null | undefined) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim()
const nodes = (path: string) =>
  [...page(path).querySelectorAll('script[type="application/ld+json"]')].map(
    (script) => JSON.parse(script.textContent) as Record<string, unknown>,
  )

describe('the page of a claim', () => {
  test('lists all places in the order of their dates, the first one marked', () => {
    const items = [...page('claims/tea-helps').querySelectorAll('.appearances > li')]
    expect(items.map((item) => words(item.querySelector('.appearance-facts')))).toEqual([
      'First known appearance · March 1, 2019 · Brochure',
      'February 11, 2020 · Web page',
      'May 2021',
      'September 30, 2022 · Podcast · German',
      'November 2023 · Social media',
      'Talk',
    ])
    expect(words(items[1]?.querySelector('.appearance-place'))).toBe(
      'tea.example/headaches, The Tea Society, archived copy',
    )
    const quotation = items[3]?.querySelector('blockquote')
    expect(quotation?.getAttribute('cite')).toBe('https://radio.example/tee/12')
    expect(quotation?.getAttribute('lang')).toBe('de')
    expect(words(quotation)).toBe('Tee hilft gegen Kopfschmerzen.')
  })

  test('names the claimants with their pages and the number of other places', () => {
    const claimants = [...page('claims/tea-helps').querySelectorAll('.claimants li')].map(words)
    expect(claimants).toEqual([
      'The Tea Society · Leaflet “Tea and your head”, page 2, March 1, 2019 and 2 other places',
      'A. Blogger · A blog about tea, May 2021 and 1 other place',
    ])
  })

  test('has no list if the claimants say all', () => {
    expect(page('claims/tea-is-water').querySelector('.appearances')).toBeNull()
  })

  test('describes the appearances and who made the claim there', () => {
    const claim = nodes('claims/tea-helps').find((node) => node['@type'] === 'Claim')
    const society = {
      '@type': 'Organization',
      '@id': 'https://minimal.example/claimants/tea-society/#claimant',
      name: 'The Tea Society',
      url: 'https://tea.example/',
      sameAs: ['https://www.wikidata.org/entity/Q1', 'https://directory.example/tea-society'],
    }
    expect(claim).toMatchObject({
      author: [society, { '@type': 'Person', name: 'A. Blogger' }],
      datePublished: '2019-03-01',
      firstAppearance: {
        '@type': 'CreativeWork',
        name: 'Leaflet “Tea and your head”, page 2',
        datePublished: '2019-03-01',
      },
    })
    expect(claim?.['appearance']).toHaveLength(6)
    expect(claim?.['appearance']).toContainEqual({
      '@type': 'PodcastEpisode',
      name: 'Tee am Morgen, episode 12',
      url: 'https://radio.example/tee/12',
      datePublished: '2022-09-30',
      archivedAt: 'https://archive.example/2022/radio.example/tee/12',
      text: 'Tee hilft gegen Kopfschmerzen.',
      inLanguage: 'de',
      associatedMedia: { '@type': 'AudioObject', contentUrl: 'https://radio.example/tee/12.mp3' },
      author: society,
    })
  })

  test('has the same in its copy', () => {
    const copy = read('claims/tea-helps/index.md')
    expect(copy).toContain(
      '- First known appearance · March 1, 2019 · Brochure · Leaflet “Tea and your head”, page 2 · The Tea Society',
    )
    expect(copy).toContain('  > Tee hilft gegen Kopfschmerzen.')
    expect(copy).toContain('[The Tea Society](https://minimal.example/claimants/tea-society/)')
  })
})

describe('the page of a claimant', () => {
  test('shows every verdict and the reply', () => {
    const main = page('claimants/tea-society').querySelector('main')
    expect(words(main?.querySelector('.claimant-counts strong'))).toBe(
      '3 claims checked. Supported: 1, Rather doubtful: 1, Wrong: 1.',
    )
    expect([...(main?.querySelectorAll('.row .verdict') ?? [])].map(words).sort()).toEqual([
      'Rather doubtful',
      'Supported',
      'Wrong',
    ])
    expect(words(main?.querySelector('.claimant-reply'))).toMatch(/^We read the fact-check/)
    expect(main?.querySelector('.claimant-reply a')?.getAttribute('rel')).toBe('ugc nofollow')
  })

  test('is listed among the claimants, which the claims lead to', () => {
    expect(page('claims').querySelector('a[href="/claimants/"]')).not.toBeNull()
    expect(page('claimants').querySelector('main a[href="/claimants/tea-society/"]')).not.toBeNull()
    expect(read('llms.txt')).toContain('[Claimants](https://minimal.example/claimants/)')
    expect(read('sitemap-0.xml')).toContain('<loc>https://minimal.example/claimants/tea-society/')
  })

  test('has a feed in three formats', () => {
    expect(read('claimants/tea-society/rss.xml')).toContain('Does tea relieve headaches?')
    expect(read('claimants/tea-society/atom.xml')).toContain('Minimal: The Tea Society')
    const feed = JSON.parse(read('claimants/tea-society/feed.json')) as Record<string, unknown>
    expect(feed['description']).toBe('Fact-checks of claims by The Tea Society.')
    expect(page('feeds').querySelector('a[href$="/claimants/tea-society/rss.xml"]')).not.toBeNull()
  })

  test('describes whom it is about', () => {
    expect(nodes('claimants/tea-society')).toContainEqual(
      expect.objectContaining({
        '@type': 'AboutPage',
        mainEntity: expect.objectContaining({
          '@id': 'https://minimal.example/claimants/tea-society/#claimant',
          description: 'An association of people who sell tea.',
        }) as unknown,
      }),
    )
  })
})

test('the data has a row for each place', () => {
  const rows = csvParse(read('data/appearances.csv').slice(1))
  expect(rows.filter((row) => row['claim_id'] === 'tea-helps').map(({ id }) => id)).toEqual(
    [1, 2, 3, 4, 5, 6].map((number) => `tea-helps#${number}`),
  )
  expect(rows.find(({ id }) => id === 'tea-helps#4')).toMatchObject({
    claimant: 'The Tea Society',
    claimant_id: 'tea-society',
    address: 'https://radio.example/tee/12',
    archived: 'https://archive.example/2022/radio.example/tee/12',
    claimed: '2022-09-30',
    medium: 'podcast',
    quotation: 'Tee hilft gegen Kopfschmerzen.',
    language: 'de',
    media_kind: 'AudioObject',
    first: 'no',
    claimant_address: 'https://minimal.example/claimants/tea-society/',
  })
  expect(csvParse(read('data/identifiers.csv').slice(1)).map(({ address }) => address)).toContain(
    'https://minimal.example/claimants/tea-society/',
  )
})

test('without records of claimants, there is no list of them', async () => {
  const folder = freshFolder()
  layOut('minimal', folder)
  const { code, output, outDir } = await run('build', folder, { folder })
  expect(code, output).toBe(0)
  expect(existsSync(join(outDir, 'claimants'))).toBe(false)
})
