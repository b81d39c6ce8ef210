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
const addresses = { self, current: self }

const read = (entries: FeedEntry[], more: Partial<Feed> = {}) =>
  parseRssFeed(rssFeed({ ...feed, ...more, entries }, addresses))

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
    expect(rssFeed(feed, addresses)).toBe(rssFeed(feed, addresses))
  })
})

describe('Atom', () => {
  const atom = (entries: FeedEntry[], more: Partial<Feed> = {}) =>
    parseAtomFeed(atomFeed({ ...feed, ...more, entries }, addresses))

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
          summary: { type: 'text', value: 'It does not.' },
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
    JSON.parse(jsonFeed({ ...feed, entries }, addresses)) as Record<string, unknown>

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

describe('an archive', () => {
  const { html: _, ...brief } = entry
  const archive: Feed = { ...feed, entries: [brief], archive: 2, older: 1 }
  const addresses = {
    self: 'https://example.org/archive/2/feed',
    current: 'https://example.org/feed',
    older: 'https://example.org/archive/1/feed',
  }
  const oldest = { self: addresses.older, current: addresses.current }
  const mark = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>'
  const linksIn = (type: string) => [
    { href: addresses.self, rel: 'self', type },
    { href: addresses.current, rel: 'current', type },
    { href: addresses.older, rel: 'prev-archive', type },
  ]

  test('in Atom has a mark, links, and the identifier of its feed', () => {
    const xml = atomFeed(archive, addresses)
    expect(xml.indexOf(mark)).toBeLessThan(xml.indexOf('<entry>'))
    expect(xml.split(mark)).toHaveLength(2)
    const read = parseAtomFeed(xml)
    expect(read.id).toBe(addresses.current)
    expect(read.links?.slice(0, 3)).toEqual(linksIn('application/atom+xml'))
    expect(read.entries?.[0]?.content).toBeUndefined()
    expect(read.entries?.[0]?.summary).toEqual({ type: 'text', value: 'It does not.' })
  })

  test('in RSS has the same mark and links', () => {
    const xml = rssFeed(archive, addresses)
    expect(xml.indexOf(mark)).toBeLessThan(xml.indexOf('<item>'))
    expect(xml.split(mark)).toHaveLength(2)
    const read = parseRssFeed(xml)
    expect(read.atom?.links).toEqual(linksIn('application/rss+xml'))
    expect(read.items?.[0]?.content).toBeUndefined()
    expect(read.items?.[0]?.description).toBe('It does not.')
  })

  test('in JSON Feed names the next older one, and has the summaries as texts', () => {
    expect(JSON.parse(jsonFeed(archive, addresses))).toMatchObject({
      feed_url: addresses.self,
      next_url: addresses.older,
      items: [{ id: entry.id, content_text: 'It does not.' }],
    })
    expect(JSON.parse(jsonFeed(archive, addresses))).not.toHaveProperty('items.0.content_html')
  })

  test('with the oldest entries names no older one', () => {
    for (const document of [
      atomFeed(archive, oldest),
      rssFeed(archive, oldest),
      jsonFeed(archive, oldest),
    ]) {
      expect(document).not.toMatch(/prev-archive|next_url/)
    }
  })

  test('names the next newer one in XML, if there is one', () => {
    const newer = 'https://example.org/archive/3/feed'
    for (const write of [atomFeed, rssFeed]) {
      expect(write(archive, { ...addresses, newer })).toMatch(
        /<(?:atom:)?link href="https:\/\/example\.org\/archive\/3\/feed" rel="next-archive"/,
      )
      expect(write(archive, addresses)).not.toContain('next-archive')
    }
  })

  test('is named by the current document, which has no mark', () => {
    const current = { self, current: self, older: addresses.self }
    for (const xml of [atomFeed(feed, current), rssFeed(feed, current)]) {
      expect(xml).not.toContain('fh:archive')
      expect(xml).toContain('rel="prev-archive"')
      expect(xml).not.toContain('rel="current"')
    }
    expect(JSON.parse(jsonFeed(feed, current))).toMatchObject({ next_url: addresses.self })
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
    const rss = rssFeed({ ...of, entries }, addresses)
    const { items = [], ...channel } = parseRssFeed(rss)
    expect(channel).toMatchObject({ title: words, description: words, copyright: words })
    expect(items[0]).toMatchObject({ title: words, categories: [{ name: words }] })
    const description = items[0]?.description ?? ''
    expect(fromHtml(description, { fragment: true }).children).toMatchObject([
      { type: 'text', value: words },
    ])
    expect(parseAtomFeed(atomFeed({ ...of, entries }, addresses))).toMatchObject({
      title: { value: words },
      subtitle: { value: words },
      rights: { value: words },
      entries: [
        {
          title: { value: words },
          summary: { type: 'text', value: words },
          categories: [{ term: words }],
        },
      ],
    })
    expect(JSON.parse(jsonFeed({ ...of, entries }, addresses))).toMatchObject({
      title: words,
      description: words,
      items: [{ title: words, summary: words, tags: [words] }],
    })
  })

  test('is written in XML as feed readers expect text, without white space around it', () => {
    const entries = [{ ...entry, title: 'a<b & c', summary: 'a<b' }]
    expect(rssFeed({ ...feed, entries }, addresses)).toContain(
      '<title>a&#x3C;b &#x26; c</title>\n      <link>',
    )
    for (const write of [rssFeed, atomFeed]) {
      expect(write({ ...feed, entries }, addresses)).not.toMatch(/>\s+<!\[CDATA|\]\]>\s+</)
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
    for (const xml of [rssFeed(written, addresses), atomFeed(written, addresses)]) {
      // oxlint-disable-next-line no-control-regex
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
      expect(xml.isWellFormed()).toBe(true)
    }
  })
})
