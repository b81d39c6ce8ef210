import type { Root } from 'mdast'

import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'

import { extractCitations } from '../citations/extract.ts'
import { isCitation } from '../citations/citation-node.ts'
import { wordsIn } from './words.ts'

function words(source: string): number {
  const tree: Root = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).parse(source)
  extractCitations(
    tree,
    source,
    () => true,
    (element) =>
      element === 'Evidence' ? [{ slot: 'summary-0', markdown: 'Four words of summary' }] : [],
  )
  return wordsIn(tree, 'en', isCitation)
}

test.each([
  ['Three short words.', 3],
  ['## A heading\n\nand a *micro*scopic text', 6],
  ['- one\n- two', 2],
  ['one\ntwo\\\nthree', 3],
  ['See [the trial](https://example.org/a/b) of `code`.', 5],
  ['Pain is real [@one; @two, table 1]. As @three says, so.', 6],
  ['Called once.[^a]\n\n[^a]: Two more.', 4],
  ['Before\n\n| a | b |\n| - | - |\n| c | d |', 1],
  ['<table><tbody><tr><td>cell</td></tr></tbody></table>\n\nAfter', 1],
  ['<Chart src="./one.yaml" alt="Not read">\n\nThe caption counts.\n\n</Chart>', 3],
  ['<Evidence claim="one" />', 0],
  ['<Note>On one line.</Note>', 3],
  ['![not read](./one.png)', 0],
  ['{/* not read */}', 0],
])('%s', (source, count) => {
  expect(words(source)).toBe(count)
})
