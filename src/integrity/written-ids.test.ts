/** Checks the identifiers that authors write: `page-ids-are-unique` in texts. Its cases are about built pages. */

import { expect, test } from 'vitest'

import { checkFiles } from './cases/check-files.ts'

const reportedIn = (body: string) =>
  checkFiles({ 'articles/knees.mdx': { body } }).issues.map(
    ({ rule, printed }) => `${rule} ${printed}`,
  )

test.each([
  'cite-entry',
  'citation-1',
  'contents',
  'footnote-label',
  'main',
  'ref-smith2020',
  'references',
  'response-ada',
  'unmark',
  'user-content-fn-1',
])('`%s` is reserved for the page', (id) => {
  expect(reportedIn(`Text.\n\n<span id="${id}">More</span> text.`)).toEqual([
    `page-ids-are-unique articles/knees.mdx:10:11: The identifier \`${id}\` is reserved for a part that the site adds to pages. \u2192 Choose another \`id\`, and correct the links to it.`,
  ])
})

test('an identifier cannot be that of two elements', () => {
  expect(
    reportedIn('<b id="a">One</b>, <b id="A">two</b>, <b id="b">three</b> and <b id="a">four</b>.'),
  ).toEqual([
    'page-ids-are-unique articles/knees.mdx:8:70: The identifier `a` is already used on this page, at 8:8. \u2192 Change one of them, because links to `#a` lead only to the first.',
  ])
})

test('a heading gives way to an identifier that is written, and the name of a search is none', () => {
  const body = `## Main
## Pain

<b id="pain">This</b> is <b id="mains">it</b>, as \\#main.

<SearchRecord id="pubmed2022" />

<SearchRecord id="pubmed2022" />`
  expect(reportedIn(body).filter((line) => line.includes('page-ids'))).toEqual([])
})
