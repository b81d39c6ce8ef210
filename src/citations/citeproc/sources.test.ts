import { expect, test } from 'vitest'

import type { CslItem } from '../../references/csl.ts'

import { loadStyle } from '../style.ts'
import { runCiteproc } from './run.ts'

test.each([
  ['apa', 'legislation', '111-148', 'Pub. L. No. 111-148'],
  ['apa', 'report', '800-53', '(Report No. 800-53'],
  ['vancouver', 'report', '800-53', 'Report No.: 800-53'],
  ['harvard1', 'article-journal', '2020-0123', 'p.2020-0123'],
  ['apa', 'article-journal', 'e12-3', 'Article e12-3'],
])('in %s, the number of a %s is no range', (style, type, number, expected) => {
  const item = {
    ...{ id: 'a', type, title: 'On knees', number, genre: 'Report' },
    ...{ 'container-title': 'Pub. L.', volume: '3', issued: { 'date-parts': [[2010]] } },
  } as CslItem
  const { entries } = runCiteproc(
    [{ narrative: false, items: [{ key: 'a' }] }],
    new Map([['a', item]]),
    { style: loadStyle(style), locale: 'en-US', uncited: [] },
  )
  expect(entries.map(({ html }) => html.replace(/<[^>]*>/g, '')).join()).toContain(expected)
})
