/** The files for crawlers and language models. */

import { describe, expect, test } from 'vitest'

import { llmsText } from './llms.ts'
import { article, home, plain, records, withdrawn } from './cases/sample.ts'
import { type DatedRecords, changeDays, robotsText } from './sitemap.ts'
import { referenceSchema } from '../references/schema.ts'
import { responseSchema } from '../responses/schema.ts'
import { searchSchema } from '../searches/schema.ts'
import type { Target } from '../shared/urls.ts'

const noFacts = {
  headings: [],
  words: 0,
  charts: [],
  keyPoints: '',
  downloads: [],
  mentions: [],
  listed: [],
  disclaimed: false,
  formulas: false,
}
const reference = referenceSchema.parse({ type: 'book', title: 'Cells' })
const search = searchSchema.parse({
  database: 'Trials',
  description: 'Cells',
  runs: [
    { date: '2024-03-04', results: 2 },
    { date: '2023-03-04', results: 1 },
  ],
})

function response(date: string, replied?: string) {
  const reply =
    replied === undefined ? {} : { reply: { author: 'desk', date: replied, text: 'So.' } }
  return {
    id: `plain/${date}`,
    html: '',
    data: responseSchema.parse({ name: 'Bo', date, ...reply }),
  }
}

describe('llms.txt', () => {
  const pages = new Map([
    ['about', { data: { title: 'About *us*', description: 'Who\nwe are.', ignore: [] } }],
  ])
  const text = llmsText({ ...records, pages }, home)

  test('has a name, a sentence and lists of links, as llmstxt.org requires', () => {
    expect(text).toMatch(
      /^# Checks & more\n\n> What “cures” cure\.\n\n[^#\n]+\n\n## Fact-checks\n\n- \[/,
    )
    expect(text.match(/^## .*/gm)).toEqual(['## Fact-checks', '## About', '## Data'])
    for (const line of text.split('\n').filter((each) => each.startsWith('- ')))
      expect(line).toMatch(/^- \[[^\n]+?\]\(https:\/\/example\.org\/checks\/\S+\): \S/)
  })

  test('gives each verdict with its claim, and leaves out withdrawn verdicts', () => {
    expect(text).toContain(
      '](https://example.org/checks/articles/knees/cells/index.md): Claim: “Stem cells relieve “all” pain”. Verdict: Mixed. Certainty of the evidence: Very low. Claim: “=HYPERLINK("https://evil.example")”. Verdict: Unproven. Certainty of the evidence: None. Not as far as we know. Last checked: 1 April 2022',
    )
    expect(text).toContain(
      '/articles/old/index.md): Withdrawn, 3 February 2021. It rested on a mistake.',
    )
  })

  test('escapes texts', () => {
    expect(text).toContain('[Do “stem cells” help \\<everyone\\>?]')
    expect(text).toContain('[About \\*us\\*](https://example.org/checks/about/): Who we are.')
  })

  test.each([
    ['P &lt; 0.05 & a<b', 'P \\&lt; 0.05 & a\\<b'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['~~kept~~ [a](javascript:b) ![c](d)', '\\~\\~kept\\~\\~ \\[a\\](javascript:b) !\\[c\\](d)'],
  ])('writes %j as text', (description, written) => {
    expect(
      llmsText({ ...records, pages }, { ...home, site: { ...home.site, description } }),
    ).toContain(`\n\n> ${written}\n\n`)
  })

  test('escapes addresses', () => {
    const licence = { name: 'Ours', url: 'https://example.org/a)b(' }
    expect(llmsText({ ...records, pages }, { ...home, site: { ...home.site, licence } })).toContain(
      '[Ours](https://example.org/a%29b%28).',
    )
  })

  test('has no empty list', () => {
    const bare = llmsText({ ...records, articles: [], pages: new Map() }, home)
    expect(bare).not.toMatch(/## (?:Checks|About)/)
    expect(bare).not.toMatch(/undefined/)
  })
})

describe('the sitemap', () => {
  const library: DatedRecords = {
    articles: [article, plain, withdrawn].map((each) => ({ ...each, folder: '', facts: noFacts })),
    articlesByAuthor: new Map([['ada', ['knees/cells']]]),
    articlesByReviewer: new Map([['desk', ['old']]]),
    articlesByClaim: new Map([['cells-help', ['knees/cells', 'old']]]),
    articlesByLanguage: new Map(),
    articlesByTopic: new Map([['pain', ['knees/cells', 'old']]]),
    changes: [{ article: 'knees/cells', revision: 0, date: '2023-01-02' }],
    citers: new Map([
      ['lee2020', [{ as: 'article', id: 'plain' }]],
      ['kim2019', [{ as: 'evidence', id: 'cells-help' }]],
      ['about-us', [{ as: 'page', id: 'about' }]],
    ]),
    claimsByRating: new Map([['mixed', ['cells-help']]]),
    claimants: new Map([
      ['clinics', { data: { name: 'Clinics' } }],
      [
        'doctor',
        { data: { name: 'A. Doctor', reply: { date: '2023-05-06', text: 'It helped me.' } } },
      ],
    ]),
    claimsByClaimant: new Map([
      ['clinics', ['cells-help']],
      ['doctor', ['cells-help']],
    ]),
    digests: new Map([
      ['2020-01', { articles: ['old'], corrections: [] }],
      [
        '2021-02',
        {
          articles: ['plain'],
          corrections: [{ article: 'old', revision: 0, date: '2021-02-03' }],
        },
      ],
    ]),
    lastChange: '2023-01-02',
    references: new Map([
      ['checked', { ...reference, health: { kind: 'retracted', checked: '2024-05-06' } }],
    ]),
    responses: new Map([
      [
        'plain',
        [{ response: response('2022-03-04', '2022-03-05'), answers: [response('2022-03-01')] }],
      ],
    ]),
    searches: new Map([['trials', search]]),
  }
  const dayOf = changeDays(library)

  test.each<[Target, string]>([
    [{ to: 'article', id: 'knees/cells' }, '2023-01-02'],
    [{ to: 'article', id: 'plain' }, '2022-03-05'],
    [{ to: 'article', id: 'old' }, '2021-02-03'],
    [{ to: 'home' }, '2023-01-02'],
    [{ to: 'articles' }, '2023-01-02'],
    [{ to: 'list-page', of: { to: 'articles' }, page: 2 }, '2023-01-02'],
    [{ to: 'topic', id: 'pain' }, '2023-01-02'],
    [{ to: 'topic', id: 'new' }, '2020-01-01'],
    [{ to: 'claim', id: 'cells-help' }, '2023-01-02'],
    [{ to: 'claim', id: 'only-shown' }, '2020-01-01'],
    [{ to: 'rating', id: 'mixed' }, '2023-01-02'],
    [{ to: 'person', id: 'ada' }, '2023-01-02'],
    [{ to: 'person', id: 'desk' }, '2021-02-03'],
    [{ to: 'corrections' }, '2023-01-02'],
    [{ to: 'data' }, '2023-01-02'],
    [{ to: 'digests' }, '2023-01-02'],
    [{ to: 'digest', month: '2020-01', format: 'html' }, '2021-02-03'],
    [{ to: 'digest', month: '2021-02', format: 'html' }, '2021-12-31'],
    [{ to: 'reference', id: 'lee2020' }, '2021-12-31'],
    [{ to: 'reference', id: 'kim2019' }, '2023-01-02'],
    [{ to: 'reference', id: 'checked' }, '2024-05-06'],
    [{ to: 'reference', id: 'trials' }, '2024-03-04'],
    [{ to: 'reference', id: 'about-us' }, '2020-01-01'],
    [{ to: 'page', id: 'about' }, '2020-01-01'],
    [{ to: 'search' }, '2020-01-01'],
  ])('%j changed on %s', (target, day) => {
    expect(dayOf(target)).toBe(day)
  })

  test('has no dates without articles', () => {
    const none = changeDays({ ...library, articles: [], lastChange: undefined })
    expect(none({ to: 'home' })).toBeUndefined()
    expect(none({ to: 'page', id: 'about' })).toBeUndefined()
  })
})

test('robots.txt links to it', () => {
  expect(robotsText(home.urls)).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://example.org/checks/sitemap-index.xml\n',
  )
})
