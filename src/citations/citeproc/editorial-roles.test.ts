import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import type { CslItem } from '../../references/csl.ts'

import { builtInStyles, loadStyle } from '../style.ts'
import { runCiteproc } from './run.ts'

const inNotes = readFileSync(join(import.meta.dirname, '../cases/styles/in-notes.csl'), 'utf8')
const withRoles = inNotes.replace(
  /<text variable="title"[^>]*>/g,
  '$&<names variable="compiler" prefix=", compiled by "/><names variable="editor" prefix=", edited by "/>',
)

const book: CslItem = {
  id: 'book',
  type: 'book',
  title: 'Knees',
  compiler: [{ family: 'Elm', given: 'Bo' }],
  issued: { 'date-parts': [[2020]] },
  publisher: 'Knee Press',
}

/** Returns the text of the entry of an item, or of its note. */
function printed(item: CslItem, name: string): string {
  const { citations, entries } = runCiteproc(
    [{ items: [{ key: item.id }], narrative: false, note: 1 }],
    new Map([[item.id, item]]),
    { style: loadStyle(name, new Map([['with-roles', withRoles]])), locale: 'en-US', uncited: [] },
  )
  const html = entries.length > 0 ? entries.map((entry) => entry.html) : citations
  return html.join(' ').replace(/<[^>]*>/g, '')
}

test.each(builtInStyles())('%s prints the compiler of a book once', (name) => {
  expect(printed(book, name).match(/elm/gi)).toHaveLength(1)
})

test.each(builtInStyles())('%s prints the organizer of a chapter’s book', (name) => {
  const { compiler, ...rest } = book
  const chapter: CslItem = {
    ...rest,
    type: 'chapter',
    'container-title': 'All joints',
    author: [{ family: 'Ash', given: 'Mia' }],
    ...(compiler && { organizer: compiler }),
  }
  expect(printed(chapter, name).match(/elm/gi)).toHaveLength(1)
})

test('the role is kept where the style prints it', () => {
  const text = printed(book, 'with-roles')
  expect(text).toContain('compiled by')
  expect(text).not.toContain('edited by')
})

test('a work with an editor has no other', () => {
  const text = printed({ ...book, editor: [{ family: 'Fir', given: 'Al' }] }, 'vancouver')
  expect(text).toContain('Fir')
  expect(text).not.toContain('Elm')
})
