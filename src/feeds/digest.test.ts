/** The digest of a month: what it says, as HTML and as text. */

import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'

import { articleSchema } from '../articles/schema.ts'
import { article, home, plain, records, withdrawn } from '../metadata/cases/sample.ts'
import { siteOf } from '../site.ts'
import { digestHtml } from './digest-html.ts'
import { digestText } from './digest-text.ts'
import { type DigestDocument, writeDigest } from './digest.ts'

const changesOf = (of: typeof article) =>
  of.data.revisions.map((_, revision) => ({ article: of, revision }))

const digest = writeDigest(
  '2022-04',
  {
    articles: [article, plain, withdrawn],
    changes: [...changesOf(article), ...changesOf(withdrawn)],
  },
  records,
  home,
)

test('new articles have their claims and verdicts, and withdrawn ones only the notice', () => {
  expect(digest).toMatchObject({ title: 'Checks & more: April 2022', language: 'en-GB' })
  expect(digest.sections.map(({ title, entries }) => [title, entries.length])).toEqual([
    ['New fact-checks', 3],
    ['Corrections', 1],
    ['Withdrawn fact-checks', 1],
  ])
  expect(digest.sections[0]?.entries).toEqual([
    {
      title: 'Do “stem cells” help <everyone>?',
      address: 'https://example.org/checks/articles/knees/cells/',
      paragraphs: [
        'Claim: Stem cells relieve “all” pain',
        'Verdict: Mixed. Certainty of the evidence: Very low.',
        'Claim: =HYPERLINK("https://evil.example")',
        'Verdict: Unproven. Certainty of the evidence: None.',
        'Not as far as we know.',
      ],
    },
    {
      title: 'What is a trial?',
      address: 'https://example.org/checks/articles/plain/',
      paragraphs: ['An explanation.'],
    },
    {
      title: 'Withdrawn: Is it old?',
      address: 'https://example.org/checks/articles/old/',
      paragraphs: ['Withdrawn, 3 February 2021. It rested on a mistake.'],
    },
  ])
})

test('changes have their day, and both verdicts; updates are left out', () => {
  const data = articleSchema.parse({
    ...plain.data,
    claims: ['it-works'],
    revisions: [
      {
        date: '2022-04-05',
        kind: 'verdict-change',
        summary: 'A new trial.',
        from: 'false',
        to: 'mixed',
      },
    ],
  })
  const changed = { id: 'plain', data }
  const { sections } = writeDigest(
    '2022-04',
    { articles: [], changes: changesOf(changed) },
    records,
    home,
  )
  expect(sections).toEqual([
    {
      title: 'Changed verdicts',
      entries: [
        {
          title: 'What is a trial?',
          address: 'https://example.org/checks/articles/plain/',
          paragraphs: ['5 April 2022. A new trial. From “False” to “Mixed”.'],
        },
      ],
    },
  ])
  expect(digest.sections[1]?.entries[0]?.paragraphs).toEqual([
    '2 January 2023. It was 288 people, not 228.',
  ])
})

test('an article in another language has its words', () => {
  const arabic = { id: 'ar', data: { ...plain.data, language: 'ar' } }
  const german = siteOf({ ...home.site, language: 'de' })
  const { title, sections } = writeDigest(
    '2022-04',
    { articles: [arabic, article], changes: [] },
    records,
    german,
  )
  expect(title).toBe('Checks & more: April 2022')
  expect(sections[0]?.title).toBe('Neue Faktenchecks')
  expect(sections[0]?.entries[0]).toMatchObject({ language: 'ar', direction: 'rtl' })
  expect(sections[0]?.entries[1]?.paragraphs[0]).toMatch(/^Behauptung: /)
})

const hostile = '<script>alert("1")</script> & \'more\'\u2028 ]]> \u202Eturned'
const attacked: DigestDocument = {
  ...digest,
  title: hostile,
  description: hostile,
  sections: [
    {
      title: hostile,
      entries: [{ title: hostile, address: 'https://example.org/a"b/', paragraphs: [hostile] }],
    },
  ],
}

describe('as HTML', () => {
  const page = { address: 'https://example.org/checks/digest/2022-04/', isIndexed: true }
  const { document } = parseHTML(digestHtml(digest, page))

  test('it is a document with its styles in attributes, and loads nothing', () => {
    expect(document.title).toBe(digest.title)
    expect([...document.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual(
      digest.sections.map(({ title }) => title),
    )
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(page.address)
    expect(document.querySelector('script, style, img, link[rel=stylesheet], [src]')).toBeNull()
    const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    for (const link of links) expect(link).toMatch(/^https:\/\/example\.org\/checks\//)
    expect(links).toContain('https://example.org/checks/digest/2022-04/')
  })

  test('only the digest of a month is for search engines', () => {
    expect(digestHtml(digest, page)).not.toContain('noindex')
    expect(digestHtml(digest, { ...page, isIndexed: false })).toContain(
      '<meta name="robots" content="noindex">',
    )
  })

  test('text stays text', () => {
    const hurt = parseHTML(digestHtml(attacked, page)).document
    expect(hurt.querySelector('script')).toBeNull()
    for (const place of ['title', 'h1', 'h2', 'h3', 'main p'])
      expect(hurt.querySelector(place)?.textContent).toBe(hostile)
    expect(hurt.querySelector('h3 a')?.getAttribute('href')).toBe('https://example.org/a"b/')
  })
})

describe('as text', () => {
  test('no line is longer than 72 characters, except addresses', () => {
    const long = { ...digest, title: `${'word '.repeat(40)}${'x'.repeat(90)} end` }
    const lines = digestText(long).split('\n')
    const tooLong = lines.filter((line) => line.length > 72)
    expect(tooLong).toEqual(['x'.repeat(90)])
    expect(lines[3]).toBe('x'.repeat(90))
  })

  test('it says the same as the HTML', () => {
    const text = digestText(digest).replace(/\s+/g, ' ')
    for (const { title, entries } of digest.sections)
      for (const each of [
        title,
        ...entries.flatMap((entry) => [entry.title, entry.address, ...entry.paragraphs]),
      ])
        expect(text).toContain(each)
    expect(digestText(digest)).toMatch(
      /^Checks & more: April 2022\n={25}\n\nNew fact-checks\n-{15}\n\nDo /,
    )
  })

  test('a text cannot add lines of its own', () => {
    const lines = digestText(attacked).split('\n')
    expect(lines[0]).toBe('<script>alert("1")</script> & \'more\' ]]> \u202Eturned')
    expect(digestText({ ...digest, title: 'a\n\nb\r\u2029c\u0000d' }).split('\n')[0]).toBe(
      'a b c d',
    )
  })
})
