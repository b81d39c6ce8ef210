/** A verdict is recorded once: changing it in the file of its claim changes everything that readers and machines get. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { csvParse } from 'd3-dsv'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'

import { copyOf, differences, filesOf, run, wordsOf, type Outcome } from './publish.ts'

/** A verdict in the fixture `verdicts`. */
interface Verdict {
  id: string
  word: string
  tone: string
  value: number | undefined
}

const before: Verdict = {
  id: 'doubtful',
  word: 'Rather doubtful',
  tone: 'unproven',
  value: undefined,
}
const after: Verdict = { id: 'wrong', word: 'Plainly wrong', tone: 'false', value: 1 }
const ratings = ['right', 'doubtful', 'wrong']

/** A place that shows the verdict on the claim `tea-cures`: its actual and its expected text. */
interface Place {
  look: (site: string) => unknown
  says: (verdict: Verdict) => unknown
}

const words = ({ word }: Verdict) => [word]
/** In lists, an article shows the verdicts on all its claims; that on its second claim does not change. */
const wordsOfBoth = ({ word }: Verdict) => [word, 'Quite right']
const inFeed = ({ word }: Verdict): unknown[] => [
  expect.stringContaining(`Claim: “Tea “cures” everything & more”. Verdict: ${word}.`),
  expect.stringContaining(`<strong>Verdict: ${word}.</strong>`),
]

const places: Record<string, Place> = {
  'the box of the article': {
    look: (site) => {
      const box = page(site, 'articles/tea').querySelector('.verdict-box')
      return [
        box?.getAttribute('data-tone'),
        ...textsIn(box, '.verdict-word'),
        ...textsIn(box, '.verdict-scale [aria-current]'),
      ]
    },
    says: ({ tone, word }) => [tone, word, word],
  },
  'the record of the claim': {
    look: (site) => textsIn(page(site, 'claims/tea-cures'), '.verdict-word').slice(0, 1),
    says: words,
  },
  'the list of articles': {
    look: (site) => inList(site, 'articles', 'articles/tea'),
    says: wordsOfBoth,
  },
  'the front page': { look: (site) => inList(site, '', 'articles/tea'), says: wordsOfBoth },
  'the list of a topic': {
    look: (site) => inList(site, 'topics/testing', 'articles/tea'),
    says: wordsOfBoth,
  },
  'the list of claims': { look: (site) => inList(site, 'claims', 'claims/tea-cures'), says: words },
  'the filter of claims': {
    look: (site) => {
      const { claims, options } = filterOf(site)
      return [claims, options]
    },
    says: ({ id }) => [
      id,
      // The verdict on a third claim was withdrawn with its article, and does not count.
      id === 'wrong'
        ? ['Quite right (1)', 'Plainly wrong (1)']
        : ['Quite right (1)', 'Rather doubtful (1)'],
    ],
  },
  'the lists of claims by verdict': {
    look: (site) =>
      ratings.filter((id) => inList(site, `ratings/${id}`, 'claims/tea-cures').length > 0),
    says: ({ id }) => [id],
  },
  'the facets of the search': {
    look: (site) =>
      ['articles/tea', 'claims/tea-cures'].map((path) =>
        page(site, path)
          .querySelector('meta[data-pagefind-filter^="verdict"]')
          ?.getAttribute('content'),
      ),
    says: ({ word }) => [word, word],
  },
  'the JSON-LD of the article': {
    look: (site) => ratingIn(jsonLd(site, 'articles/tea', 'ClaimReview')),
    says: asRating,
  },
  'the data feed': {
    look: (site) => {
      const { dataFeedElement } = json(site, 'data/claims.json') as { dataFeedElement: Item[] }
      return ratingIn(
        dataFeedElement
          .map(({ item }) => item)
          .find(({ claimReviewed }) => claimReviewed === statement),
      )
    },
    says: asRating,
  },
  'the table of claims': {
    look: (site) => {
      const row = csvParse(text(site, 'data/claims.csv').slice(1)).find(
        ({ claim }) => claim === statement,
      )
      return [row?.['verdict'], row?.['verdict_number']]
    },
    says: ({ word, value }) => [word, value === undefined ? '' : String(value)],
  },
  ...Object.fromEntries(
    ['', 'topics/testing/'].flatMap((folder): [string, Place][] => [
      [
        `/${folder}rss.xml`,
        {
          look: (site) => {
            const { items = [] } = parseRssFeed(text(site, `${folder}rss.xml`))
            const item = items.find(({ link }) => link?.endsWith('/articles/tea/'))
            return [wordsOf(item?.description ?? ''), item?.content?.encoded]
          },
          says: inFeed,
        },
      ],
      [
        `/${folder}atom.xml`,
        {
          look: (site) => {
            const { entries = [] } = parseAtomFeed(text(site, `${folder}atom.xml`))
            const entry = entries.find(({ id }) => id?.endsWith('/articles/tea/'))
            return [entry?.summary?.value, entry?.content?.value]
          },
          says: inFeed,
        },
      ],
      [
        `/${folder}feed.json`,
        {
          look: (site) => {
            const { items = [] } = parseJsonFeed(json(site, `${folder}feed.json`))
            const item = items.find(({ id }) => id?.endsWith('/articles/tea/'))
            return [item?.summary, item?.content_html]
          },
          says: inFeed,
        },
      ],
    ]),
  ),
  'llms.txt': {
    look: (site) =>
      /Tea “cures” everything & more”\. Verdict: (.*?)\./.exec(text(site, 'llms.txt'))?.[1],
    says: ({ word }) => word,
  },
  'the digest of its month': {
    look: (site) =>
      /Tea “cures” everything & more\nVerdict: (.*?)\./.exec(text(site, 'digest/2024-01.txt'))?.[1],
    says: ({ word }) => word,
  },
  'the words of the social picture': {
    look: async (site) => {
      const { xmp } = await sharp(join(site, 'articles/tea/social.png')).metadata()
      const announced = page(site, 'articles/tea').querySelector('meta[property="og:image:alt"]')
      return [announced?.getAttribute('content'), xmp?.toString('utf8')]
    },
    says: ({ word }): unknown[] => [
      `Claim: “Tea “cures” everything & more”. Verdict: ${word}. Low certainty.`,
      expect.stringContaining(`Verdict: ${word}. Low certainty.<`),
    ],
  },
}

const statement = 'Tea “cures” everything & more'

describe('changing the rating of a claim in its file', () => {
  const found = new Map<string, unknown[]>()
  let old: ReadonlyMap<string, string>
  let site: Outcome

  beforeAll(async () => {
    const folder = await copyOf('verdicts')
    const [contentDir, outDir] = [join(folder, 'content'), join(folder, 'dist')]
    const lookAround = async () => {
      for (const [name, { look }] of Object.entries(places))
        found.set(name, [...(found.get(name) ?? []), await look(outDir)])
    }
    await lookAround()
    old = filesOf(outDir)

    const sources = filesOf(contentDir)
    const file = join(contentDir, 'claims/tea-cures.yaml')
    const claim = readFileSync(file, 'utf8')
    writeFileSync(file, claim.replace(`rating: ${before.id}`, `rating: ${after.id}`))
    expect(differences(sources, filesOf(contentDir))).toEqual(['claims/tea-cures.yaml'])
    site = await run('build', folder)
    expect(site.code, site.output).toBe(0)
    await lookAround()
  })

  test.each(Object.entries(places))('changes %s', (name, { says }) => {
    expect(found.get(name)).toEqual([says(before), says(after)])
  })

  test('changes the social picture itself', () => {
    const picture = 'articles/tea/social.png'
    expect(differences(old, filesOf(site.outDir))).toContain(picture)
  })

  test('does not change anything else', () => {
    const unchanged = [
      'articles/flying/social.png',
      'articles/tea/cite.bib',
      'corrections/rss.xml',
      'data/references.json',
      'methodology/index.html',
      'robots.txt',
    ]
    expect([...old.keys()]).toEqual(expect.arrayContaining(unchanged))
    const changed = differences(old, filesOf(site.outDir))
    expect(unchanged.filter((name) => changed.includes(name))).toEqual([])
  })

  test('changes the related fact-checks of other articles, which show the verdict', () => {
    expect(differences(old, filesOf(site.outDir))).toContain('articles/flying/index.html')
  })
})

interface Item {
  item: Review
}

interface Review {
  '@type': string
  claimReviewed: string
  reviewRating: { alternateName: string; ratingValue?: number }
}

function asRating({ word, value }: Verdict): unknown {
  return [word, value]
}

function ratingIn(review: Review | undefined): unknown {
  return [review?.reviewRating.alternateName, review?.reviewRating.ratingValue]
}

function text(site: string, file: string): string {
  return readFileSync(join(site, file), 'utf8')
}

function json(site: string, file: string): unknown {
  return JSON.parse(text(site, file))
}

function page(site: string, path: string): Document {
  return parseHTML(text(site, join(path, 'index.html'))).document
}

function jsonLd(site: string, path: string, type: string): Review | undefined {
  return [...page(site, path).querySelectorAll('script[type="application/ld+json"]')]
    .map(({ textContent }) => JSON.parse(textContent) as Review)
    .find((node) => node['@type'] === type)
}

function textsIn(parent: ParentNode | null | undefined, selector: string): string[] {
  return [...(parent?.querySelectorAll(selector) ?? [])].map(({ textContent }) =>
    textContent.trim(),
  )
}

/** Returns the verdicts in the rows of a list that link to an address. */
function inList(site: string, path: string, to: string): string[] {
  return [...page(site, path).querySelectorAll('.row')]
    .filter((row) => row.querySelector(`.row-title a[href$="/${to}/"]`))
    .flatMap((row) => textsIn(row, '.verdict-word'))
}

function filterOf(site: string): { claims: unknown; options: string[] } {
  const list = page(site, 'claims')
  const row = [...list.querySelectorAll('[data-verdict]')].find((each) =>
    each.querySelector('a[href$="/claims/tea-cures/"]'),
  )
  const links = textsIn(list, 'nav[aria-label="Claims by verdict"] a')
  return { claims: row?.getAttribute('data-verdict'), options: links }
}
