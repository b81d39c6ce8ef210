import type { Root } from 'mdast'

import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'

import type { Note } from '../old-post.ts'

import { writeText } from './written-text.ts'

function parse(source: string): Root {
  return unified().use(remarkParse).parse(source)
}

test('elements that make a text invalid are removed, and their text stays', () => {
  const tree = parse('Before _inside_\n\nAfter.')
  visit(tree, 'emphasis', (node) => {
    const [first] = node.children
    const children = first ? [first, { type: 'break' as const }] : []
    Object.assign(node, { type: 'mdxJsxTextElement', name: 'cite', attributes: [], children })
  })
  const notes: Note[] = []
  expect(writeText(tree, notes)).toEqual({ text: 'Before inside\n\nAfter.' })
  expect(notes).toHaveLength(1)
  expect(notes[0]?.message).toMatch(
    /^`<cite>`: only the text of these elements stays\. This is not/,
  )
})

test('the place of a fault is that of the innermost node', () => {
  const source = 'One.\n\n- Two\n- See [x](https://x.example/) and [a page](https://y.example/).'
  const tree = parse(source)
  visit(tree, 'link', (node) => {
    if (node.url === 'https://y.example/') node.url = String.raw`https://y.example/a\b`
  })
  expect(writeText(tree, [])).toEqual({
    problem: String.raw`The address \`https://y.example/a\b\` is incomplete.`.replaceAll(
      '\\`',
      '`',
    ),
    offset: source.indexOf('[a page]'),
  })
})
