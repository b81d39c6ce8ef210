import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import type { CslItem } from '../../references/csl.ts'

import { builtInStyles, loadStyle } from '../style.ts'
import { runCiteproc } from './run.ts'

const inNotes = readFileSync(join(import.meta.dirname, '../cases/styles/in-notes.csl'), 'utf8')
const added = new Map([
  ['in-notes', inNotes],
  // Prints pages in notes, which the one above does not.
  [
    'pages-in-notes',
    inNotes.replace(/<text variable="title"[^>]*>/, '$&<text variable="page" prefix=", "/>'),
  ],
])

const article: CslItem = {
  id: 'article',
  type: 'article-journal',
  title: 'Cells',
  'container-title': 'Journal',
  volume: '15',
  issued: { 'date-parts': [[2024]] },
  number: 'CD0442',
}

/** Returns the text of a citation of an item and of its entry. */
function printed(item: CslItem, name: string): string {
  const style = loadStyle(name, added)
  const { citations, entries } = runCiteproc(
    [{ items: [{ key: item.id }], narrative: false, note: 1 }],
    new Map([[item.id, item]]),
    { style, locale: 'en-US', uncited: [] },
  )
  const html = [...citations, ...entries.map((entry) => entry.html)].join(' ')
  return html.replace(/<[^>]*>/g, '')
}

function count(text: string, word: string): number {
  return text.split(word).length - 1
}

test.each(builtInStyles())('%s prints the number of an article once', (name) => {
  expect(count(printed(article, name), 'CD0442')).toBe(1)
})

test.each(builtInStyles())('%s prints the pages of an article that has both', (name) => {
  const text = printed({ ...article, page: '12' }, name)
  expect(text).toContain('12')
  expect(count(text, 'CD0442')).toBeLessThanOrEqual(1)
})

test('Vancouver prints it where the pages would be', () => {
  expect(printed({ ...article, issue: '1' }, 'vancouver')).toContain('2024;15(1):CD0442.')
})

test('a style that prints pages in notes prints it there', () => {
  expect(printed(article, 'pages-in-notes')).toContain('Cells, CD0442')
})

test('the number of another kind of source is no page', () => {
  const text = printed({ ...article, type: 'legal_case' }, 'vancouver')
  expect(text).not.toContain('CD0442')
})
