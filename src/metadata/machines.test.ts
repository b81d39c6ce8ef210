/** The files for crawlers and language models. */

import { describe, expect, test } from 'vitest'

import { llmsText } from './llms.ts'
import { article, home, plain, records, withdrawn } from './cases/sample.ts'
import { lastChanges, robotsText } from './sitemap.ts'

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
      '](https://example.org/checks/articles/knees/cells/index.md): Claim: “Stem cells relieve “all” pain”. Verdict: Mixed. Claim: “=HYPERLINK("https://evil.example")”. Verdict: Unproven. Not as far as we know.',
    )
    expect(text).toContain('/articles/old/index.md): Withdrawn, 3 February 2021. It rested on a mistake.')
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
  const days = lastChanges([article, plain, withdrawn], home.urls)

  test.each([
    ['articles/knees/cells/', '2023-01-02'],
    ['articles/plain/', '2021-12-31'],
    ['articles/old/', '2021-02-03'],
    ['', '2023-01-02'],
    ['articles/', '2023-01-02'],
    ['topics/pain/', '2023-01-02'],
    ['claims/cells-help/', '2023-01-02'],
    ['people/desk/', '2023-01-02'],
    ['corrections/', '2023-01-02'],
    ['data/', '2023-01-02'],
    ['about/', undefined],
    ['references/lee2020/', undefined],
  ])('/%s changed on %s', (path, day) => {
    expect(days.get(`https://example.org/checks/${path}`)).toBe(day)
  })
})

test('robots.txt links to it', () => {
  expect(robotsText(home.urls)).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://example.org/checks/sitemap-index.xml\n',
  )
})
