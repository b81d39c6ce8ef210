/** A small publication with everything that metadata can contain, for tests. */

import type { ArticleRecord } from '../../articles/verdicts.ts'
import type { CslItem } from '../../references/csl.ts'
import type { DataRecords } from '../data-table.ts'
import type { Home } from '../node.ts'

import { articleSchema } from '../../articles/schema.ts'
import { joinRatings } from '../../claims/rated-claim.ts'
import { claimSchema } from '../../claims/schema.ts'
import { personSchema } from '../../people/schema.ts'
import { ratingSchema } from '../../ratings/schema.ts'
import { referenceSchema } from '../../references/schema.ts'
import { siteOf, siteSchema } from '../../site.ts'
import { topicSchema } from '../../topics/schema.ts'

const site = siteSchema.parse({
  name: 'Checks & more',
  url: 'https://example.org/checks/',
  description: 'What “cures” cure.',
  language: 'en-GB',
  publisher: { name: 'Example Press', url: 'https://press.example/' },
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
})

export const home: Home = siteOf(site)

/** An article with the main claim `cells-help`, changed twice. */
export const article: ArticleRecord = {
  id: 'knees/cells',
  data: articleSchema.parse({
    title: 'Do “stem cells” help <everyone>?',
    description: 'Not as far as we know.',
    published: '2022-04-06',
    authors: ['ada', 'desk'],
    reviewers: ['ada'],
    topics: ['pain', 'cells'],
    claims: ['cells-help', 'cells-are-safe'],
    evidenceAsOf: '2022-04-01',
    revisions: [
      { date: '2023-01-02', kind: 'correction', summary: 'It was 288 people, not 228.' },
      { date: '2022-10-01', kind: 'update', summary: 'A new trial.' },
    ],
  }),
}

/** A withdrawn article. */
export const withdrawn: ArticleRecord = {
  id: 'old',
  data: articleSchema.parse({
    title: 'Is it old?',
    description: 'It was.',
    published: '2020-01-01',
    authors: ['desk'],
    topics: ['pain'],
    claims: ['cells-help'],
    revisions: [{ date: '2021-02-03', kind: 'withdrawal', summary: 'It rested on a mistake.' }],
  }),
}

/** An article that checks no claim. */
export const plain: ArticleRecord = {
  id: 'plain',
  data: articleSchema.parse({
    title: 'What is a trial?',
    description: 'An explanation.',
    published: '2021-12-31',
    authors: ['nobody'],
    topics: [],
  }),
}

const claims = new Map([
  [
    'cells-help',
    claimSchema.parse({
      statement: 'Stem cells relieve “all” pain',
      claimants: [
        {
          name: 'Clinics',
          type: 'organization',
          url: 'https://clinic.example/',
          where: 'Clinic websites',
          whereUrl: 'https://clinic.example/news/knees',
          date: '2021-03',
        },
        {
          name: 'A. Doctor',
          type: 'person',
          sameAs: 'https://www.wikidata.org/entity/Q1',
          where: 'https://clinic.example/talk',
          date: '2020-11-05',
        },
        { name: 'Somebody else', date: '2019~' },
      ],
      rating: 'mixed',
      certainty: 'very-low',
      rationale: 'Trials are few; <most> are small.',
      media: {
        kind: 'video',
        url: 'https://social.example/v/1',
        archived: 'https://archive.example/1',
        category: 'missing-context',
        original: 'https://films.example/walk',
        context: 'The film shows “somebody” else.',
      },
      evidence: [
        { reference: 'lee2020', finding: 'opposes' },
        { reference: 'not-listed', finding: 'harm' },
      ],
    }),
  ],
  [
    'cells-are-safe',
    claimSchema.parse({
      statement: '=HYPERLINK("https://evil.example")',
      rating: 'unproven',
      certainty: 'none',
      rationale: 'Nobody looked.',
    }),
  ],
])

const ratings = new Map(
  [
    { id: 'true', label: 'Supported', order: 1, value: 5, tone: 'supported' },
    { id: 'mixed', label: 'Mixed', order: 2, value: 3, tone: 'mixed' },
    { id: 'false', label: 'False', order: 3, value: 1, tone: 'false' },
    { id: 'unproven', label: 'Unproven', order: 4, tone: 'unproven' },
  ].map(({ id, ...rating }) => [id, ratingSchema.parse({ ...rating, definition: 'As it says.' })]),
)

/** The bibliography of the article. */
export const sources: CslItem[] = [
  {
    id: 'lee2020',
    type: 'article-journal',
    title: 'Cells in <i>vivo</i>; a trial',
    author: [
      { family: 'Lee', given: 'Bo' },
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' },
      { literal: 'et al.' },
    ],
    issued: { 'date-parts': [[2020, 5, 4]] },
    'container-title': 'Journal of Tests',
    volume: '3',
    issue: '2',
    page: '7–9',
    DOI: 'https://doi.org/10.1000/xyz<1>',
    PMID: '123',
  },
  {
    id: 'fda',
    type: 'webpage',
    title: 'Advice',
    author: [{ literal: 'Food and Drug Administration' }],
    issued: { 'date-parts': [[2021, 6]], circa: true },
    'container-title': 'FDA',
    URL: 'https://fda.example/a?b=1&c=2',
  },
  { id: 'nothing', type: 'song' },
]

export const records: DataRecords = {
  articles: [article, plain, withdrawn],
  claims: joinRatings(claims, ratings),
  ratings,
  people: new Map([
    [
      'ada',
      personSchema.parse({
        name: 'Ada Li',
        orcid: '0000-0002-1825-0097',
        url: 'https://ada.example/',
        affiliation: 'University of Somewhere',
        bio: 'She reads trials.',
        roles: ['writer', 'reviewer'],
      }),
    ],
    ['desk', personSchema.parse({ name: 'The desk', type: 'organization' })],
  ]),
  topics: new Map([
    ['pain', topicSchema.parse({ name: 'Pain', description: 'What hurts.' })],
    ['cells', topicSchema.parse({ name: 'Cells' })],
  ]),
  unratedClaims: new Map(),
  claimants: new Map(),
  references: new Map(
    sources.map(({ id, type, title = 'No title' }) => [
      id,
      referenceSchema.parse({ type, title, ...(id === 'fda' && { aliases: ['/old/fda?id=1'] }) }),
    ]),
  ),
  searches: new Map(),
  items: new Map(sources.map((item) => [item.id, item])),
}

/** Further details of the article from its page. */
export const picture = { url: 'https://example.org/p.png', width: 2, height: 1, alt: 'A picture' }
