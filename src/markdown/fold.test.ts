import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'

import { unfold } from './fold.ts'

test.each([
  [
    'a list that is continued',
    '<ol><li>A</li></ol><details class="fold"><summary>All</summary><ol start="2"><li>B</li></ol></details>',
    '<ol><li>A</li><li>B</li></ol>',
  ],
  [
    'a cell with a label',
    '<p><details class="fold"><summary>More</summary><div data-label="People">40</div></details></p>',
    '40',
  ],
  [
    'other details',
    '<details><summary>Why?</summary>So.</details>',
    '<details><summary>Why?</summary>So.</details>',
  ],
])('%s', (_, html, expected) => {
  const tree = fromHtml(html, { fragment: true })
  unfold(tree)
  expect(toHtml(tree).replaceAll('<p></p>', '')).toBe(expected)
})
