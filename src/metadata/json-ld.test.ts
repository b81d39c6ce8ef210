/** The JSON-LD, as read by a processor. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type Node, scriptText, withContext } from './node.ts'

import { expand, schema } from '../../tests/expand.ts'
import { wholeItems } from '../../tests/exported-items.ts'
import { vocabularyFaults } from '../../tests/schema-org.ts'
import { articleNode } from './article.ts'
import { profileNode } from './agents.ts'
import { claimFeed } from './claim-data.ts'
import { isoDate } from '../shared/written-date.ts'
import { claimReviewNode, mediaReviewNode, reviewsOf } from './claim-review.ts'
import { datasetNodes } from './dataset.ts'
import { article, home, picture, plain, records, sources, withdrawn } from './cases/sample.ts'
import { claimPageNode } from './claim.ts'
import { outcomeSchema } from '../claims/outcomes/schema.ts'
import { breadcrumbsNode, siteNode } from './website.ts'
import { sourceNode } from './source.ts'

const details = {
  sources,
  picture,
  pageOf: (role: string) => (role === 'corrections-policy' ? role : undefined),
}
const [main] = reviewsOf(article, records)
if (!main) throw new Error('The sample has no review.')
const review = claimReviewNode(main, records.ratings, home)
const page = 'https://example.org/checks/articles/knees/cells/'

const withOutcomes = {
  statement: 'Tea helps',
  claimants: [],
  appearances: [],
  outcomes: ['mean-difference', 'risk-ratio', undefined].map((measure) =>
    outcomeSchema.parse({
      name: 'Pain',
      time: '4 weeks',
      scale: '0 to 10',
      unit: 'points',
      ...(measure && { effect: { measure, estimate: 0.5 } }),
      meaning: 'It may help.',
      sources: ['lee2020'],
    }),
  ),
}

const none: Node = { '@type': 'Nothing' }
const nodes: [string, Node | undefined][] = [
  ['claim review', review],
  ['media review', mediaReviewNode(main, home)],
  ['article', articleNode(article, records, details, home)],
  ['article without a claim', articleNode(plain, records, { ...details, sources: [] }, home)],
  ['site', siteNode(home)],
  ...[...sources, ...wholeItems()].map((item): [string, Node] => [
    `source ${item.id}`,
    sourceNode(item, home),
  ]),
  ['way to a page', breadcrumbsNode({ to: 'article', id: 'knees/cells' }, 'Cells', home)],
  ...datasetNodes(records, home).map((node): [string, Node] => [
    `set of data ${node['@id'] as string}`,
    node,
  ]),
  ...[...records.claims].map(([id, claim]): [string, Node] => [
    `claim ${id}`,
    claimPageNode(id, claim, [], home),
  ]),
  ['claim with outcomes', claimPageNode('tea-helps', withOutcomes, [], home)],
  ['feed of data', claimFeed(records, home)],
  ...[...records.people].map(([id, person]): [string, Node] => [
    `profile of ${id}`,
    profileNode(id, person, home),
  ]),
]

describe('every node', () => {
  test.each(nodes)('(%s) expands to one thing of schema.org', async (_name, node) => {
    if (!node) throw new Error('There is none.')
    const expanded = await expand(JSON.parse(scriptText(withContext(node))) as object)
    expect(expanded).toHaveLength(1)
    expect(expanded[0]?.['@type']).toEqual([`${schema}${node['@type']}`])
    expect(JSON.stringify(node)).not.toMatch(/null|undefined|NaN|:""|\[\]|\{\}/)
  })
})

test('schema.org has every property and every kind of value', () => {
  const all = nodes.map(([name, node]): [string, Node] => [name, withContext(node ?? none)])
  // The compiler reads the vocabulary once for all of them, which takes seconds.
  const wrong: [string, Node][] = [
    ['a property of another type', { '@type': 'Claim', ratingValue: 1 }],
    ['an unknown one in a thing', { '@type': 'Claim', author: { '@type': 'Person', nick: 'A' } }],
    ['a value of another kind', { '@type': 'ImageObject', width: 12 }],
    ['an unknown type', { '@type': 'Fact' }],
  ]
  const faults = vocabularyFaults([
    ...all,
    ...wrong.map(([name, node]): [string, Node] => [name, withContext(node)]),
  ])
  expect(faults.map((fault) => fault.split(': ')[0])).toEqual(wrong.map(([name]) => name))
})

describe('a claim review', () => {
  test('has the required and recommended properties', () => {
    expect(JSON.parse(JSON.stringify(review))).toEqual({
      '@type': 'ClaimReview',
      '@id': `${page}#review-cells-help`,
      url: page,
      claimReviewed: 'Stem cells relieve “all” pain',
      author: {
        '@type': 'Organization',
        '@id': 'https://example.org/checks/#publisher',
        name: 'Example Press',
        url: 'https://press.example/',
      },
      datePublished: '2022-04-06',
      dateModified: '2023-01-02',
      inLanguage: 'en-GB',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      reviewRating: {
        '@type': 'Rating',
        name: 'Mixed',
        alternateName: 'Mixed',
        ratingExplanation: 'Trials are few; <most> are small.',
        ratingValue: 3,
        bestRating: 5,
        worstRating: 1,
      },
      itemReviewed: {
        '@type': 'Claim',
        '@id': 'https://example.org/checks/claims/cells-help/#claim',
        text: 'Stem cells relieve “all” pain',
        author: [
          { '@type': 'Organization', name: 'Clinics', url: 'https://clinic.example/' },
          {
            '@type': 'Person',
            name: 'A. Doctor',
            sameAs: 'https://www.wikidata.org/entity/Q1',
          },
          { '@type': 'Organization', name: 'Somebody else' },
        ],
        datePublished: '2020-11-05',
        appearance: [
          {
            '@type': 'CreativeWork',
            name: 'Clinic websites',
            url: 'https://clinic.example/news/knees',
            datePublished: '2021-03',
          },
          {
            '@type': 'CreativeWork',
            url: 'https://clinic.example/talk',
            datePublished: '2020-11-05',
          },
        ],
        firstAppearance: {
          '@type': 'CreativeWork',
          url: 'https://clinic.example/talk',
          datePublished: '2020-11-05',
        },
      },
      keywords: {
        '@type': 'DefinedTerm',
        termCode: 'very-low',
        name: 'Very low',
        inDefinedTermSet: { '@type': 'DefinedTermSet', name: 'Certainty of the evidence (GRADE)' },
      },
    })
  })

  test('has no number if the rating has none', () => {
    const [, second] = reviewsOf(article, records)
    const node = second && claimReviewNode(second, records.ratings, home)
    expect(node?.['reviewRating']).toEqual({
      '@type': 'Rating',
      name: 'Unproven',
      alternateName: 'Unproven',
      ratingExplanation: 'Nobody looked.',
    })
  })

  test('does not exist for a withdrawn article', () => {
    expect(reviewsOf(withdrawn, records)).toEqual([])
    expect(JSON.stringify(claimFeed(records, home))).not.toContain('/articles/old/')
  })

  test('is the same in the feed and on the page', () => {
    const feed = claimFeed(records, home)
    expect(feed['@type']).toBe('DataFeed')
    expect(feed['dataFeedElement']).toHaveLength(3)
    expect(feed['dataFeedElement']).toContainEqual({
      '@type': 'DataFeedItem',
      identifier: 'knees/cells#cells-help',
      dateCreated: '2022-04-06',
      dateModified: '2023-01-02',
      item: review,
    })
    expect(feed).toMatchObject({
      sdLicense: 'https://creativecommons.org/licenses/by/4.0/',
      dateModified: '2023-01-02',
      publisher: { name: 'Example Press' },
    })
  })
})

describe('a media review', () => {
  const node = mediaReviewNode(main, home)

  test('has what schema.org and the Duke Reporters’ Lab ask for', () => {
    expect(JSON.parse(JSON.stringify(node))).toEqual({
      '@type': 'MediaReview',
      '@id': `${page}#media-review-cells-help`,
      url: page,
      author: review['author'],
      datePublished: '2022-04-06',
      dateModified: '2023-01-02',
      inLanguage: 'en-GB',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      mediaAuthenticityCategory: 'DecontextualizedContent',
      originalMediaContextDescription: 'The film shows “somebody” else.',
      originalMediaLink: 'https://films.example/walk',
      associatedClaimReview: { '@id': review['@id'] },
      itemReviewed: {
        '@type': 'MediaReviewItem',
        interpretedAsClaim: { '@id': (review['itemReviewed'] as Node)['@id'] },
        mediaItemAppearance: {
          '@type': 'VideoObject',
          contentUrl: 'https://social.example/v/1',
          archivedAt: 'https://archive.example/1',
        },
      },
    })
  })

  test('follows the review of its claim in the feed, and exists only with media', () => {
    const [first, second, third] = claimFeed(records, home)['dataFeedElement'] as Node[]
    expect([first?.['item'], second?.['item']]).toEqual([review, node])
    expect(third?.['item']).toMatchObject({ '@type': 'ClaimReview' })
    const [, other] = reviewsOf(article, records)
    expect(other && mediaReviewNode(other, home)).toBeUndefined()
    expect(JSON.stringify(review)).not.toContain('media')
  })
})

describe('an article', () => {
  const node = JSON.parse(
    JSON.stringify(articleNode(article, records, details, home)),
  ) as typeof review

  test('has its authors, dates and corrections', () => {
    expect(node).toMatchObject({
      '@type': 'Article',
      headline: 'Do “stem cells” help <everyone>?',
      datePublished: '2022-04-06',
      dateModified: '2023-01-02',
      inLanguage: 'en-GB',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      author: [
        {
          '@type': 'Person',
          name: 'Ada Li',
          url: 'https://example.org/checks/people/ada/',
          sameAs: ['https://orcid.org/0000-0002-1825-0097', 'https://ada.example/'],
          affiliation: { '@type': 'Organization', name: 'University of Somewhere' },
        },
        { '@type': 'Organization', name: 'The desk' },
      ],
      publisher: {
        name: 'Example Press',
        correctionsPolicy: 'https://example.org/checks/corrections-policy/',
      },
      correction: {
        '@type': 'CorrectionComment',
        text: 'It was 288 people, not 228.',
        datePublished: '2023-01-02',
      },
      about: [{ name: 'Pain' }, { name: 'Cells' }],
      image: {
        url: 'https://example.org/p.png',
        width: '2 px',
        height: '1 px',
        caption: 'A picture',
      },
      mainEntityOfPage: { '@id': page, reviewedBy: { name: 'Ada Li' } },
    })
    expect(node['publisher']).not.toHaveProperty('publishingPrinciples')
    expect(node).not.toHaveProperty('creativeWorkStatus')
  })

  test('refers to its sources and its evidence by the identifiers on their pages', () => {
    const ids = sources.map((item) => ({ '@id': sourceNode(item, home)['@id'] }))
    expect(node['citation']).toEqual(ids)
    expect(node['isBasedOn']).toEqual(ids[0])
  })

  test('that was withdrawn says so and has no evidence', () => {
    const taken = articleNode(withdrawn, records, details, home)
    expect(taken).toMatchObject({ creativeWorkStatus: 'Withdrawn', dateModified: '2021-02-03' })
    expect(taken['isBasedOn']).toBeUndefined()
  })
})

describe('the page of a claim', () => {
  const claim = records.claims.get('cells-help')
  if (!claim) throw new Error('The sample has no claim.')
  const node = claimPageNode(claim.id, claim, ['https://example.org/a/#review-b'], home)

  test('has the claim to which reviews refer, who made it where, and no verdict', () => {
    expect(node).toMatchObject({
      '@type': 'Claim',
      '@id': (review['itemReviewed'] as Node)['@id'],
      name: claim.statement,
      text: claim.statement,
      url: 'https://example.org/checks/claims/cells-help/',
      firstAppearance: { url: 'https://clinic.example/talk' },
      appearance: [
        { url: 'https://clinic.example/news/knees', author: { name: 'Clinics' } },
        { url: 'https://clinic.example/talk', author: { '@type': 'Person', name: 'A. Doctor' } },
      ],
      review: { '@id': 'https://example.org/a/#review-b' },
    })
    expect(JSON.stringify(node)).not.toMatch(/Rating|Mixed|Trials are few/)
  })

  test('refers to no review of a claim without a verdict', () => {
    expect(JSON.parse(JSON.stringify(claimPageNode('x', claim, [], home)))).not.toHaveProperty(
      'review',
    )
  })
})

test('the breadcrumbs of a page include its list', () => {
  const way = breadcrumbsNode({ to: 'claim', id: 'cells-help' }, 'Cells', home)
  expect(way?.['itemListElement']).toMatchObject([
    { position: 1, name: 'Checks & more', item: 'https://example.org/checks/' },
    { position: 2, name: 'Claims', item: 'https://example.org/checks/claims/' },
    { position: 3, name: 'Cells', item: 'https://example.org/checks/claims/cells-help/' },
  ])
  expect(breadcrumbsNode({ to: 'home' }, 'Checks', home)).toBeUndefined()
})

test.each([
  [2022, '2022'],
  ['2022-04', '2022-04'],
  ['2022-04-06', '2022-04-06'],
  ['2022~', undefined],
  ['2021/2022', undefined],
])('the date %s is %s', (written, date) => {
  expect(isoDate(written)).toBe(date)
})

describe('in a page', () => {
  test('no text ends the script or a line', () => {
    const words = '</script><!-- <b>&amp; \u2028\u2029'
    const text = scriptText({ '@type': 'Thing', name: words })
    expect(text).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(text)).toEqual({ '@type': 'Thing', name: words })
  })

  test('every text is preserved', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const text = scriptText({ '@type': 'Thing', name })
        expect(text).not.toContain('<')
        expect((JSON.parse(text) as Node)['name']).toBe(name)
      }),
    )
  })
})
