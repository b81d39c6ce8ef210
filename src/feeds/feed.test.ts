import { parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'

import type { Feed, FeedEntry } from './feed.ts'

import { rssFeed } from './feed.ts'

const entry: FeedEntry = {
  title: 'Does it work?',
  link: 'https://example.org/articles/cells/',
  summary: 'It does not.',
  html: '<p>Text</p>',
  authors: ['Ada Li', 'The desk'],
  topics: ['Pain', 'Cells'],
  published: '2022-04-06',
}

const feed: Feed = {
  title: 'Assay',
  description: 'Checks of claims',
  language: 'en-GB',
  link: 'https://example.org/',
  self: 'https://example.org/rss.xml',
  entries: [entry],
}

const read = (entries: FeedEntry[], more: Partial<Feed> = {}) =>
  parseRssFeed(rssFeed({ ...feed, ...more, entries }))

describe('a feed', () => {
  test('is read back as it was', () => {
    expect(read([entry], { copyright: 'CC BY 4.0' })).toMatchObject({
      title: 'Assay',
      description: 'Checks of claims',
      language: 'en-GB',
      link: 'https://example.org/',
      copyright: 'CC BY 4.0',
      lastBuildDate: 'Wed, 06 Apr 2022 00:00:00 GMT',
      atom: {
        links: [{ href: 'https://example.org/rss.xml', rel: 'self', type: 'application/rss+xml' }],
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

  test('was built on the day of its newest article', () => {
    const old = { ...entry, published: '2021-12-31' }
    expect(read([old, entry, old]).lastBuildDate).toBe('Wed, 06 Apr 2022 00:00:00 GMT')
    expect(read([])).not.toHaveProperty('lastBuildDate')
  })

  test('is the same every time', () => {
    expect(rssFeed(feed)).toBe(rssFeed(feed))
  })
})

describe('any text', () => {
  test.each([
    ['ampersands', 'Cells & more <b>', '<p>P &lt; 0.05 &amp; more &amp;amp; &nbsp;</p>'],
    ['the end of a CDATA section', 'a ]]> b', '<pre>a ]]> b ]]]]>> <![CDATA[ c ]]></pre>'],
    ['other scripts', 'Zellen – 💊 “x”', '<p>é — 你好</p>'],
    ['an entity in a title', '5 &lt; 6 &amp; x', '<p>x</p>'],
  ])('comes through: %s', (_name, title, html) => {
    const { items = [] } = read([{ ...entry, title, summary: title, html, authors: [title] }])
    expect(items[0]).toMatchObject({
      title,
      description: title,
      content: { encoded: html },
      dc: { creators: [title] },
    })
  })

  test('holds no characters that XML cannot', () => {
    const dirty = 'a\u0000b\u0008c\u000B\u001Fd\uFFFEe\uD800f'
    const xml = rssFeed({
      ...feed,
      title: dirty,
      entries: [{ ...entry, title: dirty, html: `<p>${dirty}\t\n</p>`, authors: [dirty] }],
    })
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
    expect(xml.isWellFormed()).toBe(true)
  })
})
