import { fromHtml } from 'hast-util-from-html'
import { expect, test } from 'vitest'

import { nameHeadings } from './headings.ts'

const slugs = (html: string, taken: readonly string[] = []) =>
  nameHeadings(fromHtml(html, { fragment: true }), taken).map(({ slug }) => slug)

test.each([
  ['<h2>Main</h2>', 'main-1'],
  ['<h2>References</h2>', 'references-1'],
  ['<h2>Footnote label</h2>', 'footnote-label-1'],
  ['<h2>Cite entry</h2>', 'section-cite-entry'],
  ['<h2>Ref smith2020</h2>', 'section-ref-smith2020'],
  ['<h2>♥</h2>', 'section'],
  ['<h2>— —</h2>', 'section'],
  ['<p id="harms"></p><h2>Harms</h2>', 'harms-1'],
])('%s gets an identifier that is free', (html, slug) => {
  expect(slugs(html)).toEqual([slug])
})

test('headings of signs each get one of their own', () => {
  expect(slugs('<h2>♥</h2><h2>★</h2><h2>Section</h2>')).toEqual([
    'section',
    'section-1',
    'section-2',
  ])
})

test('quotation marks with spaces are no words of an identifier', () => {
  expect(slugs('<h2>Le \u00ab\u00a0mot\u00a0\u00bb juste</h2><h2>Le “mot” juste</h2>')).toEqual([
    'le-mot-juste',
    'le-mot-juste-1',
  ])
})

test('identifiers that are not in the tree can be taken', () => {
  expect(slugs('<h2>Harms</h2>', ['harms'])).toEqual(['harms-1'])
})

test('calls of footnotes are no words of a heading', () => {
  const html = '<h2>The answer<sup><a data-footnote-ref href="#x">1</a></sup></h2>'
  expect(nameHeadings(fromHtml(html, { fragment: true }))).toEqual([
    { depth: 2, slug: 'the-answer', text: 'The answer' },
  ])
})
