/** Feeds as feed readers get them: two parsers that other people wrote, and the JSON Schema of JSON Feed. */

import { createRequire } from 'node:module'

import { parseFeed } from '@rowanmanning/feed-parser'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import RssParser from 'rss-parser'
import { expect, test } from 'vitest'

import { type Feed, atomFeed, jsonFeed, rssFeed } from './feed.ts'

/** What breaks feeds: markup, the end of a CDATA section, quotation marks, line ends of JavaScript, bidirectional controls. */
const titles = [
  'Does a<b & c hold?',
  'The end ]]> of it, and <![CDATA[ again',
  '“Quotes” \'and\' "more" &amp; &lt;b&gt;',
  '<script>alert(1)</script>',
  'Two\u2028lines\u2029and \u202Eturned\u202C ones',
  '\u{1F48A} P\u00A0<0.05, R&D, 5 > 4',
]

const html =
  '<p>a &lt; b &amp; c</p><pre>]]&gt; <b>x</b></pre><img src="https://example.org/p.png" width="2" height="1" alt="A &quot;picture&quot;">'

const feed: Feed = {
  of: { to: 'home' },
  title: titles[0] ?? '',
  description: titles[2] ?? '',
  language: 'en-GB',
  link: 'https://example.org/',
  publisher: { name: 'Assay & more', url: 'https://example.org/' },
  copyright: 'CC BY 4.0 https://creativecommons.org/licenses/by/4.0/',
  updated: '2023-01-02',
  hub: 'https://hub.example/?a=1&b=2',
  entries: titles.map((title, at) => ({
    id: `https://example.org/articles/${at}/`,
    title,
    link: `https://example.org/articles/${at}/`,
    summary: `Claim: ${title}`,
    html,
    authors: [{ name: 'Ada Li', url: 'https://orcid.org/0000-0002-1825-0097' }],
    topics: ['Pain & more'],
    published: '2022-04-06',
    updated: '2023-01-02',
    image: `https://example.org/articles/${at}/social.png`,
  })),
}

const self = 'https://example.org/feed'
const addresses = { self, current: self, older: 'https://example.org/archive/1/feed' }
const textOf = (markup: string | null | undefined) =>
  toString(fromHtml(markup ?? '', { fragment: true }))

/** What a reader shows of white space: parsers may trim it, but not lose a word. */
const shown = titles.map((title) => title.trim())

test.each([
  ['RSS', rssFeed(feed, addresses)],
  ['Atom', atomFeed(feed, addresses)],
])('%s is read by @rowanmanning/feed-parser as it was written', (_name, xml) => {
  const read = parseFeed(xml)
  expect(read.title).toBe(feed.title)
  expect(read.description).toBe(feed.description)
  expect(read.url).toBe(feed.link)
  expect(read.items.map(({ title }) => title)).toEqual(shown)
  for (const [at, item] of read.items.entries()) {
    expect(item.url).toBe(feed.entries[at]?.link)
    expect(item.content).toBe(html)
    expect(item.published?.toISOString()).toBe('2022-04-06T00:00:00.000Z')
    expect(item.authors.map(({ name }) => name)).toEqual(['Ada Li'])
    expect(item.categories.map(({ term }) => term)).toEqual(['Pain & more'])
  }
})

test('RSS is read by rss-parser as it was written, with descriptions that are HTML', async () => {
  const read = await new RssParser().parseString(rssFeed(feed, addresses))
  expect(read.title).toBe(feed.title)
  expect(read.items.map(({ title }) => title)).toEqual(shown)
  expect(read.items.map(({ content }) => textOf(content))).toEqual(
    shown.map((title) => `Claim: ${title}`),
  )
  const encoded = read.items.map((item) => (item as Record<string, unknown>)['content:encoded'])
  expect(encoded).toEqual(titles.map(() => html))
})

test('Atom is read by rss-parser as it was written', async () => {
  const read = await new RssParser().parseString(atomFeed(feed, addresses))
  expect(read.items.map(({ title }) => title)).toEqual(shown)
  expect(read.items.map(({ content }) => content)).toEqual(titles.map(() => html))
  expect(read.items.map(({ summary }) => summary)).toEqual(shown.map((title) => `Claim: ${title}`))
})

test('a description in RSS is text for those who show it as HTML', () => {
  const descriptions = parseFeed(
    rssFeed({ ...feed, entries: feed.entries.map(({ html: _, ...brief }) => brief) }, addresses),
  ).items.map(({ description, content }) => textOf(description ?? content))
  expect(descriptions).toEqual(shown.map((title) => `Claim: ${title}`))
})

test('the hub is named in every format, but not in archives', () => {
  const archive = { ...feed, archive: 1 }
  for (const write of [rssFeed, atomFeed, jsonFeed]) {
    expect(write(feed, addresses)).toContain('hub.example')
    expect(write(archive, addresses)).not.toContain('hub.example')
    const { hub: _, ...alone } = feed
    expect(write(alone, addresses)).not.toMatch(/hub/)
  }
  expect(rssFeed(feed, addresses)).toMatch(
    /<atom:link href="https:\/\/hub\.example\/\?a=1&(?:amp|#x26);b=2" rel="hub"\/>/,
  )
  expect(atomFeed(feed, addresses)).toMatch(
    /<link href="https:\/\/hub\.example\/\?a=1&(?:amp|#x26);b=2" rel="hub"\/>/,
  )
})

test('JSON Feed is valid against its schema', () => {
  const ajv = new Ajv({ strict: false })
  addFormats(ajv)
  const schema: unknown = createRequire(import.meta.url)('jsonfeed-schema/v1.1.js')
  const isValid = ajv.compile(schema as object)
  const { hub: _, ...alone } = feed
  const [entry] = feed.entries
  const brief = feed.entries.map(({ html: _, image: __, ...each }) => each)
  const documents: Feed[] = [
    feed,
    alone,
    { ...feed, entries: [] },
    { ...feed, entries: brief, archive: 2, older: 1 },
    { ...feed, entries: entry ? [{ ...entry, language: 'de', authors: [], topics: [] }] : [] },
  ]
  for (const document of documents) {
    isValid(JSON.parse(jsonFeed(document, addresses)))
    expect(isValid.errors).toBeNull()
  }
  expect(isValid({ version: 'https://jsonfeed.org/version/1.1', title: 'No items' })).toBe(false)
})
