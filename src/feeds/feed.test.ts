import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import { describe, expect, test } from 'vitest'

import { type Feed, type FeedEntry, atomFeed, jsonFeed, rssFeed } from './feed.ts'

const entry: FeedEntry = {
  id: 'https://example.org/articles/cells/',
  title: 'Does it work?',
  link: 'https://example.org/articles/cells/',
  summary: 'It does not.',
  html: '<p>Text</p>',
  authors: [{ name: 'Ada Li', url: 'https://orcid.org/0000-0002-1825-0097' }, { name: 'The desk' }],
  topics: ['Pain', 'Cells'],
  published: '2022-04-06',
  updated: '2022-04-06',
  image: 'https://example.org/articles/cells/social.png',
}

const changed: FeedEntry = { ...entry, updated: '2023-01-02' }
const change: FeedEntry = { ...entry, id: `${entry.id}#correction-2023-01-02` }

const feed: Feed = {
  of: { to: 'home' },
  title: 'Assay',
  description: 'Checks of claims',
  language: 'en-GB',
  link: 'https://example.org/',
  publisher: { name: 'Assay', url: 'https://example.org/' },
  updated: '2022-04-06',
  entries: [entry],
}

const self = 'https://example.org/a/feed'

const read = (entries: FeedEntry[], more: Partial<Feed> = {}) =>
  parseRssFeed(rssFeed({ ...feed, ...more, entries }, self))

describe('RSS', () => {
  test('is read back as it was', () => {
    expect(read([entry], { copyright: 'CC BY 4.0' })).toMatchObject({
      title: 'Assay',
      description: 'Checks of claims',
      language: 'en-GB',
      link: 'https://example.org/',
      copyright: 'CC BY 4.0',
      lastBuildDate: 'Wed, 06 Apr 2022 00:00:00 GMT',
      atom: {
        links: [{ href: self, rel: 'self', type: 'application/rss+xml' }],
      },
      items: [
        {
          title: 'Does it work?',
          link: entry.link,
          guid: { value: entry.link, isPermaLink: true },
          description: 'It does not.',
          pubDate: 'Wed, 06 Apr 2022 00:00:00 GMT',
          categories: [{ name: 'Pain' }, { name: 'Cells' }],
          dc: { creators: ['Ada Li', 'The desk'] },
          content: { encoded: '<p>Text</p>' },
        },
      ],
    })
  })

  test('has the date of its last change as build date', () => {
    expect(read([entry], { updated: '2023-01-02' }).lastBuildDate).toBe(
      'Mon, 02 Jan 2023 00:00:00 GMT',
    )
    expect(read([])).not.toHaveProperty('lastBuildDate')
  })

  test('marks an entry that was changed, and one that is not a page', () => {
    expect(read([entry]).items?.[0]).not.toHaveProperty('atom')
    expect(read([changed]).items?.[0]?.atom?.updated).toBe('2023-01-02T00:00:00.000Z')
    expect(read([change]).items?.[0]?.guid).toEqual({ value: change.id, isPermaLink: false })
  })

  test('is deterministic', () => {
    expect(rssFeed(feed, self)).toBe(rssFeed(feed, self))
  })
})

describe('Atom', () => {
  const atom = (entries: FeedEntry[], more: Partial<Feed> = {}) =>
    parseAtomFeed(atomFeed({ ...feed, ...more, entries }, self))

  test('is read back as it was', () => {
    expect(atom([changed], { copyright: 'CC BY 4.0', updated: '2023-01-02' })).toMatchObject({
      id: self,
      xml: { lang: 'en-GB' },
      title: { value: 'Assay' },
      subtitle: { value: 'Checks of claims' },
      rights: { value: 'CC BY 4.0' },
      updated: '2023-01-02T00:00:00.000Z',
      authors: [{ name: 'Assay', uri: 'https://example.org/' }],
      links: [
        { href: self, rel: 'self', type: 'application/atom+xml' },
        { href: 'https://example.org/', rel: 'alternate', type: 'text/html' },
      ],
      entries: [
        {
          id: entry.id,
          title: { value: 'Does it work?' },
          links: [{ href: entry.link, rel: 'alternate', type: 'text/html' }],
          published: '2022-04-06T00:00:00.000Z',
          updated: '2023-01-02T00:00:00.000Z',
          authors: [
            { name: 'Ada Li', uri: 'https://orcid.org/0000-0002-1825-0097' },
            { name: 'The desk' },
          ],
          categories: [{ term: 'Pain' }, { term: 'Cells' }],
          summary: { value: 'It does not.' },
          content: { type: 'html', value: '<p>Text</p>' },
        },
      ],
    })
  })

  test('has a date even without entries, as RFC 4287 requires', () => {
    expect(atom([])).toMatchObject({ id: self, updated: '2022-04-06T00:00:00.000Z' })
  })
})

describe('JSON Feed', () => {
  const json = (entries: FeedEntry[]) =>
    JSON.parse(jsonFeed({ ...feed, entries }, self)) as Record<string, unknown>

  test('is read back as it was', () => {
    expect(parseJsonFeed(json([changed]))).toMatchObject({
      title: 'Assay',
      home_page_url: 'https://example.org/',
      feed_url: self,
      description: 'Checks of claims',
      language: 'en-GB',
      authors: [{ name: 'Assay', url: 'https://example.org/' }],
      items: [
        {
          id: entry.id,
          url: entry.link,
          title: 'Does it work?',
          summary: 'It does not.',
          content_html: '<p>Text</p>',
          image: 'https://example.org/articles/cells/social.png',
          date_published: '2022-04-06T00:00:00.000Z',
          date_modified: '2023-01-02T00:00:00.000Z',
          authors: [
            { name: 'Ada Li', url: 'https://orcid.org/0000-0002-1825-0097' },
            { name: 'The desk' },
          ],
          tags: ['Pain', 'Cells'],
          language: 'en-GB',
        },
      ],
    })
    expect(json([entry])['version']).toBe('https://jsonfeed.org/version/1.1')
  })

  test('has an empty list of entries, as the format requires', () => {
    expect(json([])['items']).toEqual([])
  })
})

describe('any text', () => {
  test.each([
    ['ampersands', 'Cells & more <b>', '<p>P &lt; 0.05 &amp; more &amp;amp; &nbsp;</p>'],
    ['the end of a CDATA section', 'a ]]> b', '<pre>a ]]> b ]]]]>> <![CDATA[ c ]]></pre>'],
    ['other scripts', 'Zellen – 💊 “x”', '<p>é — 你好</p>'],
    ['an entity in a title', '5 &lt; 6 &amp; x', '<p>x</p>'],
  ])('is preserved: %s', (_name, title, html) => {
    const { items = [] } = read([
      { ...entry, title, summary: title, html, authors: [{ name: title }] },
    ])
    expect(items[0]).toMatchObject({
      title,
      content: { encoded: html },
      dc: { creators: [title] },
    })
    // The description of an item is HTML.
    expect(toString(fromHtml(items[0]?.description ?? '', { fragment: true }))).toBe(title)
  })

  test('is the same in every format', () => {
    const words = 'Values with a<b, P <0.05, <i>not italic</i>, R&D, &amp; and ]]> too'
    const of = { ...feed, title: words, description: words, copyright: words }
    const entries = [{ ...entry, title: words, summary: words, topics: [words] }]
    const rss = rssFeed({ ...of, entries }, self)
    const { items = [], ...channel } = parseRssFeed(rss)
    expect(channel).toMatchObject({ title: words, description: words, copyright: words })
    expect(items[0]).toMatchObject({ title: words, categories: [{ name: words }] })
    const description = items[0]?.description ?? ''
    expect(fromHtml(description, { fragment: true }).children).toMatchObject([
      { type: 'text', value: words },
    ])
    expect(parseAtomFeed(atomFeed({ ...of, entries }, self))).toMatchObject({
      title: { value: words },
      subtitle: { value: words },
      rights: { value: words },
      entries: [
        { title: { value: words }, summary: { value: words }, categories: [{ term: words }] },
      ],
    })
    expect(JSON.parse(jsonFeed({ ...of, entries }, self))).toMatchObject({
      title: words,
      description: words,
      items: [{ title: words, summary: words, tags: [words] }],
    })
  })

  test('is written in XML as feed readers expect text, without white space around it', () => {
    const entries = [{ ...entry, title: 'a<b & c', summary: 'a<b' }]
    expect(rssFeed({ ...feed, entries }, self)).toContain(
      '<title>a&#x3C;b &#x26; c</title>\n      <link>',
    )
    for (const write of [rssFeed, atomFeed]) {
      expect(write({ ...feed, entries }, self)).not.toMatch(/>\s+<!\[CDATA|\]\]>\s+</)
    }
  })

  test('has no characters that XML does not allow', () => {
    const dirty = 'a\u0000b\u0008c\u000B\u001Fd\uFFFEe\uD800f'
    const written: Feed = {
      ...feed,
      title: dirty,
      entries: [
        { ...entry, title: dirty, html: `<p>${dirty}\t\n</p>`, authors: [{ name: dirty }] },
      ],
    }
    for (const xml of [rssFeed(written, self), atomFeed(written, self)]) {
      // eslint-disable-next-line no-control-regex
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
      expect(xml.isWellFormed()).toBe(true)
    }
  })
})
